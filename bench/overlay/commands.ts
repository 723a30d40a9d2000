/** What the bench and its server process say to each other. */
import * as v from 'valibot';

const rate = v.pipe(v.number(), v.minValue(1));

/** `send`: messages to the pages that listen to `stream`, at `perSecond`, until `count` are out or `stop` comes. `same` repeats the values that are there. */
export const commandSchema = v.variant('kind', [
  v.object({
    kind: v.literal('send'),
    stream: v.string(),
    what: v.picklist(['changes', 'same']),
    perSecond: rate,
    count: v.optional(v.number()),
  }),
  v.object({ kind: v.literal('stop') }),
]);
export type Command = v.InferOutput<typeof commandSchema>;

/** `ready` once, `done` for every `send` that ended. */
export const reportSchema = v.variant('kind', [
  v.object({ kind: v.literal('ready'), port: v.number() }),
  v.object({ kind: v.literal('done'), sent: v.number() }),
]);
export type Report = v.InferOutput<typeof reportSchema>;
