import type { Listener } from '../desk/seated.ts';

/** Who listens before the stream's state is known here: it has its seat once it is, since an empty picture first would be seen. */
export class AwaitedSeat implements Listener {
  #seated: Listener | undefined;
  #callOff: (() => void) | undefined;
  readonly #left: () => void;

  /** `wait` runs what it is given, once; what it gives calls that off. */
  constructor(sit: () => Listener, wait: (run: () => void) => () => void, left: () => void) {
    this.#left = left;
    this.#callOff = wait(() => {
      this.#callOff = undefined;
      this.#seated = sit();
    });
  }

  drained(): void {
    this.#seated?.drained();
  }

  resync(): void {
    this.#seated?.resync();
  }

  leave(): void {
    this.#callOff?.();
    if (this.#seated === undefined) this.#left();
    else this.#seated.leave();
  }
}
