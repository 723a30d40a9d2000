/** A desk as it is saved: what was said at it, and the ways back. */
import * as v from 'valibot';
import { auditLineSchema, deskSchema, oldSchema } from '#protocol/desk.ts';
import { judgedSchema } from '#scoreboard/truth/judged.ts';
import { cueEntrySchema } from './entry.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * A way back: the desk before a step, and what the step did besides: the cue it gave, those that it took off, the moment that it let go, the old
 * values that it settled, what it did with a held one.
 */
const backSchema = v.object({
  state: deskSchema,
  cue: v.optional(v.string()),
  cues: v.optional(v.pipe(v.array(cueEntrySchema), v.readonly())),
  moment: v.optional(v.string()),
  old: v.optional(oldSchema),
  judged: v.optional(judgedSchema),
});
export type Back = v.InferOutput<typeof backSchema>;

export const savedDeskSchema = v.object({
  rev: count,
  state: deskSchema,
  undo: v.array(backSchema),
  audit: v.array(auditLineSchema),
});
export type SavedDesk = v.InferOutput<typeof savedDeskSchema>;
