import * as v from 'valibot';
import { KEY_LENGTH_MAX, QUERY_LENGTH_MAX } from './fields.ts';

const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The size of an output's window in CSS pixels, so that an 800×600 source can be flagged. */
export const viewportSchema = v.object({ width: wholeNumber, height: wholeNumber });
export type Viewport = v.InferOutput<typeof viewportSchema>;

/** The longest delay of an output, in ms: the relay keeps that much of a stream's past. */
export const DELAY_MS_MAX = 60_000;

/** Longest label of an output, in characters. */
export const NAME_LENGTH_MAX = 64;

/** The first frame of a viewer or an operator. */
export const registerSchema = v.object({
  type: v.literal('register'),
  /** Only for sockets whose path names no stream; the path wins. */
  stream: v.optional(v.string()),
  role: v.picklist(['viewer', 'operator']),
  protocol: v.optional(wholeNumber),
  /** A free label, e.g. `OBS program`. */
  name: v.optional(v.pipe(v.string(), v.maxLength(NAME_LENGTH_MAX))),
  /** What the viewer already shows: it gets a snapshot without values when this is still current. */
  since: v.optional(v.object({ epoch: v.string(), rev: wholeNumber })),
  viewport: v.optional(viewportSchema),
  /** How much later than the relay receives it the page is to be shown what happens, in ms; the operator's word goes before it. */
  delay: v.optional(v.pipe(wholeNumber, v.maxValue(DELAY_MS_MAX))),
  /** The viewer key, of a page that was opened with it in its URL's fragment (`#k=…`). */
  key: v.optional(v.pipe(v.string(), v.maxLength(KEY_LENGTH_MAX))),
  /** The query of an output's URL, so that operators see what it names. */
  query: v.optional(v.pipe(v.string(), v.maxLength(QUERY_LENGTH_MAX))),
});
export type Register = v.InferOutput<typeof registerSchema>;

/** Answers a heartbeat: what the output has painted, whether it is visible, and how many ms that took it. */
export const ackSchema = v.object({
  type: v.literal('ack'),
  rev: wholeNumber,
  visible: v.optional(v.boolean()),
  lag: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))),
  viewport: v.optional(viewportSchema),
});

export type Ack = v.InferOutput<typeof ackSchema>;

export const resyncSchema = v.object({ type: v.literal('resync') });

/** What a viewer or an operator may say. */
export const upSchema = v.variant('type', [registerSchema, ackSchema, resyncSchema]);
export type UpMessage = v.InferOutput<typeof upSchema>;
