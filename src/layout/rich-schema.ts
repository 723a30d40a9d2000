/** The elements that most layouts have none of. Their views are in a chunk of their own, fetched for a layout that holds one. */
import * as v from 'valibot';
import { common, fieldName, pixels, PLATES, size } from './common-schema.ts';

/**
 * Each of these elements says in `fields` all that it reads, in lists of names by what they are for: what the page must know of it to
 * follow its fields before its view is there.
 */
const names = v.pipe(v.array(fieldName), v.minLength(1));
const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));

/** One team's scores by set, game, period, inning or end: a cell each, in their order. */
const setsSchema = v.strictObject({
  kind: v.literal('sets'),
  ...common,
  fields: v.strictObject({
    /** The team's score in each, first to last. */
    own: names,
    /** The other team's; of the same number. A cell is won where its own number is the greater. */
    rivals: names,
    /** Points of the tie-break of each: the loser's stand small behind the winner's score, `7⁶`. */
    ties: v.exactOptional(names),
    rivalTies: v.exactOptional(names),
    /** Says which one is being played, from 1. Without it that is the last one with a score. */
    current: v.exactOptional(names),
  }),
  /** Width of a cell. */
  cell: pixels,
  /** The most digits of a cell. */
  slots: count(3),
  size,
  /** The most cells there is room for; of more the latest are shown. */
  upTo: v.exactOptional(count(20)),
  /** `played` grows by a cell with each one that begins, `all` has its room from the start. */
  show: v.picklist(['played', 'all']),
  /** Periods of regular time: `all` has no room for more before they are played. */
  regular: v.exactOptional(count(20)),
  /** What the head calls those after regular time: OT, 2OT … or ET1, ET2 …; without it they go on being counted. */
  over: v.exactOptional(v.picklist(['OT', 'ET'])),
  /** What the head calls the last of them unless an overtime is being played there: SO. */
  shootout: v.exactOptional(v.string()),
  /** All of them are over: none is being played. */
  past: v.exactOptional(v.boolean()),
  /** Shows the numbers of the cells instead, for the head of a table. */
  heads: v.exactOptional(v.boolean()),
});

/** Three bases as a diamond: first to the right, second above, third to the left. */
const basesSchema = v.strictObject({
  kind: v.literal('bases'),
  ...common,
  /** Lamps of the first, the second and the third base. */
  fields: v.strictObject({ bases: v.pipe(v.array(fieldName), v.length(3)) }),
});

/** Clocks of players who are off, the lowest first. Every place is there always, so that nothing moves when one ends. */
const penaltiesSchema = v.strictObject({
  kind: v.literal('penalties'),
  ...common,
  fields: v.strictObject({
    clocks: names,
    /** The player of each clock, in the same order. */
    players: v.exactOptional(names),
  }),
  /** Places; how many more there are stands behind them as `+1`. */
  max: count(6),
  flow: v.picklist(['row', 'column']),
  /** The widest clock, in characters. */
  slots: v.exactOptional(count(7)),
  size,
  gap: v.exactOptional(pixels),
});

/** Cricket's over: its balls so far, as the scorer writes them (`1 . 4 W 2nb`). */
const overSchema = v.strictObject({
  kind: v.literal('over'),
  ...common,
  fields: v.strictObject({ balls: names }),
  /** Places that there are always; more balls than that are drawn narrower. */
  places: v.exactOptional(count(12)),
  /** Width of a place. */
  cell: pixels,
  size,
});

/** A share of a whole: time left, a chase. Numbers or clock texts. */
const barSchema = v.strictObject({
  kind: v.literal('bar'),
  ...common,
  fields: v.strictObject({
    value: names,
    /** The whole. */
    of: v.exactOptional(names),
  }),
  /** The whole while no field says it. */
  max: v.exactOptional(v.pipe(v.number(), v.minValue(1))),
  /** The colour of the share. */
  fill: v.picklist(PLATES),
  /** Full at its right end. */
  reverse: v.exactOptional(v.boolean()),
});

/** Tries as marks, in their order: a shoot-out. `o` is scored, `x` missed. */
const seriesSchema = v.strictObject({
  kind: v.literal('series'),
  ...common,
  fields: v.strictObject({
    marks: names,
    /** The other team's, so that both begin their next round of places together. */
    rivals: v.exactOptional(names),
  }),
  /** Places; the try after the last begins them anew. */
  places: v.exactOptional(count(12)),
});

/** The pictures that the page was told to show in turns: sponsors. */
const slidesSchema = v.strictObject({ kind: v.literal('slides'), ...common });

/**
 * The segments of a board, unlit, behind the digits of a number or a clock: for themes whose `digit-font` is one of segments. It stands
 * in a stack under the number that it belongs to, of the same width, size, pad and `align: end`.
 */
const unlitSchema = v.strictObject({
  kind: v.literal('unlit'),
  ...common,
  fields: v.strictObject({
    /** What the number shows: the first that is not blank. */
    value: names,
  }),
  of: v.picklist(['number', 'clock']),
  slots: count(12),
  size,
});

export const richSchemas = [
  setsSchema,
  basesSchema,
  penaltiesSchema,
  overSchema,
  barSchema,
  seriesSchema,
  slidesSchema,
  unlitSchema,
] as const;

export type SetsNode = v.InferOutput<typeof setsSchema>;
export type BasesNode = v.InferOutput<typeof basesSchema>;
export type PenaltiesNode = v.InferOutput<typeof penaltiesSchema>;
export type OverNode = v.InferOutput<typeof overSchema>;
export type BarNode = v.InferOutput<typeof barSchema>;
export type SeriesNode = v.InferOutput<typeof seriesSchema>;
export type SlidesNode = v.InferOutput<typeof slidesSchema>;
export type UnlitNode = v.InferOutput<typeof unlitSchema>;
export type RichNode = SetsNode | BasesNode | PenaltiesNode | OverNode | BarNode | SeriesNode | SlidesNode | UnlitNode;
