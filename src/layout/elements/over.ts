/** An over of cricket as its balls. */

export interface Ball {
  readonly text: string;
  readonly kind: 'dot' | 'runs' | 'boundary' | 'wicket' | 'extra';
}

/** No over has more balls than this on screen: of a longer one the last are shown. */
const BALLS_MAX = 12;

/**
 * The balls of an over, as scorers write them, with spaces, commas or bars between: `.` or `0` a dot ball, `4` and `6` a boundary, `W` a
 * wicket (`1W` one after a run), `wd` wide, `nb` no ball, `b` bye, `lb` leg bye, each with its runs before or behind it.
 */
export function ballsOf(text: string): readonly Ball[] {
  return text
    .split(/[\s,;|]+/)
    .filter((word) => word !== '')
    .slice(-BALLS_MAX)
    .map((word) => ({ text: /^[.0•·]$/.test(word) ? '•' : word, kind: kindOf(word) }));
}

function kindOf(word: string): Ball['kind'] {
  if (/^[.0•·]$/.test(word)) return 'dot';
  if (/^[46]$/.test(word)) return 'boundary';
  if (/^\d*\+?(?:wd|nb|lb|b)\+?\d*$/i.test(word)) return 'extra';
  return /^(?:\d*\+?w|w\+?\d*|(?:wd|nb)\+?w)$/i.test(word) ? 'wicket' : 'runs';
}
