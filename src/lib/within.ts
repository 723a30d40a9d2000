import type { Time } from './time.ts';

/** Resolves once the work is done, or so many ms have passed; rejects where it fails before. */
export function within(ms: number, work: Promise<unknown>, time: Time): Promise<void> {
  return new Promise((resolve, reject) => {
    const callOff = time.after(ms, resolve);
    work.then(() => resolve(), reject).finally(callOff);
  });
}
