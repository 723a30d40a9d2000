/** A stream of another relay, served to those who listen here: each name and delay that they have is one output of that relay's. */
import type { Random } from '#lib/random.ts';
import type { Soon, Time } from '#lib/time.ts';
import type { StreamRow } from '#protocol/api.ts';
import { derive } from '#scoreboard/derived.ts';
import { saidOf } from '#scoreboard/desk-control.ts';
import type { Dial } from '#viewer/connection.ts';
import type { Channel } from '../channel.ts';
import type { Listener, Seat } from '../desk/seated.ts';
import type { Since } from '../fan-out.ts';
import { createEdgeLine, type EdgeLine } from './edge-line.ts';
import { createEdgeDesk } from './edge-desk.ts';
import { EdgeSeat } from './edge-seat.ts';

/** The relay that is followed. */
export interface Upstream {
  /** Its origin, `ws://…` or `wss://…`. */
  readonly socketOrigin: string;
  /** Where people find its pages, `http://…` or `https://…`. */
  readonly origin: string;
  /** The key that its viewers need, or its operators' passphrase where commands are passed on. */
  readonly key: string | undefined;
  /** Whether operators' requests are passed on to it. */
  readonly passes: boolean;
}

/** What an edge needs of its surroundings to follow another relay. */
export interface Following {
  readonly upstream: Upstream;
  readonly dial: Dial;
  /** Other looks are on air there now. */
  readonly looksChanged: () => void;
}

interface EdgeChannelDeps extends Following {
  readonly id: string;
  readonly build: string;
  readonly time: Time;
  readonly soon: Soon;
  readonly random: Random;
  readonly newEpoch: () => string;
  /** Called whenever a listener came or left. */
  readonly listened: () => void;
}

/** By which the upstream relay's operators see what these outputs are. */
export const EDGE_AGENT = 'Boardcast-Edge';

/** Outputs of the upstream relay that one stream here is at most: who asks for one more is shown what an output without a name is shown. */
const EDGE_LINES_MAX = 32;
/** A line that nobody stands on is kept so long, in ms: a page that is loaded anew comes back within it, and so does who polls. */
const LINGER_MS = 30_000;
/** Who comes before the first state waits for it so long, in ms: an empty picture first would be seen. */
const FIRST_STATE_MS = 1000;

interface Kept {
  readonly line: EdgeLine;
  readonly seats: Set<EdgeSeat>;
  /** When it was wanted last. */
  wantedAt: number;
}

/** What an output of the upstream relay is known by. */
interface Asked {
  readonly role: 'viewer' | 'operator';
  readonly name: string;
  /** In ms. */
  readonly delay: number;
}
const NAMELESS: Asked = { role: 'viewer', name: '', delay: 0 };

function keyOf({ role, name, delay }: Asked): string {
  return JSON.stringify([role, name, delay]);
}

export function createEdgeChannel(deps: EdgeChannelDeps): Channel {
  const { id, time, upstream } = deps;
  const lines = new Map<string, Kept>();
  const desk = createEdgeDesk(id, upstream, () => Math.round(time.now()));

  function open(asked: Asked): Kept {
    const seats = new Set<EdgeSeat>();
    const line = createEdgeLine({
      ...deps,
      config: {
        url: `${upstream.socketOrigin}/${encodeURIComponent(id)}`,
        role: asked.role,
        name: asked.name === '' ? null : asked.name,
        delay: asked.delay === 0 ? undefined : asked.delay,
        query: undefined,
        key: upstream.key,
      },
      visible: () => seats.size === 0 || [...seats].some(({ seat }) => seat.output.ack?.visible !== false),
    });
    const opened = { line, seats, wantedAt: time.now() };
    lines.set(keyOf(asked), opened);
    return opened;
  }

  function wanted(found: Kept): Kept {
    found.wantedAt = time.now();
    return found;
  }

  /** The line of what is on air there on outputs that have neither a name nor a delay. */
  function base(): Kept {
    return wanted(lines.get(keyOf(NAMELESS)) ?? open(NAMELESS));
  }

  /** An operator's page is shown what operators are shown where it may command, else what an output without a name is. */
  function lineFor({ output: { role, name }, delay }: Seat): Kept {
    const operates = role === 'operator' && upstream.passes;
    if (role === 'operator' && !operates && delay === 0) return base();
    const asked: Asked = { role: operates ? role : 'viewer', name, delay };
    const known = lines.get(keyOf(asked));
    if (known !== undefined) return wanted(known);
    return lines.size < EDGE_LINES_MAX ? open(asked) : base();
  }

  /** Asking opens none. */
  function kept(isWanted: (one: Kept) => boolean): Kept | undefined {
    return [...lines.values()].find(isWanted);
  }

  /** Runs it once there is anything to be shown, or nobody may wait for that any longer. */
  function firstState(line: EdgeLine, run: () => void): () => void {
    let isOver = false;
    const go = (): void => {
      if (!isOver) run();
      isOver = true;
    };
    const callOffs = [line.whenThere(go), time.after(FIRST_STATE_MS, go)];
    return () => {
      isOver = true;
      for (const callOff of callOffs) callOff();
    };
  }

  function seated(): EdgeSeat[] {
    return [...lines.values()].flatMap(({ seats }) => Array.from(seats));
  }

  function row(): StreamRow {
    const { line } = base();
    const stream = line.stream();
    const pack = line.pack();
    const { rules } = saidOf(stream.control()).sport;
    return {
      id,
      epoch: stream.epoch,
      rev: stream.rev(),
      sport: pack?.id ?? null,
      source: line.source(),
      publisher: null,
      values: stream.values(),
      derived: pack === undefined ? {} : derive(pack, rules ?? undefined, stream.values()),
      outputs: seated().filter(({ seat }) => seat.output.role === 'viewer').length,
    };
  }

  return {
    id,
    desk,
    sport: () => (kept(({ line }) => line.pack() !== undefined)?.line ?? base().line).pack()?.id,
    published: () => kept(({ line }) => line.stream().touched()) !== undefined,
    connections: () => seated().length,
    hasPublisher: () => false,
    hasParked: () => false,
    hasListener: () => seated().length > 0,
    demo: () => false,
    endDemo() {
      // Its publishers are the upstream relay's.
    },
    values: () => base().line.stream().values(),
    kept: () => ({ values: {} }),
    source: () => base().line.source(),
    seatPublisher: () => 'edge',
    seatListener(seat: Seat, since: Since | undefined): Listener {
      const place = lineFor(seat);
      const listener = new EdgeSeat(seat, place.line, since, (left) => {
        place.seats.delete(left);
        place.wantedAt = time.now();
        deps.listened();
      });
      place.seats.add(listener);
      listener.await(firstState(place.line, () => listener.sit()));
      deps.listened();
      return listener;
    },
    control() {
      // What the viewers of all streams are told is the upstream relay's word.
    },
    tick(beat) {
      for (const [key, { line, seats, wantedAt }] of lines) {
        line.fanOut.tick();
        if (beat) line.fanOut.heartbeat();
        if (seats.size > 0 || time.now() - wantedAt < LINGER_MS) continue;
        lines.delete(key);
        line.stop();
      }
    },
    closeListeners(code, reason) {
      for (const seat of seated()) seat.dismiss(code, reason);
      for (const { line } of lines.values()) line.fanOut.close(code, reason);
    },
    stop() {
      for (const { line } of lines.values()) line.stop();
      lines.clear();
    },
    row,
    told() {
      const { line } = base();
      const stream = line.stream();
      return {
        pack: line.pack(),
        desk: saidOf(stream.control()),
        values: stream.values(),
        source: line.source(),
        at: stream.touched() ? stream.at() : undefined,
      };
    },
    detail: () => ({
      ...row(),
      publishers: [],
      outputs: seated().map((each) => each.describe()),
      unmapped: [],
      rivals: [],
      refused: [],
      unreadable: { count: 0, reason: null },
    }),
    whenThere: () => new Promise((resolve) => firstState(base().line, resolve)),
    mark() {
      const { line } = base();
      return [line.stream().epoch, line.stream().rev(), line.source().status, seated().length].join(' ');
    },
  };
}
