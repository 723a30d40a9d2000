import { createEmitter } from '#lib/emitter.ts';
import type { Time } from '#lib/time.ts';
import type { Document, Engine, EngineState, News, Position } from './engine.ts';
import { createJoined, type Joined } from './joined.ts';
import { createLeases } from './leases.ts';
import { channelOf, channelOfNode, type Place, type Snapshot, type StoreLink } from './store-link.ts';
import { readToldToNode } from './told.ts';

/** How often the store is asked where all that is followed stands: what its channels lost is on air again within this and one round trip. */
const LOOK_MS = 500;

/** The field of a document that holds it. */
const TEXT = 'text';

export interface NodeEngineOptions {
  readonly link: StoreLink;
  /** This node's name; no two nodes have the same. */
  readonly node: string;
  readonly time: Time;
}

/** One node's engine, over whatever store it is linked to. */
export function createNodeEngine({ link, node, time }: NodeEngineOptions): Engine {
  const states = createEmitter<EngineState>();
  const told = createEmitter<{ readonly text: string; readonly from: string }>();
  const channels = new Map<string, Set<Joined>>();
  const leases = createLeases(link, node, time);
  /** Never begins anew while the node lives: a write that comes late is known by it. */
  let seq = 0;
  let callOffLook: (() => void) | undefined;
  let isOver = false;

  const unhear = link.on((event) => {
    switch (event.kind) {
      case 'up':
        states.emit('up');
        leases.renewAll();
        againAll();
        break;
      case 'down':
        states.emit('down');
        break;
      case 'heard again':
        againAll();
        break;
      case 'message':
        message(event.channel, event.text);
    }
  });
  void link.subscribe(channelOfNode(node));

  function all(): Joined[] {
    return [...channels.values()].flatMap((of) => Array.from(of));
  }

  function againAll(): void {
    for (const joined of all()) joined.again();
  }

  function message(channel: string, text: string): void {
    if (channel === channelOfNode(node)) {
      const read = readToldToNode(text);
      if (read === undefined) return;
      if ('lost' in read) leases.lost(read.lost, read.fence);
      else told.emit(read);
      return;
    }
    for (const joined of channels.get(channel) ?? []) joined.told(text);
  }

  /** Looks again and again, for as long as there is anything to look at. */
  function arm(): void {
    if (callOffLook !== undefined || isOver) return;
    callOffLook = time.after(LOOK_MS, () => void look());
  }

  async function look(): Promise<void> {
    const joined = all();
    const held = [...leases.held()].map(([name, { epoch }]) => ({ place: { kind: 'stream', name } as const, epoch }));
    if (link.isUp() && joined.length + held.length > 0) {
      const stands = await link.positions([...joined, ...held].map(({ place }) => place));
      for (const [at, position] of (stands ?? []).entries()) {
        joined[at]?.look(position);
        const lease = held[at - joined.length];
        if (lease !== undefined && lease.epoch !== position.epoch) leases.renew(lease.place.name);
      }
    }
    callOffLook = undefined;
    if (channels.size > 0 || leases.held().size > 0) arm();
  }

  async function follow(joined: Joined, channel: string): Promise<void> {
    // Where it cannot be had now, the link is heard again later, and all follow then.
    if (await link.subscribe(channel)) joined.again();
  }

  function join(place: Place, listener: (news: News) => void): () => void {
    const channel = channelOf(place);
    const joined = createJoined(link, place, listener);
    const others = channels.get(channel);
    if (others === undefined) channels.set(channel, new Set([joined]));
    else others.add(joined);
    void follow(joined, channel);
    arm();
    return () => {
      joined.leave();
      const rest = channels.get(channel);
      if (rest?.delete(joined) !== true || rest.size > 0) return;
      channels.delete(channel);
      link.unsubscribe(channel);
    };
  }

  return {
    node,
    state: () => (link.isUp() ? 'up' : 'down'),
    onState: (listener) => states.on(listener),
    async set(stream, fence, changes, { note, whole = false } = {}) {
      seq += 1;
      const guard = { kind: 'fence', fence, seq } as const;
      const outcome = await link.write({ kind: 'stream', name: stream }, { guard, changes, note, whole });
      if (outcome === undefined) return { kind: 'down' };
      if (outcome.kind === 'set') return outcome;
      leases.renew(stream, fence);
      return { kind: 'fenced' };
    },
    join: (stream, listener) => join({ kind: 'stream', name: stream }, listener),
    async lease(stream, claim, listener) {
      const answer = await leases.claim(stream, claim, listener);
      if (answer.kind === 'held') arm();
      return answer;
    },
    release: (stream) => leases.release(stream),
    async holder(stream) {
      const holder = await link.holder(stream);
      return holder === undefined ? { kind: 'down' } : { kind: 'holder', holder: holder ?? undefined };
    },
    tell: (to, text) => link.publish(channelOfNode(to), JSON.stringify({ from: node, text })),
    hear: (run) => told.on(({ text, from }) => run(text, from)),
    async read(name) {
      const snapshot = await link.snapshot({ kind: 'document', name });
      return snapshot === undefined ? { kind: 'down' } : documentOf(snapshot);
    },
    async write(name, expected, text) {
      const place = { kind: 'document', name } as const;
      const changes = new Map([[TEXT, text]]);
      const guard = { kind: 'position', at: expected } as const;
      const outcome = await link.write(place, { guard, changes, note: undefined, whole: false });
      if (outcome === undefined) return { kind: 'down' };
      if (outcome.kind === 'set') return { kind: 'written', epoch: outcome.epoch, rev: outcome.rev };
      const now = await link.snapshot(place);
      return now === undefined ? { kind: 'down' } : { kind: 'changed', now: documentOf(now) };
    },
    watch: (name, listener) =>
      join({ kind: 'document', name }, (news) => {
        const values = news.kind === 'whole' ? news.values : news.changes;
        listener({ kind: 'document', epoch: news.epoch, rev: news.rev, text: values.get(TEXT) ?? undefined });
      }),
    async close() {
      isOver = true;
      callOffLook?.();
      for (const joined of all()) joined.leave();
      channels.clear();
      await leases.close();
      unhear();
      await link.close();
    },
  };
}

function documentOf({ epoch, rev, values }: Snapshot & Position): Document {
  return { kind: 'document', epoch, rev, text: values.get(TEXT) };
}
