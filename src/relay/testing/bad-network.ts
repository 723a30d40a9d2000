import type { ManualTime } from '#lib/manual-time.ts';
import type { Random } from '#lib/random.ts';
import type { Line } from './test-relay.ts';

/** Who has dialled, as the network tells it what happens. */
export interface Caller {
  open(): void;
  message(text: string): void;
  closed(code: number): void;
}

/** A connection over the network, in the hand of who dialled. */
export interface Call {
  send(text: string): void;
  /** Lets go: the caller hears nothing more, and the relay hears of it if the link still stands. */
  close(): void;
}

/**
 * Between callers and a relay: every connection keeps its order and has its own pace, so that what one is told overtakes what another is told.
 * It delays, goes dead without a word, cuts, reads slowly, and now and then swallows a frame, as a broken proxy does.
 */
export interface BadNetwork {
  dial(open: () => Line | undefined, caller: Caller): Call;
  /** Takes what the relay has sent and brings it on its way. To be called every few ms. */
  pull(): void;
  /** A link goes dead: neither side hears anything of it any more, nor of the other. */
  die(): void;
  /** A link is cut, and both sides hear it. */
  cut(code: number): void;
  /** Every link is cut: the relay's process has ended. */
  cutAll(code: number): void;
  /** A link takes nothing, and then all of it. */
  stall(): void;
  flow(): void;
  /** The next frame down one link is swallowed. */
  swallow(): void;
  /** From now on all is well, but for links that are dead already. */
  mend(): void;
}

interface Link {
  readonly caller: Caller;
  line: Line | undefined;
  dead: boolean;
  over: boolean;
  swallows: boolean;
  /** When the last thing arrives that is on the way. */
  down: number;
  up: number;
}

/** The longest way of a frame, in ms. */
const LATENCY_MS_MAX = 300;
/** Until TCP gives up on a connection whose other end does not answer, in ms. */
const TCP_MS = 120_000;
/** How long a dial takes that gets no answer, in ms, before its caller is told. */
const REFUSED_MS = 1000;

export function createBadNetwork(time: ManualTime, random: Random): BadNetwork {
  const links = new Set<Link>();
  let troubled = true;

  function later(link: Link, way: 'down' | 'up', run: () => void): void {
    link[way] = Math.max(link[way], time.now() + random() * (troubled ? LATENCY_MS_MAX : 10));
    time.after(link[way] - time.now(), () => {
      if (!link.dead && !link.over) run();
    });
  }

  function one(of: (link: Link) => boolean = () => true): Link | undefined {
    const able = [...links].filter((link) => !link.dead && link.line !== undefined && of(link));
    return able[Math.floor(random() * able.length)];
  }

  function end(link: Link, code: number): void {
    links.delete(link);
    link.line?.hangUp();
    later(link, 'down', () => {
      link.over = true;
      link.caller.closed(code);
    });
  }

  return {
    dial(open, caller) {
      const link: Link = { caller, line: undefined, dead: false, over: false, swallows: false, down: 0, up: 0 };
      later(link, 'up', () => {
        link.line = open();
        if (link.line === undefined) {
          time.after(REFUSED_MS, () => {
            if (!link.over) caller.closed(1006);
          });
          return;
        }
        links.add(link);
        later(link, 'down', () => caller.open());
      });
      return {
        send(text) {
          later(link, 'up', () => link.line?.say(text));
        },
        close() {
          if (!link.dead && links.delete(link)) link.line?.hangUp();
          link.over = true;
        },
      };
    },
    pull() {
      for (const link of links) {
        const { line } = link;
        if (line === undefined) continue;
        for (const text of line.texts()) {
          if (link.swallows && text.includes('"type":"update"')) link.swallows = false;
          else later(link, 'down', () => link.caller.message(text));
        }
        // Its pongs, which come for as long as both ends hear each other.
        if (!link.dead) line.peer.arrive(6);
        if (line.peer.terminated) end(link, 1006);
        else if (line.peer.closedWith !== undefined) end(link, line.peer.closedWith.code);
      }
    },
    die() {
      const link = one();
      if (link === undefined) return;
      link.dead = true;
      time.after(TCP_MS, () => {
        if (!link.over) link.caller.closed(1006);
        link.over = true;
      });
    },
    cut(code) {
      const link = one();
      if (link !== undefined) end(link, code);
    },
    cutAll(code) {
      for (const link of new Set(links)) {
        if (link.dead) links.delete(link);
        else end(link, code);
      }
    },
    stall: () => one()?.line?.peer.stall(),
    flow: () => one()?.line?.flow(),
    swallow() {
      const link = one();
      if (link !== undefined) link.swallows = true;
    },
    mend() {
      troubled = false;
      for (const link of links) {
        link.swallows = false;
        link.line?.flow();
      }
    },
  };
}
