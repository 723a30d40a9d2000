/** What a layout file may say: boxes, the elements in them, what they are bound to. The types of the engine come from here. */
import * as v from 'valibot';

/** The nine places of the title-safe area that a bug can stand at: top, middle, bottom; left, centre, right. */
export const POSITIONS = ['tl', 'tc', 'tr', 'ml', 'mc', 'mr', 'bl', 'bc', 'br'] as const;
export type Position = (typeof POSITIONS)[number];

const team = v.picklist(['home', 'away']);
const fieldName = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
/** Pixels of the 1920 × 1080 design. */
const pixels = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1920));

/** One place to read a text from. */
const sourceSchema = v.union([
  /** The first of these fields that is not blank, canonical or as the source calls it. */
  v.strictObject({ field: v.pipe(v.array(fieldName), v.minLength(1)) }),
  /** What the page was told about a team: its name, its short name, its logo. */
  v.strictObject({ team, name: v.picklist(['full', 'short', 'logo']) }),
  /** A word of the layout's own list, in the page's language. */
  v.strictObject({ label: v.string() }),
]);
export type Source = v.InferOutput<typeof sourceSchema>;

/** Sources in order of preference: the first that is not blank is shown. */
const bindingSchema = v.pipe(v.array(sourceSchema), v.minLength(1));
export type Binding = v.InferOutput<typeof bindingSchema>;

/** A question about fields; data, never code. Numbers compare only where the field's text is one. */
export type Condition =
  | { readonly field: string; readonly gte: number }
  | { readonly field: string; readonly lte: number }
  | { readonly field: string; readonly is: readonly string[] }
  | { readonly field: string; readonly lit: boolean }
  | { readonly field: string; readonly blank: boolean }
  | { readonly any: readonly Condition[] }
  | { readonly all: readonly Condition[] };

const conditionSchema: v.GenericSchema<Condition> = v.union([
  v.strictObject({ field: fieldName, gte: v.number() }),
  v.strictObject({ field: fieldName, lte: v.number() }),
  /** The text is one of these, in whatever case. */
  v.strictObject({ field: fieldName, is: v.array(v.string()) }),
  /** A lamp is on: not blank, not 0, false, off or no. */
  v.strictObject({ field: fieldName, lit: v.boolean() }),
  /** Absent counts as blank. */
  v.strictObject({ field: fieldName, blank: v.boolean() }),
  v.strictObject({ any: v.array(v.lazy(() => conditionSchema)) }),
  v.strictObject({ all: v.array(v.lazy(() => conditionSchema)) }),
]);

/** The colours that a plate may have; a theme says what they are (docs/THEMING.md). */
export const PLATES = ['base', 'strip', 'clock', 'shot', 'home', 'away', 'home-shade', 'away-shade'] as const;

const common = {
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
};

const size = v.picklist(['large', 'medium', 'small']);

/** A name or a word: squeezed when it is long, then the `short` one, then cut with an ellipsis. */
const textSchema = v.strictObject({
  kind: v.literal('text'),
  ...common,
  value: bindingSchema,
  short: v.exactOptional(bindingSchema),
  size,
});
/** A count. `slots` is the widest number of digits that its place is made for. */
const numberSchema = v.strictObject({
  kind: v.literal('number'),
  ...common,
  value: bindingSchema,
  slots: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8)),
  size,
  /** Animates once when it rises. */
  lively: v.exactOptional(v.boolean()),
});
/** A clock as the source gives it. `slots` is the widest text, in characters: `0:00.0` and `120:00` are six. */
const clockSchema = v.strictObject({
  kind: v.literal('clock'),
  ...common,
  value: bindingSchema,
  slots: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
  size,
  /** At this many seconds and fewer the element's tone is urgent. */
  urgentAt: v.exactOptional(v.number()),
});
const periodSchema = v.strictObject({
  kind: v.literal('period'),
  ...common,
  value: bindingSchema,
  /** `quarter` gives Q1, `ordinal` 1ST, `plain` what the source says. */
  format: v.picklist(['quarter', 'ordinal', 'plain']),
  /** Periods of regular time; what comes after is OT, 2OT … */
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  size,
});
const imageSchema = v.strictObject({ kind: v.literal('image'), ...common, value: bindingSchema });
/** A count as marks: time-outs left. */
const pipsSchema = v.strictObject({
  kind: v.literal('pips'),
  ...common,
  value: bindingSchema,
  /** The most marks there is room for. */
  max: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
});
/** A lamp: bonus, possession. It keeps its place while it is off. */
const lightSchema = v.strictObject({
  kind: v.literal('light'),
  ...common,
  on: conditionSchema,
  shape: v.picklist(['label', 'arrow-left', 'arrow-right']),
  label: v.exactOptional(bindingSchema),
  size,
});

const elementSchema = v.variant('kind', [
  textSchema,
  numberSchema,
  clockSchema,
  periodSchema,
  imageSchema,
  pipsSchema,
  lightSchema,
]);
export type ElementNode = v.InferOutput<typeof elementSchema>;
export type TextNode = v.InferOutput<typeof textSchema>;
export type NumberNode = v.InferOutput<typeof numberSchema>;
export type ClockNode = v.InferOutput<typeof clockSchema>;
export type PeriodNode = v.InferOutput<typeof periodSchema>;
export type ImageNode = v.InferOutput<typeof imageSchema>;
export type PipsNode = v.InferOutput<typeof pipsSchema>;
export type LightNode = v.InferOutput<typeof lightSchema>;

const commonSchema = v.strictObject(common);
/** Nodes side by side, one under the other, or one on top of the other. */
export interface BoxNode extends v.InferOutput<typeof commonSchema> {
  readonly kind: 'row' | 'column' | 'stack';
  readonly gap?: number;
  readonly children: readonly LayoutNode[];
}
export type LayoutNode = BoxNode | ElementNode;

export const nodeSchema: v.GenericSchema<LayoutNode> = v.variant('kind', [
  v.strictObject({
    kind: v.picklist(['row', 'column', 'stack']),
    ...common,
    gap: v.exactOptional(pixels),
    children: v.array(v.lazy(() => nodeSchema)),
  }),
  elementSchema,
]);

/** Words by language (`en` is a must) and name. */
export const labelsSchema = v.intersect([
  v.looseObject({ en: v.record(v.string(), v.string()) }),
  v.record(v.string(), v.record(v.string(), v.string())),
]);

/** A layout file. */
export const layoutSchema = v.strictObject({
  $schema: v.exactOptional(v.string()),
  name: v.string(),
  /** Where it stands unless the page is told otherwise. */
  position: v.picklist(POSITIONS),
  labels: labelsSchema,
  root: nodeSchema,
});
export type Layout = v.InferOutput<typeof layoutSchema>;
