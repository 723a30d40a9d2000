/** What a theme file may say: values of the tokens that the graphic's style is written with (docs/THEMING.md lists them). */
import * as v from 'valibot';
import { tokensSchema } from './token-schema.ts';

const hexColor = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'a colour as #rrggbb, lower case'));

/** The rules of a good bug that a theme may break on purpose, each by the name that `e2e/rules/rules.ts` holds it under. */
const BREAKABLE_RULES = [
  'cap-height',
  'weight',
  'three-sizes',
  'two-weights',
  'grid',
  'thin-lines',
  'plate-ends',
  'centred',
  'colon',
  'equal-names',
  'opaque',
  'pure-colours',
  'contrast',
  'title-safe',
  'overlap',
  'logos',
  'steady',
] as const;
export type BreakableRule = (typeof BREAKABLE_RULES)[number];

/** The ways that each sport's bug can stand (`src/layout/compose/variants`). */
const VARIANT_NAMES = ['bar', 'strip', 'stack', 'bold', 'text', 'led'] as const;

export const themeSchema = v.strictObject({
  $schema: v.exactOptional(v.string()),
  name: v.string(),
  /** Which of a sport's variants it is drawn for, `bar` where it does not say. */
  variant: v.exactOptional(v.picklist(VARIANT_NAMES)),
  /** The teams' colours while nobody says otherwise. */
  home: hexColor,
  away: hexColor,
  /** What the theme does otherwise on purpose, and why. */
  breaks: v.exactOptional(
    v.array(v.strictObject({ rule: v.picklist(BREAKABLE_RULES), reason: v.pipe(v.string(), v.minLength(10)) })),
  ),
  /** By name without `--bug-`. */
  tokens: tokensSchema,
});
/** A page takes a theme that lacks tokens, or has other ones: it draws it as far as it can. */
export type Theme = Omit<v.InferOutput<typeof themeSchema>, 'tokens'> & {
  readonly tokens: Readonly<Record<string, string>>;
};
