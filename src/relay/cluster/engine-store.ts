/** What streams save beside their state, kept where all nodes find it: who takes a stream over goes on with its audit, its ways back and its last minute. */
import * as v from 'valibot';
import type { Time } from '#lib/time.ts';
import type { Document, Engine } from '../engine/engine.ts';
import type { Log } from '../log.ts';
import { savedStreamSchema, type SavedStream, type SnapshotStore } from '../snapshots/snapshot-store.ts';
import { readShared, shareDocument } from './shared-document.ts';

/** Of nodes that save one stream at once so many others may come between; it is tried again later. */
const TRIES_MAX = 4;
/** Longest text that is taken for a saved stream, in characters, as of a file of them. */
const TEXT_LENGTH_MAX = 32 * 1024 * 1024;

const AWAY = 'what the relays share does not answer';

const namesSchema = v.object({ version: v.literal(1), names: v.array(v.string()) });
type Names = v.InferOutput<typeof namesSchema>;
/** With the fence of the lease under which it was saved. */
const fencedSchema = v.object({ ...savedStreamSchema.entries, fence: v.optional(v.number()) });
type Fenced = v.InferOutput<typeof fencedSchema>;

function documentOf(name: string): string {
  return `saved ${name}`;
}

export interface EngineStoreOptions {
  readonly engine: Engine;
  readonly time: Time;
  readonly log: Log;
  /** Whether the store answers; waits for one that is only just dialled. */
  readonly isThere: () => Promise<boolean>;
  /**
   * The fence of the lease that this node holds of what is saved under that name, undefined for none. What was saved under a higher one is
   * its owner's, and stays; so does what any owner has saved where this node holds none.
   */
  readonly fenceOf?: ((name: string) => number | undefined) | undefined;
}

export interface EngineStore extends SnapshotStore {
  close(): void;
}

/** What a document said when it was written here last, and where it stands. */
interface Written {
  readonly document: Document;
  readonly order: Order;
}

/** What says which of two is the newer: the owner's fence, then its saves. */
interface Order {
  readonly fence: number;
  readonly sequence: number;
}
const NONE: Order = { fence: 0, sequence: 0 };

/**
 * A document for each name, and one that lists the names. `load` rejects where the store is away, and so does a save; a store that comes back with something older is given what was saved here last.
 */
export function createEngineStore({ engine, time, log, isThere, fenceOf }: EngineStoreOptions): EngineStore {
  const written = new Map<string, Written>();
  const names = shareDocument<Names>({
    engine,
    name: 'saved',
    time,
    log,
    schema: namesSchema,
    merge: (one, other) => ({ version: 1, names: [...new Set([...one.names, ...other.names])].sort() }),
  });

  async function read(name: string): Promise<Document> {
    const document = await engine.read(documentOf(name));
    if (document.kind === 'down') throw new Error(AWAY);
    return document;
  }

  async function list(name: string): Promise<void> {
    const isListed = (now: Names | undefined): boolean => now?.names.includes(name) ?? false;
    if (isListed(names.value())) return;
    const outcome = await names.change((now) =>
      isListed(now) ? undefined : { version: 1, names: [...(now?.names ?? []), name].sort() },
    );
    if (outcome === 'down') throw new Error(AWAY);
  }

  /** The fence to save by; undefined where what is there is somebody else's. */
  function fenceBy(name: string, there: Order): number | undefined {
    if (fenceOf === undefined) return there.fence;
    const fence = fenceOf(name) ?? 0;
    return fence >= there.fence ? fence : undefined;
  }

  async function save(saved: SavedStream): Promise<'later' | undefined> {
    const name = saved.stream;
    await list(name);
    const known = written.get(name);
    let document = known?.document ?? (await read(name));
    let there = known?.order ?? orderOf(document);
    for (let at = 0; at < TRIES_MAX; at += 1) {
      const fence = fenceBy(name, there);
      if (fence === undefined) {
        written.delete(name);
        return 'later';
      }
      const order = { fence, sequence: Math.max(saved.sequence, there.sequence + 1) };
      const outcome = await write(name, document, order, JSON.stringify({ ...saved, ...order }));
      if (outcome === undefined) return undefined;
      document = outcome;
      there = orderOf(document);
    }
    throw new Error('other relays save it at the same time');
  }

  /** What is there now where somebody else has written it meanwhile. */
  async function write(name: string, at: Document, order: Order, text: string): Promise<Document | undefined> {
    const answer = await engine.write(documentOf(name), at, text);
    if (answer.kind === 'down') throw new Error(AWAY);
    if (answer.kind === 'changed') return answer.now;
    written.set(name, { order, document: { kind: 'document', epoch: answer.epoch, rev: answer.rev, text } });
    return undefined;
  }

  /** Says again what the store has forgotten; what is newer there is somebody else's by now. */
  async function again(): Promise<void> {
    for (const [name, { order, document }] of written) {
      const now = await read(name);
      if (isBefore(orderOf(now), order)) await write(name, now, order, document.text ?? '');
      else if (now.text !== document.text) written.delete(name);
    }
  }

  const unhear = engine.onState((state) => {
    // One that is away again meanwhile is heard to be back later.
    if (state === 'up') again().catch(() => undefined);
  });

  return {
    save,
    async load() {
      if (!(await isThere())) throw new Error(AWAY);
      const document = await engine.read('saved');
      if (document.kind === 'down') throw new Error(AWAY);
      const listed = document.text === undefined ? undefined : readShared(document.text, namesSchema);
      const faults: string[] = [];
      if (typeof listed === 'string') faults.push('the list of what the relays have saved could not be read');
      const known = listed === undefined || typeof listed === 'string' ? [] : listed.names;
      const streams = await Promise.all(
        known.map(async (name) => {
          const { text } = await read(name);
          const saved = savedIn(name, text);
          if (text !== undefined && saved === undefined)
            faults.push(`what the relays have saved of ${name} could not be read`);
          return saved;
        }),
      );
      const good = streams.flatMap((saved) => saved ?? []);
      return { streams: good.sort((a, b) => b.savedAt - a.savedAt), faults };
    },
    close() {
      unhear();
      names.close();
    },
  };
}

/** What was saved last under a name (`savedName`), by whichever node; undefined where nothing was, or nothing can be had or read. */
export async function readSaved(engine: Engine, name: string): Promise<SavedStream | undefined> {
  const document = await engine.read(documentOf(name));
  return document.kind === 'down' ? undefined : savedIn(name, document.text);
}

function isBefore(one: Order, other: Order): boolean {
  return one.fence === other.fence ? one.sequence < other.sequence : one.fence < other.fence;
}

function readSavedText(text: string | undefined): Fenced | 'later' | undefined {
  if (text === undefined || text.length > TEXT_LENGTH_MAX) return undefined;
  const read = readShared(text, fencedSchema);
  return read === 'damaged' ? undefined : read;
}

/** What cannot be read is older than all. Throws, in words, for what a later build has saved. */
function orderOf({ text }: Document): Order {
  const saved = readSavedText(text);
  if (saved === 'later') throw new Error('a later Boardcast has saved it');
  return saved === undefined ? NONE : { fence: saved.fence ?? 0, sequence: saved.sequence };
}

/** Without what only says whose it is. */
function savedIn(name: string, text: string | undefined): SavedStream | undefined {
  const saved = readSavedText(text);
  if (saved === undefined || saved === 'later' || saved.stream !== name) return undefined;
  const { fence: _, ...rest } = saved;
  return rest;
}
