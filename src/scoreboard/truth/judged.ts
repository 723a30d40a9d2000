/** What an operator did with a held value, for the way back. */
import * as v from 'valibot';

export const judgedSchema = v.object({
  field: v.string(),
  did: v.picklist(['accept', 'refuse']),
  /** What was held. */
  value: v.string(),
  /** What was on air beside it; empty for nothing. */
  before: v.string(),
});
export type Judged = v.InferOutput<typeof judgedSchema>;
