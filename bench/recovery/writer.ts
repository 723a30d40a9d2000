/** A scoreboard's program that counts, dials again when its relay is gone, and remembers when it said what. */
import { WebSocket } from 'ws';
import { systemTime } from '#lib/system-time.ts';

/** Time between two values, in ms: faster than any scoreboard, so that a restored value tells its age to 20 ms. */
const EVERY_MS = 20;
/** Time between two attempts, in ms. */
const REDIAL_MS = 100;

export interface Writer {
  /** The latest count that was given to an open socket. */
  count(): number;
  /** When that count was sent, in ms since 1970; undefined for one that never was. */
  sentAt(count: number): number | undefined;
  /** Dials, and goes on dialling and counting. */
  go(): void;
  /** Lets go of its socket and dials no more until `go`. */
  rest(): void;
}

export function createWriter(url: string): Writer {
  const sent = new Map<number, number>();
  let count = 0;
  let socket: WebSocket | undefined;
  let redial: NodeJS.Timeout | undefined;

  function dial(): void {
    const dialled = new WebSocket(url);
    socket = dialled;
    let ticking: NodeJS.Timeout | undefined;
    dialled.on('open', () => {
      ticking = setInterval(() => {
        if (dialled.readyState !== WebSocket.OPEN) return;
        count += 1;
        sent.set(count, systemTime.now());
        dialled.send(JSON.stringify({ type: 'ocr', values: { score_a: String(count), score_b: '0', time: '9:59' } }));
      }, EVERY_MS);
    });
    // A refused attempt is an error first, and then a close like any other.
    dialled.on('error', () => undefined);
    dialled.on('close', () => {
      clearInterval(ticking);
      if (socket === dialled) redial = setTimeout(dial, REDIAL_MS);
    });
  }

  return {
    count: () => count,
    sentAt: (asked) => sent.get(asked),
    go: dial,
    rest() {
      clearTimeout(redial);
      const resting = socket;
      socket = undefined;
      resting?.terminate();
    },
  };
}
