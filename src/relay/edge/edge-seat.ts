import type { Output } from '#protocol/api.ts';
import { describeSeat, type Listener, type Seat } from '../desk/seated.ts';
import type { Since, Standing } from '../fan-out.ts';
import type { EdgeLine } from './edge-line.ts';

/** Who listens at an edge. It has its place from the start, and is answered once there is anything to be shown. */
export class EdgeSeat implements Listener {
  readonly seat: Seat;
  readonly #line: EdgeLine;
  readonly #since: Since | undefined;
  readonly #left: (seat: EdgeSeat) => void;
  #standing: Standing | undefined;
  #callOff: (() => void) | undefined;

  constructor(seat: Seat, line: EdgeLine, since: Since | undefined, left: (seat: EdgeSeat) => void) {
    this.seat = seat;
    this.#line = line;
    this.#since = since;
    this.#left = left;
  }

  /** It waits for the first state until this is called. */
  await(callOff: () => void): void {
    if (this.#standing === undefined) this.#callOff = callOff;
  }

  /** Answers with what there is; once. */
  sit(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#standing ??= this.#line.fanOut.join(this.seat.peer, this.#since);
  }

  drained(): void {
    if (this.#standing !== undefined) this.#line.fanOut.drained(this.#standing);
  }

  resync(): void {
    if (this.#standing !== undefined) this.#line.fanOut.resync(this.#standing);
  }

  /** It is closed before it was answered. */
  dismiss(code: number, reason: string): void {
    if (this.#standing === undefined) this.seat.peer.close(code, reason);
  }

  leave(): void {
    this.#callOff?.();
    if (this.#standing !== undefined) this.#line.fanOut.leave(this.#standing);
    this.#left(this);
  }

  /** The output as this relay sees it. What delay it has is the upstream relay's to say: here it is what the page asked for. */
  describe(): Output {
    return describeSeat(this.seat, this.seat.delay, this.#line.stream().rev());
  }
}
