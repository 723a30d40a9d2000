import { createManualTime, type ManualTime } from '#lib/manual-time.ts';
import { createRandom } from '#lib/random.ts';
import { decodeDown } from '#protocol/codec.ts';
import type { DownMessage } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import type { Rights } from '../access/rights.ts';
import type { DemoConfig } from '../config.ts';
import { silentLog, type Log } from '../log.ts';
import { createRelay, type Relay, type RelayDeps } from '../relay.ts';
import { savedName, type Kept } from '../snapshots/snapshot-store.ts';
import { noSport, type SportOf } from '../sports.ts';
import { createFakePeer, type FakePeer, type FakePeerOptions } from './fake-peer.ts';

/** A connection to a relay in memory. */
export interface Line {
  readonly peer: FakePeer;
  /** Sends a frame: text as it is, anything else as JSON. */
  say(frame: string | object): void;
  /** What came down and was not read yet, as it is. */
  texts(): string[];
  /** What came down and was not read yet, as messages. */
  messages(): DownMessage[];
  /** Lets what waits through and tells the relay. */
  flow(): void;
  /** The link ends, and the relay hears of it. */
  hangUp(): void;
  pinged(): void;
}

export interface TestRelay {
  readonly time: ManualTime;
  readonly relay: Relay;
  /** The streams that were to be saved, once for every change. */
  readonly saved: readonly string[];
  readonly dial: (path: string, options?: FakePeerOptions, rights?: Rights) => Line;
  /** Dials as a viewer and registers. */
  readonly watch: (stream: string, register?: object, options?: FakePeerOptions) => Line;
  /** Every link that still stands answers its ping. */
  readonly stir: () => void;
  /** Lets time pass while every link that still stands answers its pings. */
  readonly pass: (ms: number) => void;
}

export function createTestRelay(
  options: {
    readonly demo?: DemoConfig;
    readonly wanted?: RelayDeps['wanted'];
    readonly restored?: ReadonlyMap<string, Values>;
    /** The same with all that is kept beside values. */
    readonly kept?: ReadonlyMap<string, Kept>;
    readonly log?: Log;
    readonly sportOf?: SportOf;
    readonly guard?: RelayDeps['guard'];
    readonly isKey?: RelayDeps['isKey'];
    readonly soon?: RelayDeps['soon'];
    readonly edge?: RelayDeps['edge'];
    readonly share?: RelayDeps['share'];
    /** Hears what is to be saved of a stream, whenever that changed. */
    readonly keep?: (stream: string, kept: () => Kept) => void;
    readonly streamsMax?: number | undefined;
    readonly onlyStreams?: readonly string[];
    /** The clock of the run before it, where it is a restart. */
    readonly time?: ManualTime;
    /** What its epochs are drawn from: a restart has others. */
    readonly seed?: number;
  } = {},
): TestRelay {
  const time = options.time ?? createManualTime();
  const saved: string[] = [];
  const lines = new Set<FakePeer>();
  const relay = createRelay({
    time,
    // As if nothing else ever arrived between two passes.
    soon: options.soon ?? ((run) => run()),
    random: createRandom(options.seed ?? 1),
    log: options.log ?? silentLog,
    build: 'build1',
    guard: options.guard,
    isKey: options.isKey,
    edge: options.edge,
    share: options.share,
    streamsMax: options.streamsMax,
    onlyStreams: options.onlyStreams,
    demos: options.demo === undefined ? [] : [options.demo],
    wanted: options.wanted,
    sportOf: options.sportOf ?? noSport,
    restored: options.kept ?? new Map([...(options.restored ?? [])].map(([id, values]) => [id, { values }])),
    changed(channel, part) {
      saved.push(savedName(channel.id, part));
      options.keep?.(channel.id, () => channel.kept());
    },
  });

  function stir(): void {
    for (const peer of lines) peer.arrive(6);
  }

  function dial(path: string, peerOptions?: FakePeerOptions, rights?: Rights): Line {
    const peer = createFakePeer(peerOptions);
    const session = relay.connect(peer, path, rights);
    lines.add(peer);
    let read = 0;
    const texts = (): string[] => {
      const fresh = peer.taken.slice(read);
      read = peer.taken.length;
      return fresh;
    };
    return {
      peer,
      say(frame) {
        const text = typeof frame === 'string' ? frame : JSON.stringify(frame);
        peer.arrive(text.length);
        session.receive(text, Buffer.byteLength(text));
      },
      texts,
      messages: () =>
        texts().map((text) => {
          const message = decodeDown(text);
          if (!message.ok) throw new Error(`${message.reason}: ${text}`);
          return message.value;
        }),
      flow() {
        if (peer.flow()) session.drained();
      },
      hangUp() {
        lines.delete(peer);
        relay.forget(session);
      },
      pinged: () => session.pinged(),
    };
  }

  return {
    time,
    relay,
    saved,
    dial,
    watch(stream, register = {}, peerOptions = {}) {
      const line = dial(`/${stream}`, peerOptions);
      line.say({ type: 'register', role: 'viewer', protocol: 1, ...register });
      return line;
    },
    stir,
    pass(ms) {
      for (let left = ms; left > 0; left -= 1000) {
        time.advance(Math.min(left, 1000));
        stir();
      }
    },
  };
}

/** A publisher's update as Scoreboard OCR writes it. */
export function ocr(values: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ type: 'ocr', values });
}
