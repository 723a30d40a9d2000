/** Says what a URL's query got wrong. For operators' pages alone: on air there is nobody to read it. */
import type { Option } from './option-types.ts';
import type { Ignored } from './url-options.ts';

/** Longest part of a name or a value that is repeated, in UTF-16 units. */
const SHOWN_MAX = 64;

/** One sentence for each thing that was ignored, with what was expected. */
export function explainIgnored(ignored: readonly Ignored[]): readonly string[] {
  return ignored.map(({ name, option, given = '' }) =>
    option === undefined
      ? `${name.slice(0, SHOWN_MAX)}: not an option`
      : `${name}: expected ${expectationOf(option)}, got "${given.slice(0, SHOWN_MAX)}"`,
  );
}

/** That a page was told a sport which the server has no pack of: `pack` is what it answered, null where there is none. */
export function explainSport(sport: unknown, pack: unknown): readonly string[] {
  if (typeof sport !== 'string' || pack !== null) return [];
  return [`sport: there is no sport ${sport.slice(0, SHOWN_MAX)}, expected an id of the list at /api/sports`];
}

function expectationOf({ type, choices = [], range = [0, 0] }: Option<unknown>): string {
  switch (type) {
    case 'text':
      return 'text';
    case 'slug':
      return 'a name of letters, digits, - and _';
    case 'colour':
      return 'a hex colour such as c8102e';
    case 'chroma':
      return 'nothing, a hex colour such as 00ff00, or 0';
    case 'logo':
      return 'a path such as /logos/lions.svg, or data:image/…';
    case 'paths':
      return 'paths with commas between them';
    case 'choice':
      return choices.join(', ');
    case 'number':
      return `a number from ${range[0]} to ${range[1]}`;
    case 'scale':
      return `a factor from ${range[0]} to ${range[1]}, or per cent`;
    case 'flag':
      return '1 or 0';
    case 'language':
      return 'a language tag such as en or pt-BR';
    case 'names':
      return 'names with dots between them';
    default:
      return type satisfies never;
  }
}
