/** A relay as one node of several: which streams there are, where each is judged, and what nodes tell one another of them. */
import * as v from 'valibot';
import { parsedJson } from '#lib/parsed-json.ts';
import type { Time } from '#lib/time.ts';
import { within } from '#lib/within.ts';
import type { Channel } from '../channel.ts';
import type { Engine, Fence } from '../engine/engine.ts';
import type { Log } from '../log.ts';
import type { Kept } from '../snapshots/snapshot-store.ts';
import type { SharedDocument, SharedOptions } from './shared-document.ts';
import { toldOwnerSchema, type ShareStream, type Where } from './shared.ts';
import { createSharedStream } from './shared-stream.ts';

/** The streams of a relay, as its part in a cluster knows them. */
interface Streams {
  find(stream: string): Channel | undefined;
  open(stream: string): Channel | undefined;
}

export interface ClusterNode {
  /** Shares a stream with the other nodes. */
  readonly share: ShareStream;
  /** The fence by which this node owns a stream, if it does. */
  readonly fenceOf: (stream: string) => Fence | undefined;
  /** Follows every stream that any node has had of late, from now on. Resolves once their states are there, or nobody may wait for that any longer. */
  follow(streams: Streams): Promise<void>;
  /** Where this stream is judged. One that nobody knows is made where something is said of it; who only looks makes none. */
  readonly where: (stream: string, looks: boolean) => Promise<Where>;
  /** Resolves once it is settled whose this stream is by what was published here, or nobody may wait for that any longer. */
  readonly settled: (stream: string) => Promise<void>;
  stop(): void;
}

export interface ClusterNodeDeps {
  readonly engine: Engine;
  readonly time: Time;
  readonly log: Log;
  /** Most streams at once. */
  readonly streamsMax: number;
  /** A document of all nodes. */
  readonly document: <T>(options: Pick<SharedOptions<T>, 'name' | 'schema' | 'merge' | 'holds'>) => SharedDocument<T>;
  /** What was saved of a stream, at whichever node. */
  readonly readKept: (stream: string) => Promise<Kept | undefined>;
}

/** Every stream by its name, and when it was last said that it is there, in ms by its owner's clock. */
const namesSchema = v.object({ version: v.literal(1), streams: v.record(v.string(), v.number()) });
type Names = v.InferOutput<typeof namesSchema>;
/** A stream that goes on is said to be there once in so many ms. */
const NOTED_MS = 600_000;
/** A start waits no longer for what the others know, in ms. */
const FOLLOW_MS = 2000;

/** Who published waits no longer to hear whether that counts, in ms: a lease is a few. */
const SETTLED_MS = 1000;

const toldSchema = v.object({ stream: v.string(), told: toldOwnerSchema });

export function createClusterNode(deps: ClusterNodeDeps): ClusterNode {
  const { engine, time, log, streamsMax } = deps;
  let followed: Streams | undefined;

  const names = deps.document<Names>({
    name: 'streams',
    schema: namesSchema,
    merge: (one, other) => newest([one, other], streamsMax),
    holds: ({ streams }) => openAll(streams),
  });
  const unhear = engine.hear((text, from) => {
    const told = v.safeParse(toldSchema, parsedJson(text));
    if (told.success) followed?.find(told.output.stream)?.shared?.heard(from, told.output.told);
  });

  function openAll(streams: Names['streams']): void {
    for (const stream of Object.keys(streams)) if (followed?.find(stream) === undefined) followed?.open(stream);
  }

  function note(stream: string): void {
    const at = names.value()?.streams[stream] ?? -Infinity;
    if (time.now() - at >= NOTED_MS) names.say({ version: 1, streams: { [stream]: Math.round(time.now()) } });
  }

  return {
    share: (hosted) =>
      createSharedStream(
        {
          engine,
          ownTime: time,
          log,
          readKept: deps.readKept,
          tell: (node, stream, told) => void engine.tell(node, JSON.stringify({ stream, told })),
          noteStream: note,
        },
        hosted,
      ),
    fenceOf: (stream) => followed?.find(stream)?.shared?.fence(),
    async follow(streams) {
      followed = streams;
      if (engine.state() === 'down') return;
      const known = async (): Promise<void> => {
        await names.heard;
        const all = names.value()?.streams ?? {};
        openAll(all);
        for (const stream of Object.keys(all)) await streams.find(stream)?.shared?.whenThere();
      };
      await within(FOLLOW_MS, known(), time);
    },
    where: async (stream, looks) => {
      const channel = followed?.find(stream) ?? (looks ? undefined : followed?.open(stream));
      return (await channel?.shared?.where()) ?? 'here';
    },
    settled: async (stream) => {
      const shared = followed?.find(stream)?.shared;
      if (shared !== undefined) await within(SETTLED_MS, shared.settled(), time);
    },
    stop: unhear,
  };
}

/** Those that were said of late, as many as there may be: the same of the same, however they come together. */
function newest(all: readonly Names[], most: number): Names {
  const streams = new Map<string, number>();
  for (const { streams: said } of all)
    for (const [stream, at] of Object.entries(said)) streams.set(stream, Math.max(at, streams.get(stream) ?? 0));
  const kept = [...streams]
    .sort(([one, at], [other, otherAt]) => otherAt - at || (one < other ? -1 : 1))
    .slice(0, most);
  return { version: 1, streams: Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1))) };
}
