/** What can be wrong with a theme that is right by its schema. Reads raw JSON, so that it tells its faults beside those of the schema. */
import { COLOR_TOKENS, isTranslucent, TOKEN_NAMES, tokensSchema } from '../theme/token-schema.ts';
import { isRecord, tell, type Fault } from './json-path.ts';
import { schemaFaults } from './schema-faults.ts';

/** Colours that can be seen through, unless the theme says that they are so on purpose; and names that were meant for a token. */
export function themeFaults(json: unknown): readonly Fault[] {
  if (!isRecord(json) || !isRecord(json['tokens'])) return [];
  const { tokens } = json;
  const mayBeSeenThrough = breaksOpaque(json['breaks']);
  return Object.entries(tokens).flatMap(([name, value]): readonly Fault[] => {
    const path = ['tokens', name];
    const meant = /^[a-z-]+$/.test(name) && TOKEN_NAMES.find((one) => isOneSlipFrom(one, name));
    if (meant && !TOKEN_NAMES.includes(name)) {
      return [{ path, expected: `the token ${meant}, or a name that is not so like it`, got: tell(name) }];
    }
    if (mayBeSeenThrough || typeof value !== 'string' || !COLOR_TOKENS.includes(name)) return [];
    const isColor = schemaFaults(tokensSchema, { [name]: value }).every((fault) => fault.path[0] !== name);
    if (!isColor || !isTranslucent(value)) return [];
    return [
      { path, expected: 'an opaque colour, or the rule "opaque" under breaks with its reason', got: tell(value) },
    ];
  });
}

function breaksOpaque(breaks: unknown): boolean {
  return Array.isArray(breaks) && breaks.some((one: unknown) => isRecord(one) && one['rule'] === 'opaque');
}

/** Whether two names differ by one letter: another one, one more, one less. */
function isOneSlipFrom(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}
