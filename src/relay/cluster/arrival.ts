/** Whether a stream's state has come to this node: who listens before it is seated once it has, since an empty picture first would be seen. */
import type { Time } from '#lib/time.ts';
import type { Listener } from '../desk/seated.ts';

export interface Arrival {
  /** It has, or there is none yet. */
  arrive(): void;
  whenThere(): Promise<void>;
  /** Seats a listener, at once or as soon as it may be. `left`: it is gone before. */
  seat(sit: () => Listener, left: () => void): Listener;
}

/** Nobody waits for a state any longer than this, in ms. */
const FIRST_STATE_MS = 1000;

export function createArrival(time: Time): Arrival {
  let isThere = false;
  const waiting = new Set<() => void>();

  /** Runs it once, at the latest when nobody waits any longer; what it gives calls that off. */
  function wait(run: () => void): () => void {
    const callOff = (): void => {
      waiting.delete(go);
      callOffTimer();
    };
    const go = (): void => {
      callOff();
      run();
    };
    const callOffTimer = time.after(FIRST_STATE_MS, go);
    waiting.add(go);
    return callOff;
  }

  return {
    arrive() {
      isThere = true;
      for (const run of waiting) run();
    },
    whenThere: () =>
      new Promise((resolve) => {
        if (isThere) resolve();
        else waiting.add(resolve);
      }),
    seat: (sit, left) => (isThere ? sit() : new AwaitedSeat(sit, wait, left)),
  };
}

class AwaitedSeat implements Listener {
  #seated: Listener | undefined;
  readonly #callOff: () => void;
  readonly #left: () => void;

  constructor(sit: () => Listener, wait: (run: () => void) => () => void, left: () => void) {
    this.#left = left;
    this.#callOff = wait(() => {
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
    this.#callOff();
    if (this.#seated === undefined) this.#left();
    else this.#seated.leave();
  }
}
