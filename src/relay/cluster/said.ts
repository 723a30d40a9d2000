/** A stream's state as its owner says it to the engine, and as other nodes read it (docs/PROTOCOL.md M5). */
import * as v from 'valibot';
import { parsedJson } from '#lib/parsed-json.ts';
import { publisherSchema } from '#protocol/api.ts';
import { deskSchema, EMPTY_DESK } from '#protocol/desk.ts';
import { sourceSchema } from '#protocol/down-schema.ts';
import type { Values } from '#protocol/fields.ts';
import { cueEntrySchema, type CueEntry } from '../desk/entry.ts';
import type { Values as EngineValues } from '../engine/engine.ts';

const headSchema = v.object({
  /** Rises with every word of an owner, also from one owner to the next: what has a lower one is older. */
  stamp: v.number(),
  /** The node that says it. */
  node: v.string(),
  /** When it was said, in ms by the stream's clock. */
  at: v.number(),
  source: sourceSchema,
  publisher: v.nullable(publisherSchema),
});
/** Goes with every word: how old it is, and how the source is doing. */
export type Head = v.InferOutput<typeof headSchema>;

export const deskWordSchema = v.object({
  rev: v.number(),
  /** The stamp of the latest step: of two desks that were apart the one with the higher stamp holds. */
  stamp: v.number(),
  state: deskSchema,
});
export type DeskWord = v.InferOutput<typeof deskWordSchema>;
export const NO_DESK: DeskWord = { rev: 0, stamp: 0, state: EMPTY_DESK };

/** All that outputs without a delay are shown by. */
export interface Said {
  readonly feed: Values;
  readonly desk: DeskWord;
  readonly cues: readonly CueEntry[];
  readonly head: Head;
}

const HEAD = 'head';
const DESK = 'desk';
const CUES = 'cues';
/** Before a field's name, so that no feed has a field of another name here. */
const FIELD = 'f.';

export function writeSaid({ feed, desk, cues, head }: Said): EngineValues {
  const said = new Map<string, string>();
  for (const [name, text] of Object.entries(feed)) said.set(FIELD + name, text);
  if (desk.rev > 0) said.set(DESK, JSON.stringify(desk));
  if (cues.length > 0) said.set(CUES, JSON.stringify(cues));
  return said.set(HEAD, JSON.stringify(head));
}

export function readHead(values: EngineValues): Head | undefined {
  return read(headSchema, values.get(HEAD));
}

/** Undefined where nothing was said, or nothing that this build can read. */
export function readSaid(values: EngineValues): Said | undefined {
  const head = readHead(values);
  const desk = readDeskWord(values);
  const cues = values.has(CUES) ? read(v.array(cueEntrySchema), values.get(CUES)) : [];
  if (head === undefined || desk === undefined || cues === undefined) return undefined;
  return { feed: readFeed(values), desk, cues, head };
}

function readFeed(values: EngineValues): Values {
  const feed: Record<string, string> = {};
  for (const [name, text] of values) {
    if (name.startsWith(FIELD)) feed[name.slice(FIELD.length)] = text;
  }
  return feed;
}

export function readDeskWord(values: EngineValues): DeskWord | undefined {
  return values.has(DESK) ? read(deskWordSchema, values.get(DESK)) : NO_DESK;
}

/** Whether the desk is among what has changed. */
export function saysDesk(changes: ReadonlyMap<string, unknown>): boolean {
  return changes.has(DESK);
}

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string | undefined,
): v.InferOutput<Schema> | undefined {
  const result = v.safeParse(schema, parsedJson(text ?? ''));
  return result.success ? result.output : undefined;
}
