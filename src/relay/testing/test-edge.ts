import type { Dial } from '#viewer/connection.ts';
import { EDGE_AGENT } from '../edge/edge-channel.ts';
import type { Relay } from '../relay.ts';
import { createFakePeer, type FakePeer } from './fake-peer.ts';
import { createTestRelay, type TestRelay } from './test-relay.ts';

/** A relay that follows another one, in memory and in one time. */
export interface TestEdge extends TestRelay {
  /** Every connection to the upstream relay that stands. */
  readonly links: () => number;
  /** Cuts them all, and lets none through until it is mended. */
  readonly cut: () => void;
  /** Nothing arrives any more and nobody hears of it, as on a cable that was pulled. */
  readonly pull: () => void;
  readonly mend: () => void;
  /** From now on it is this relay that answers. */
  readonly turnTo: (upstream: Pick<Relay, 'connect' | 'forget'>) => void;
}

/** How long a frame is on its way, in ms. */
const WAY_MS = 1;

export function createTestEdge(
  upstream: Pick<TestRelay, 'relay' | 'time'>,
  options: { readonly passes?: boolean; readonly streamsMax?: number } = {},
): TestEdge {
  const { time } = upstream;
  const links = new Set<{ readonly cut: () => void; readonly peer: FakePeer }>();
  let { relay: answers }: { relay: Pick<Relay, 'connect' | 'forget'> } = upstream;
  let way: 'open' | 'cut' | 'pulled' = 'open';

  const dial: Dial = (url, events) => {
    const peer = createFakePeer({ userAgent: EDGE_AGENT });
    const told = answers;
    const session = told.connect(peer, new URL(url).pathname);
    let isOver = way === 'cut';
    let read = 0;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      links.delete(link);
      told.forget(session);
    };
    const pump = (): void => {
      if (isOver) return;
      // Pongs come by themselves while there is a way.
      if (way === 'open') {
        peer.arrive(6);
        const fresh = peer.taken.slice(read);
        read = peer.taken.length;
        // Whoever hears one may let go of the connection by it.
        for (const text of fresh) if (!isOver) events.message(text);
        if (peer.closedWith !== undefined && !isOver) {
          const { code } = peer.closedWith;
          end();
          events.closed(code);
        }
      }
      time.after(WAY_MS, pump);
    };
    const link = {
      peer,
      cut() {
        end();
        time.after(0, () => events.closed(1006));
      },
    };
    if (isOver) time.after(WAY_MS, () => events.closed(1006));
    else {
      links.add(link);
      time.after(WAY_MS, () => {
        if (isOver) return;
        if (way === 'open') events.open(false);
        pump();
      });
    }
    return {
      send(text) {
        if (!isOver && way === 'open') session.receive(text, Buffer.byteLength(text));
      },
      close: end,
    };
  };

  const edge = createTestRelay({
    time,
    seed: 77,
    streamsMax: options.streamsMax,
    edge: {
      upstream: {
        socketOrigin: 'ws://up.example:15001',
        origin: 'http://up.example:15001',
        key: undefined,
        passes: options.passes ?? false,
      },
      dial,
      looksChanged: () => undefined,
    },
  });
  return {
    ...edge,
    links: () => links.size,
    cut() {
      way = 'cut';
      for (const link of links) link.cut();
    },
    pull() {
      way = 'pulled';
    },
    mend() {
      way = 'open';
    },
    turnTo(next) {
      answers = next;
    },
  };
}
