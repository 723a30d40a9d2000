/** A field as a desk shows it: what is on air beside what the feed says of it. */
import * as v from 'valibot';

/** Where a field's value on air comes from. */
const FIELD_STATES = ['live', 'held', 'overridden', 'blank', 'stale', 'frozen'] as const;

/** Why a value is held: it falls or jumps by what the rules do not know, goes back, begins anew, skips periods, is blank, or is not where a clock should be. */
export const HELD_REASONS = [
  'confirming',
  'falls',
  'jumps',
  'returns',
  'resets',
  'skips',
  'blank',
  'off-pace',
] as const;
export type HeldReason = (typeof HELD_REASONS)[number];

/** How the game clock on air is; `leaving` and `away` are said of any clock whose feed was lost while it ran. */
const CLOCK_PACES = ['running', 'stopped', 'absent', 'leaving', 'away'] as const;

export const fieldRowSchema = v.object({
  field: v.string(),
  /** What is on air now on outputs without delay. */
  value: v.nullable(v.string()),
  /** What is on air now on the program: on the outputs that have the stream's delay, else on those where most are. */
  program: v.nullable(v.string()),
  /** What the source sent last, under its own name; null where the source never had it. */
  reading: v.nullable(v.object({ source: v.string(), value: v.string(), at: v.number() })),
  state: v.picklist(FIELD_STATES),
  /** What was read and is not on air yet, since when, and why; absent where nothing waits. */
  held: v.exactOptional(v.object({ value: v.string(), since: v.number(), reason: v.picklist(HELD_REASONS) })),
  /** The clock runs against what the sport says of it, and was let: the sport may be another. Absent where it does not. */
  contradicts: v.exactOptional(v.literal(true)),
  /** Of the game clock, where it is known; of other clocks only that they leave or have left. */
  pace: v.exactOptional(v.picklist(CLOCK_PACES)),
  /** Whether any table knows what it means. */
  mapped: v.boolean(),
});
export type FieldRow = v.InferOutput<typeof fieldRowSchema>;
