import type { Time } from '#lib/time.ts';
import type { Engine } from '../engine/engine.ts';

/** Whether the store answers within so many ms. */
export function whenUp(engine: Engine, ms: number, time: Time): Promise<boolean> {
  if (engine.state() === 'up') return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (isUp: boolean): void => {
      callOff();
      unhear();
      resolve(isUp);
    };
    const callOff = time.after(ms, () => end(false));
    const unhear = engine.onState((state) => {
      if (state === 'up') end(true);
    });
  });
}
