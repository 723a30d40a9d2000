import type { Time } from '#lib/time.ts';

/** Resolves once `work` is done, or after so many ms whatever became of it. */
export function within(ms: number, work: Promise<unknown>, time: Time): Promise<void> {
  return new Promise((resolve, reject) => {
    const callOff = time.after(ms, resolve);
    work.then(() => resolve(), reject).finally(callOff);
  });
}
