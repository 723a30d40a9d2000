/** A field as a desk shows it: what is on air beside what the feed says of it. */
import * as v from 'valibot';

/** Where a field's value on air comes from. */
const FIELD_STATES = ['live', 'held', 'overridden', 'stale', 'frozen'] as const;

export const fieldRowSchema = v.object({
  field: v.string(),
  /** What is on air now on outputs without delay. */
  value: v.nullable(v.string()),
  /** What is on air now on the program: on the outputs that have the stream's delay, else on those where most are. */
  program: v.nullable(v.string()),
  /** What the source sent last, under its own name; null where the source never had it. */
  reading: v.nullable(v.object({ source: v.string(), value: v.string(), at: v.number() })),
  state: v.picklist(FIELD_STATES),
  /** Whether any table knows what it means. */
  mapped: v.boolean(),
});
export type FieldRow = v.InferOutput<typeof fieldRowSchema>;
