/** What a layout file may say: boxes, the elements in them, what they are bound to. The types of the engine come from here. */
import * as v from 'valibot';
import { bindingSchema, common, conditionSchema, fieldName, pixels, PLATES, size } from './common-schema.ts';
import { richSchemas } from './rich-schema.ts';

export type { Binding, Condition, Source } from './common-schema.ts';

/** The nine places of the title-safe area that a bug can stand at: top, middle, bottom; left, centre, right. */
export const POSITIONS = ['tl', 'tc', 'tr', 'ml', 'mc', 'mr', 'bl', 'bc', 'br'] as const;
export type Position = (typeof POSITIONS)[number];

const affix = v.pipe(v.string(), v.maxLength(3));

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
  /** Stand before and behind a count that is there, such as `+` and `'`; `slots` counts them as well. */
  before: v.exactOptional(affix),
  after: v.exactOptional(affix),
});
/** A clock as the source gives it; a `shot-clock` is urgent at 5 seconds unless it says otherwise. `slots` is the widest text, in characters: `0:00.0` and `120:00` are six. */
const clockSchema = v.strictObject({
  kind: v.picklist(['clock', 'shot-clock']),
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
  /** Shown instead where a word is too long for its room. */
  short: v.exactOptional(bindingSchema),
  /**
   * `quarter` gives Q1, `period` P1, `ordinal` 1ST, `half` 1H, `round` R1, `inning` 1, `word` the word and the number (SET 1), `plain` what
   * the source says.
   */
  format: v.picklist(['quarter', 'period', 'ordinal', 'half', 'round', 'inning', 'word', 'plain']),
  /** Periods of regular time; what comes after is overtime. Rounds, innings, and words without an `over`, go on being counted. */
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  /** Overtime is `OT`, 2OT … or `ET1`, ET2 …; without a word `ET` behind halves and `OT` behind all else. */
  over: v.exactOptional(v.picklist(['OT', 'ET'])),
  /** The word of `word`: a name of the layout's labels. */
  word: v.exactOptional(v.string()),
  /** The field that says `top` or `bottom` of an inning, shown as a triangle that points up or down before the number. */
  half: v.exactOptional(fieldName),
  /** The field that says how many periods are scheduled; it stands behind the number: R3/12. */
  of: v.exactOptional(fieldName),
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
  shape: v.exactOptional(v.picklist(['bar', 'dot'])),
  /** The places that are left of `max` are drawn hollow. */
  empty: v.exactOptional(v.boolean()),
  /** Full from the right end; without `empty` there is nothing to be seen of it. */
  reverse: v.exactOptional(v.boolean()),
});
const LIGHT_SHAPES = [
  'label',
  'arrow-left',
  'arrow-right',
  'arrow-up',
  'arrow-down',
  'dot',
  'star',
  'card-red',
  'card-yellow',
] as const;
/** A lamp: bonus, possession, serve, a card. It keeps its place while it is off. */
const lightSchema = v.strictObject({
  kind: v.literal('light'),
  ...common,
  on: conditionSchema,
  shape: v.picklist(LIGHT_SHAPES),
  label: v.exactOptional(bindingSchema),
  size,
});
/** A `rule` of 3 px between its neighbours, upright in a row and lying in a column, or a `block` of its `width` and `height`. */
const shapeSchema = v.strictObject({
  kind: v.literal('shape'),
  ...common,
  shape: v.picklist(['rule', 'block']),
  plate: v.picklist(PLATES),
});

const elementSchema = v.variant('kind', [
  textSchema,
  numberSchema,
  clockSchema,
  periodSchema,
  imageSchema,
  pipsSchema,
  lightSchema,
  shapeSchema,
  ...richSchemas,
]);
export type ElementNode = v.InferOutput<typeof elementSchema>;
export type TextNode = v.InferOutput<typeof textSchema>;
export type NumberNode = v.InferOutput<typeof numberSchema>;
export type ClockNode = v.InferOutput<typeof clockSchema>;
export type PeriodNode = v.InferOutput<typeof periodSchema>;
export type ImageNode = v.InferOutput<typeof imageSchema>;
export type PipsNode = v.InferOutput<typeof pipsSchema>;
export type LightNode = v.InferOutput<typeof lightSchema>;
export type ShapeNode = v.InferOutput<typeof shapeSchema>;

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
  /** Is drawn before the stream has any field: a card that has words of its own. */
  always: v.exactOptional(v.boolean()),
  labels: labelsSchema,
  root: nodeSchema,
});
export type Layout = v.InferOutput<typeof layoutSchema>;
