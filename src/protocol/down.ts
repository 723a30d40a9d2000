import * as v from 'valibot';
import type { Values } from './fields.ts';
import type { Patch } from './patch.ts';

// A viewer reads these sixty times a second: one plain question each, not a chain of them and not one a field.
const wholeNumber = v.custom<number>((input) => Number.isInteger(input) && Number(input) >= 0);
const values = v.custom<Values>((input) => isRecord(input) && Object.values(input).every(isText));
const patch = v.custom<Patch>(
  (input) => isRecord(input) && Object.values(input).every((value) => value === null || isText(value)),
);

function isRecord(input: unknown): input is object {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

function isText(input: unknown): input is string {
  return typeof input === 'string';
}

/** Visibility, delay, layout, theme, cues; empty until somebody sets them. */
const control = v.record(v.string(), v.unknown());

/** How a stream's publisher is doing (docs/PROTOCOL.md, section "Source status"). */
export const sourceSchema = v.object({
  status: v.picklist(['none', 'live', 'quiet', 'stale', 'offline']),
  /** Milliseconds since anything was heard of the publisher; absent while there has been none. */
  age: v.optional(v.custom<number>((input) => Number(input) >= 0 && typeof input === 'number')),
  /** The values are a simulated game's. */
  demo: v.optional(v.boolean()),
});
export type Source = v.InferOutput<typeof sourceSchema>;
export type SourceStatus = Source['status'];

/** The whole state of a stream, or with `resumed` the news that what the viewer holds is that state. */
export const snapshotSchema = v.object({
  type: v.literal('snapshot'),
  stream: v.string(),
  epoch: v.string(),
  rev: wholeNumber,
  at: v.number(),
  build: v.string(),
  values: v.optional(values),
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
  at: v.number(),
  values: v.optional(patch),
  control: v.optional(control),
});
export type Update = v.InferOutput<typeof updateSchema>;

export const heartbeatSchema = v.object({
  type: v.literal('heartbeat'),
  epoch: v.string(),
  rev: wholeNumber,
  at: v.number(),
  source: sourceSchema,
});
export type Heartbeat = v.InferOutput<typeof heartbeatSchema>;

/** A publisher's own frame, as a server that merely echoes the feed passes it on. Its values are read by `readFields`. */
export const echoSchema = v.object({ type: v.literal('ocr'), values: v.record(v.string(), v.unknown()) });

/** What a relay says to a viewer, by type. */
export const DOWN = {
  update: updateSchema,
  heartbeat: heartbeatSchema,
  snapshot: snapshotSchema,
  ocr: echoSchema,
} as const;
export type DownMessage = v.InferOutput<(typeof DOWN)[keyof typeof DOWN]>;
