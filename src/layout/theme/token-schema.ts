/** What each token of a theme may be (docs/THEMING.md), by name without `--bug-`. */
import * as v from 'valibot';

const number = String.raw`[+-]?(?:\d+(?:\.\d+)?|\.\d+)`;
const part = `${number}%?`;
const hue = `${number}(?:deg)?`;
/** CSS Color 4 §5.1 and §7: three parts with commas between, or with spaces; an alpha behind them. */
function colorFunction(name: string, parts: readonly string[]): string {
  const commas = parts.join(String.raw`\s*,\s*`);
  const spaces = parts.join(String.raw`\s+`);
  return String.raw`${name}a?\(\s*(?:${commas}(?:\s*,\s*${part})?|${spaces}(?:\s*\/\s*${part})?)\s*\)`;
}
const color = new RegExp(
  `^(?:#(?:[\\dA-Fa-f]{3,4}|[\\dA-Fa-f]{6}|[\\dA-Fa-f]{8})|transparent|${[
    colorFunction('rgb', [number, number, number]),
    colorFunction('rgb', [`${number}%`, `${number}%`, `${number}%`]),
    colorFunction('hsl', [hue, `${number}%`, `${number}%`]),
  ].join('|')})$`,
);
const family = String.raw`(?:'[^'"\\()<>{};]+'|"[^'"\\()<>{};]+"|[A-Za-z][A-Za-z\d -]*)`;

const token = (pattern: RegExp, words: string) => v.pipe(v.string(), v.maxLength(200), v.regex(pattern, words));
const colorToken = token(color, 'a colour such as #14181f, rgb(20, 24, 31) or hsl(218, 22%, 10%)');
const lengthToken = token(/^\d{1,3}(?:\.\d+)?px$/, 'pixels such as 12px or 0px');
const sizeToken = token(/^[1-9]\d{0,2}(?:\.\d+)?px$/, 'pixels such as 44px, more than 0px');
const faceToken = token(new RegExp(`^${family}(?:\\s*,\\s*${family})*$`), "a font family such as 'Barlow Condensed'");

/** The plates and their inks have no value in the style sheets: a theme must say them. */
const MUST = {
  base: colorToken,
  'base-ink': colorToken,
  strip: colorToken,
  'strip-ink': colorToken,
  clock: colorToken,
  'clock-ink': colorToken,
  shot: colorToken,
  'shot-ink': colorToken,
  lit: colorToken,
  'lit-ink': colorToken,
  urgent: colorToken,
  'urgent-ink': colorToken,
};

const MAY_COLORS = {
  dim: v.exactOptional(colorToken),
  'card-red': v.exactOptional(colorToken),
  'card-yellow': v.exactOptional(colorToken),
  unlit: v.exactOptional(colorToken),
};

const MAY = {
  radius: v.exactOptional(lengthToken),
  font: v.exactOptional(faceToken),
  'digit-font': v.exactOptional(faceToken),
  'size-huge': v.exactOptional(sizeToken),
  'size-large': v.exactOptional(sizeToken),
  'size-medium': v.exactOptional(sizeToken),
  'size-small': v.exactOptional(sizeToken),
  case: v.exactOptional(v.picklist(['uppercase', 'none'])),
};

const NAME_WORDS = 'lower-case letters, digits and hyphens, without home- or away- (a team is under home or away)';
/** Functions that fetch or draw nothing; all others are refused by the bracket that follows their name. */
const HARMLESS = String.raw`^(?:[^()\\<>{};@]|(?:rgba?|hsla?|calc|min|max|clamp|var|cubic-bezier)\(|\))*$`;

/**
 * The tokens of a theme. Those that a crew's own CSS reads may be there as well, under names that are not the teams'; nothing in them can
 * fetch or draw a picture.
 */
export const tokensSchema = v.intersect([
  v.looseObject({ ...MUST, ...MAY_COLORS, ...MAY }),
  v.record(
    v.pipe(v.string(), v.regex(/^(?!(?:home|away)-)[a-z][a-z0-9-]*$/, NAME_WORDS)),
    v.pipe(v.string(), v.maxLength(200), v.regex(new RegExp(HARMLESS), 'no url() and no other function that draws')),
  ),
]);

/** The tokens that the style sheets read and have no value for. A test holds this list against them. */
export const MUST_TOKENS: readonly string[] = Object.keys(MUST);
/** Those that are colours. */
export const COLOR_TOKENS: readonly string[] = Object.keys({ ...MUST, ...MAY_COLORS });
/** All that the style sheets read; those of the teams are reckoned from their colours. A test holds this list against them. */
export const TOKEN_NAMES: readonly string[] = Object.keys({ ...MUST, ...MAY_COLORS, ...MAY });

/** Whether something can be seen through a colour that is right by the schema. OBS blends such pixels in linear light. */
export function isTranslucent(text: string): boolean {
  if (text === 'transparent') return true;
  const hex = /^#(?:[\dA-Fa-f]{3}([\dA-Fa-f])|[\dA-Fa-f]{6}([\dA-Fa-f]{2}))$/.exec(text);
  if (hex !== null) return !/^f+$/i.test(hex[1] ?? hex[2] ?? '');
  const [separator, at] = text.includes('/') ? (['/', 1] as const) : ([',', 3] as const);
  const alpha = text.split(separator)[at];
  return alpha !== undefined && Number.parseFloat(alpha) < (alpha.includes('%') ? 100 : 1);
}
