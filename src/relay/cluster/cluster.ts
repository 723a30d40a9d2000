/** A relay as one node of several: which streams there are, where each is judged, and what nodes tell one another of them. */
import * as v from 'valibot';
import { parsedJson } from '#lib/parsed-json.ts';
import type { Time } from '#lib/time.ts';
import type { Channel } from '../channel.ts';
import type { Document, Engine } from '../engine/engine.ts';
import type { Log } from '../log.ts';
import type { Kept } from '../snapshots/snapshot-store.ts';
import { seatsSchema } from './seats-elsewhere.ts';
import type { ShareStream, Where } from './shared.ts';
import { createSharedStream } from './shared-stream.ts';

/** The streams of a relay, as its part in a cluster knows them. */
interface Streams {
  find(stream: string): Channel | undefined;
  open(stream: string): Channel | undefined;
}

export interface Cluster {
  /** Shares a stream with the other nodes. */
  readonly share: ShareStream;
  /** Follows every stream that any node ever had, from now on. */
  follow(streams: Streams): void;
  /** Where this stream is judged; one that nobody knows is at the node that is asked. */
  where(stream: string): Promise<Where>;
  stop(): void;
}

export interface ClusterDeps {
  readonly engine: Engine;
  readonly time: Time;
  readonly log: Log;
  /** Most streams at once. */
  readonly streamsMax: number;
  /** What was saved of a stream, at whichever node. */
  readonly readKept: (stream: string) => Promise<Kept | undefined>;
}

/** The document of all streams' names, those that were added last at its end. */
const NAMES = 'streams';
const namesSchema = v.array(v.string());
const toldSchema = v.object({ stream: v.string(), seats: seatsSchema });

export function createCluster({ engine, time, log, streamsMax, readKept }: ClusterDeps): Cluster {
  let followed: Streams | undefined;
  let names: readonly string[] = [];
  let written: Document | undefined;
  let isWriting = false;

  const unwatch = engine.watch(NAMES, (document) => {
    written = document;
    names = readNames(document.text);
    openAll();
  });
  const unhear = engine.hear((text, from) => {
    const told = v.safeParse(toldSchema, parsedJson(text));
    if (told.success) followed?.find(told.output.stream)?.shared?.heardSeats(from, told.output.seats);
  });

  function openAll(): void {
    for (const name of names) if (followed?.find(name) === undefined) followed?.open(name);
  }

  /** Whoever owns it says so every second: one try is enough. */
  async function note(stream: string): Promise<void> {
    if (isWriting || written === undefined || names.includes(stream)) return;
    isWriting = true;
    await engine.write(NAMES, written, JSON.stringify([...names, stream].slice(-streamsMax)));
    isWriting = false;
  }

  return {
    share: (hosted) =>
      createSharedStream(
        {
          engine,
          ownTime: time,
          log,
          readKept,
          tellSeats: (node, stream, seats) => void engine.tell(node, JSON.stringify({ stream, seats })),
          noteStream: (stream) => void note(stream),
        },
        hosted,
      ),
    follow(streams) {
      followed = streams;
      openAll();
    },
    where: async (stream) => (await followed?.find(stream)?.shared?.where()) ?? 'here',
    stop() {
      unwatch();
      unhear();
    },
  };
}

function readNames(text: string | undefined): readonly string[] {
  const read = v.safeParse(namesSchema, parsedJson(text ?? ''));
  return read.success ? read.output : [];
}
