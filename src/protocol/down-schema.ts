/** The shapes of what a relay says to a viewer: the types, and what the digest of the protocol's version is made of. */
import * as v from 'valibot';

const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
/** JSON reads 1e999 as infinity, which no relay says and no clock bears. */
const finite = v.pipe(v.number(), v.finite());
const text = v.string();
/** Of field names that `readFieldName` let through. */
const values = v.record(text, text);
const patch = v.record(text, v.nullable(text));
/** Visibility, delay, layout, theme, cues; empty until somebody sets them. */
const control = v.record(text, v.unknown());
export type Control = Readonly<v.InferOutput<typeof control>>;

/** How a stream's publisher is doing (docs/PROTOCOL.md, section "Source status"). */
export const sourceSchema = v.object({
  status: v.picklist(['none', 'live', 'quiet', 'stale', 'offline']),
  /** Milliseconds since anything was heard of the publisher; absent while there has been none. */
  age: v.optional(v.pipe(finite, v.minValue(0))),
  /** The values are a simulated game's. */
  demo: v.optional(v.boolean()),
  /** With `none`: a feed’s values of before the relay’s start stand there. Without it there never was a feed. */
  restored: v.optional(v.boolean()),
});
export type Source = Readonly<v.InferOutput<typeof sourceSchema>>;
export type SourceStatus = Source['status'];

/** The whole state of a stream, or with `resumed` the news that what the viewer holds is that state. */
export const snapshotSchema = v.object({
  type: v.literal('snapshot'),
  stream: text,
  epoch: text,
  rev: wholeNumber,
  at: finite,
  build: text,
  values: v.optional(v.pipe(values, v.readonly())),
  control: v.optional(control),
  resumed: v.optional(v.boolean()),
  source: sourceSchema,
});
export type Snapshot = v.InferOutput<typeof snapshotSchema>;

/** Everything that changed after `since` up to `rev`; a value of null says that the field is gone. */
export const updateSchema = v.object({
  type: v.literal('update'),
  since: wholeNumber,
  rev: wholeNumber,
  at: finite,
  values: v.optional(v.pipe(patch, v.readonly())),
  control: v.optional(control),
  /** Since when a value has been true that is older than `at`: of one that waited to be confirmed. */
  ats: v.optional(v.record(text, finite)),
});
export type Update = v.InferOutput<typeof updateSchema>;

export const heartbeatSchema = v.object({
  type: v.literal('heartbeat'),
  epoch: text,
  rev: wholeNumber,
  at: finite,
  source: sourceSchema,
});
export type Heartbeat = v.InferOutput<typeof heartbeatSchema>;

/** A publisher's own frame, as a server that merely echoes the feed passes it on. Its values are read by `readFields`. */
export const echoSchema = v.object({ type: v.literal('ocr'), values: v.record(text, v.unknown()) });

/** What a relay says to a viewer, by type. */
export const DOWN = {
  update: updateSchema,
  heartbeat: heartbeatSchema,
  snapshot: snapshotSchema,
  ocr: echoSchema,
} as const;
export type DownMessage = v.InferOutput<(typeof DOWN)[keyof typeof DOWN]>;
