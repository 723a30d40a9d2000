/** What every node of a layout file may say: how it stands in its box, what it is bound to, when it is to be seen. */
import * as v from 'valibot';

export const team = v.picklist(['home', 'away']);
export const fieldName = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
/** Pixels of the 1920 × 1080 design. */
export const pixels = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1920));

/** The texts that a page's URL may give for the show; `strapLogo` is the logo of the team that the strap is about. */
const OPTION_TEXTS = ['title', 'subtitle', 'strapName', 'strapLine', 'strapLogo'] as const;

/** One place to read a text from. */
const sourceSchema = v.union([
  /** The first of these fields that is not blank, canonical or as the source calls it. */
  v.strictObject({ field: v.pipe(v.array(fieldName), v.minLength(1)) }),
  /** What the page was told about a team: its name, its short name, its logo. */
  v.strictObject({ team, name: v.picklist(['full', 'short', 'logo']) }),
  /** What the page was told for this one graphic (`?title=Cup+final`); a text of nothing else takes no room where nothing was said. */
  v.strictObject({ option: v.picklist(OPTION_TEXTS) }),
  /** A word of the layout's own list, in the page's language; with `when` only while that holds. */
  v.strictObject({
    label: v.string(),
    when: v.exactOptional(v.lazy((): v.GenericSchema<Condition> => conditionSchema)),
  }),
]);
export type Source = v.InferOutput<typeof sourceSchema>;

/** Sources in order of preference: the first that is not blank is shown. */
export const bindingSchema = v.pipe(v.array(sourceSchema), v.minLength(1));
export type Binding = v.InferOutput<typeof bindingSchema>;

/** A question about fields; data, never code. Numbers compare only where the field's text is one. */
export type Condition =
  | { readonly field: string; readonly gte: number }
  | { readonly field: string; readonly lte: number }
  | { readonly field: string; readonly above: string }
  | { readonly field: string; readonly is: readonly string[] }
  | { readonly field: string; readonly lit: boolean }
  | { readonly field: string; readonly blank: boolean }
  | { readonly side: string; readonly team: 'home' | 'away' }
  | { readonly not: Condition }
  | { readonly any: readonly Condition[] }
  | { readonly all: readonly Condition[] };

export const conditionSchema: v.GenericSchema<Condition> = v.union([
  v.strictObject({ field: fieldName, gte: v.number() }),
  v.strictObject({ field: fieldName, lte: v.number() }),
  /** A greater number than that of another field; where one of them holds none it is not. */
  v.strictObject({ field: fieldName, above: fieldName }),
  /** The text is one of these, in whatever case. */
  v.strictObject({ field: fieldName, is: v.array(v.string()) }),
  /** A lamp is on: not blank, not 0, false, off or no. */
  v.strictObject({ field: fieldName, lit: v.boolean() }),
  /** Absent counts as blank. */
  v.strictObject({ field: fieldName, blank: v.boolean() }),
  /**
   * The field's text names this side: `home`, `h`, `1`, `left`, `<`, `←`, and `a` for board side A, which is home; `away`, `visitor`,
   * `guest`, `v`, `2`, `right`, `>`, `→`, and `b`; in whatever case.
   */
  v.strictObject({ side: fieldName, team }),
  v.strictObject({ not: v.lazy(() => conditionSchema) }),
  v.strictObject({ any: v.array(v.lazy(() => conditionSchema)) }),
  v.strictObject({ all: v.array(v.lazy(() => conditionSchema)) }),
]);

/** The colours that a plate may have; a theme says what they are (docs/THEMING.md). */
export const PLATES = [
  'base',
  'strip',
  'clock',
  'shot',
  'home',
  'away',
  'home-shade',
  'away-shade',
  'team',
  'lit',
] as const;

/** What an element may be marked as: `urgent` red, `lit` like a lamp that is on, `dim` for what is over. */
export const TONES = ['urgent', 'lit', 'dim'] as const;
export type Tone = (typeof TONES)[number];

export const common = {
  /** The name of this part, for `data-part` and for hiding it. */
  part: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens'))),
  width: v.exactOptional(pixels),
  height: v.exactOptional(pixels),
  /** Takes its share of what room is left in its box. */
  grow: v.exactOptional(v.boolean()),
  /** Clear room to the left and right of the content. */
  pad: v.exactOptional(pixels),
  align: v.exactOptional(v.picklist(['start', 'center', 'end'])),
  plate: v.exactOptional(v.picklist(PLATES)),
  /** Has the theme's rounded corners, all or the upper ones, and what is in it is cut to them. */
  rounded: v.exactOptional(v.picklist(['all', 'top'])),
  /**
   * Takes room only once one of these fields has held something; a field that goes blank later keeps its room, one that is gone gives it
   * up. An element without `known` takes the fields it shows; `[]` says that it always has its room.
   */
  known: v.exactOptional(v.array(fieldName)),
  /** Is to be seen only while this holds; it keeps its room while it does not. */
  when: v.exactOptional(conditionSchema),
  /** The first of these that holds marks the element; it goes before an `urgentAt`. */
  tones: v.exactOptional(v.array(v.strictObject({ when: conditionSchema, tone: v.picklist(TONES) }))),
};

export const size = v.picklist(['huge', 'large', 'medium', 'small']);
