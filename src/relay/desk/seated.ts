import type { Output } from '#protocol/api.ts';
import type { Standing } from '../fan-out.ts';
import type { Peer } from '../peer.ts';
import type { Line } from './line.ts';

/** An output as its connection sees it: what it stands on is the stream's to say. Its viewport and its ack are the latest whenever somebody looks. */
export type SeenOutput = Omit<Output, 'delay' | 'current'>;

/** Who listens. */
export interface Seat {
  readonly peer: Peer;
  readonly output: SeenOutput;
  /** What the page asked for, in ms. */
  readonly delay: number;
  /** How the node sees it that serves it, where that is another one. */
  readonly elsewhere?: (() => Output) | undefined;
}

/** One listening connection, wherever it stands. */
export interface Listener {
  /** Sends what is new now that the peer's backlog is gone. */
  drained(): void;
  /** Answers with a whole snapshot. */
  resync(): void;
  leave(): void;
}

/** A seat that is taken, on the line where it stands at present. A class, so that thousands of listeners share its functions. */
export class Seated implements Listener {
  readonly seat: Seat;
  key: string;
  line: Line;
  #standing: Standing;
  readonly #left: (seated: Seated) => void;

  constructor(seat: Seat, [key, line]: readonly [string, Line], standing: Standing, left: (seated: Seated) => void) {
    this.seat = seat;
    this.key = key;
    this.line = line;
    this.#standing = standing;
    this.#left = left;
  }

  /** Goes to another line, whose state it is told whole. */
  move(key: string, line: Line): void {
    this.line.fanOut.leave(this.#standing);
    this.key = key;
    this.line = line;
    this.#standing = line.fanOut.join(this.seat.peer, undefined);
  }

  drained(): void {
    this.line.fanOut.drained(this.#standing);
  }

  resync(): void {
    this.line.fanOut.resync(this.#standing);
  }

  leave(): void {
    this.line.fanOut.leave(this.#standing);
    this.#left(this);
  }

  /** The output with what it stands on. Its lag is what comes on top of the delay that it was given. */
  describe(): Output {
    return this.seat.elsewhere?.() ?? describeSeat(this.seat, this.line.delay(), this.line.stream().rev());
  }
}

/** A seat's output that is shown things `delay` ms later, and is to show this revision. */
export function describeSeat({ output }: Seat, delay: number, current: number): Output {
  const { ack } = output;
  const lag = ack?.lag ?? null;
  return {
    ...output,
    ack: ack === null ? null : { ...ack, lag: lag === null ? null : Math.max(0, lag - delay) },
    delay,
    current,
  };
}
