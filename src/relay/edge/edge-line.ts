/** A stream as the upstream relay shows it to an output of one name and one delay, and all who are shown the same here. */
import type { Random } from '#lib/random.ts';
import type { Soon, Time } from '#lib/time.ts';
import type { Heartbeat, Snapshot, Source, Update } from '#protocol/down.ts';
import { FEED_CLOCK } from '#protocol/feed-clock.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import { clockKindsOf } from '#scoreboard/truth/field-rules.ts';
import type { Dial } from '#viewer/connection.ts';
import { createClockMap } from '#viewer/offset.ts';
import { createViewer } from '#viewer/viewer.ts';
import type { ViewerConfig } from '#viewer/viewer-config.ts';
import { agedSource } from '../aged-source.ts';
import { createLostClocks } from '../desk/lost-clocks.ts';
import { createFanOut, type FanOut } from '../fan-out.ts';
import { createStream, type Stream } from '../stream.ts';

export interface EdgeLine {
  readonly fanOut: FanOut;
  /** What is on air on these outputs. */
  stream(): Stream;
  /** The source as the upstream relay told of it last; while that is lost, as a source is whose link is lost (docs/PROTOCOL.md N3). */
  readonly source: () => Source;
  /** Its sport by the pack's id, as the upstream relay says; undefined where it says none. */
  pack(): SportPack | undefined;
  /** Calls this once a whole state has come; at once where one has, and never once it was called off. */
  whenThere(run: () => void): () => void;
  stop(): void;
}

export interface EdgeLineDeps {
  readonly id: string;
  readonly build: string;
  readonly time: Time;
  readonly soon: Soon;
  readonly random: Random;
  readonly newEpoch: () => string;
  /** Dials the upstream relay. */
  readonly dial: Dial;
  /** How it listens there. */
  readonly config: Omit<ViewerConfig, 'stream'>;
  /** Whether anybody sees what is shown here. */
  readonly visible: () => boolean;
  /** Other looks are on air there now: pages ask for them with the word. */
  readonly looksChanged: () => void;
}

export function createEdgeLine(deps: EdgeLineDeps): EdgeLine {
  const { id, build, soon, time } = deps;
  const clocks = createClockMap();
  /** The upstream relay's clock, which all that is told is timed by: cues and lag are reckoned against it. */
  const theirs: Time = { now: () => time.now() - clocks.toOwn(0), after: (ms, run) => time.after(ms, run) };
  /** The very incarnation that the upstream relay has, and what is shown of it: the same but for clocks that have left. */
  let mirror = createStream({ epoch: deps.newEpoch(), at: time.now() });
  let stream = mirror;
  let isThere = false;
  const waiting = new Set<() => void>();
  let isLost = false;
  let heard: { readonly source: Source; readonly at: number } = { source: { status: 'none' }, at: time.now() };

  const source = (): Source => agedSource(heard.source, time.now() - heard.at, isLost);

  function pack(): SportPack | undefined {
    const { sport } = mirror.control();
    return typeof sport === 'string' ? PACKS.get(sport) : undefined;
  }

  const isClock = (name: string): boolean => clockKindsOf(pack()).has(name);

  const lost = createLostClocks({
    time,
    source,
    away() {
      const { clockAway } = mirror.control();
      if (typeof clockAway !== 'number') return FEED_CLOCK.away;
      return clockAway === 0 ? null : clockAway;
    },
    isClock,
    values: {},
    ran: [],
    leave(names) {
      const gone = Object.fromEntries(names.map((name) => [name, '']));
      // Nothing that the upstream relay ever said: another incarnation, until its own is back.
      stream = createStream({
        epoch: deps.newEpoch(),
        at: Math.round(theirs.now()),
        values: { ...stream.values(), ...gone },
        control: mirror.control(),
      });
      fanOut.publish();
    },
    stood() {
      // Nothing is saved here.
    },
  });

  const fanOut = createFanOut({ id, build, time: theirs, soon, stream: () => stream, source });

  function take(message: Snapshot | Update | Heartbeat): void {
    const now = time.now();
    const { looks } = mirror.control();
    clocks.seen(message.at, now);
    isLost = false;
    const isNews = message.type !== 'update' && hearOf(message.source, now);
    if (message.type === 'snapshot') takeWhole(message);
    else if (message.type === 'update') {
      mirror.follow(message);
      readClocks(message.values ?? {});
    }
    if (mirror.control()['looks'] !== looks) deps.looksChanged();
    const isBack = stream !== mirror;
    stream = mirror;
    if (message.type !== 'heartbeat' || isBack) fanOut.publish();
    if (isNews) fanOut.heartbeat();
    if (message.type !== 'heartbeat') viewer.painted(message.rev, time.now());
  }

  function takeWhole({ epoch, rev, at, values = {}, control = {}, resumed }: Snapshot): void {
    if (resumed !== true) {
      mirror = createStream({ epoch, rev, at, values, control });
      lost.begin(values);
    }
    if (isThere) return;
    isThere = true;
    stream = mirror;
    for (const run of waiting) run();
    waiting.clear();
  }

  /** Says whether its status is another one now. */
  function hearOf(next: Source, at: number): boolean {
    const before = heard.source;
    heard = { source: next, at };
    lost.look();
    return before.status !== next.status || before.demo !== next.demo;
  }

  function readClocks(values: Readonly<Record<string, string | null>>): void {
    for (const [name, text] of Object.entries(values)) {
      if (!isClock(name)) continue;
      lost.heard(name);
      lost.move(name, text ?? '');
    }
  }

  const viewer = createViewer(
    { ...deps.config, stream: id },
    {
      dial: deps.dial,
      time,
      // A machine that slept finds its link silent a few seconds later: nobody looks at this one.
      wallClock: () => time.now(),
      random: deps.random,
      visible: deps.visible,
      viewport: () => undefined,
      taken: take,
    },
  );
  viewer.on((event) => {
    if (event.kind !== 'link' || event.link === 'live' || !isThere || isLost) return;
    isLost = true;
    lost.look();
    fanOut.heartbeat();
  });
  viewer.start();

  return {
    fanOut,
    stream: () => stream,
    source,
    pack,
    whenThere(run) {
      if (isThere) run();
      else waiting.add(run);
      return () => waiting.delete(run);
    },
    stop() {
      viewer.close();
      lost.stop();
    },
  };
}
