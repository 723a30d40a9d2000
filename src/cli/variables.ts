import { COMMANDS, type CommandName } from './commands.ts';
import type { FlagSpec } from './flag-spec.ts';
import type { Surroundings } from './surroundings.ts';

const PREFIX = 'BOARDCAST_';
/** No flag's: it is read by the relay's commands alone. */
const LOG = 'BOARDCAST_LOG';
/** The browser tests' own: which browser they take, and what they hand to the processes they start. */
const TESTS_OWN = /^BOARDCAST_(BROWSER$|E2E_)/;

/** Variables that begin like Boardcast's and are none, in words: a mistyped one would else be passed over in silence. Those of other commands are no fault. */
export function strangeVariables(command: CommandName, around: Pick<Surroundings, 'env' | 'platform'>): string[] {
  const known = new Set<string>([LOG, ...Object.values(COMMANDS).flatMap(({ flags }) => variablesOf(flags))]);
  const own = variablesOf(COMMANDS[command].flags);
  const expected = command === 'start' || command === 'demo' || command === 'edge' ? [...own, LOG] : own;
  return Object.entries(around.env).flatMap(([name, text]) => {
    // On Windows a variable is the same however it is written.
    const variable = around.platform === 'win32' ? name.toUpperCase() : name;
    const unset = text === undefined || text.trim() === '';
    if (unset || !variable.startsWith(PREFIX) || known.has(variable) || TESTS_OWN.test(variable)) return [];
    return [`${name}: no such variable, expected ${expected.length === 0 ? 'none' : `one of ${expected.join(', ')}`}`];
  });
}

function variablesOf(flags: readonly FlagSpec[]): string[] {
  return flags.flatMap(({ env }) => env ?? []);
}
