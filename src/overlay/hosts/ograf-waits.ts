/** What an OGraf graphic waits for. None of it waits for ever: hosts give up after 3 s. */
import { systemTime } from '#lib/system-time.ts';

/** A host that draws no frames now (a hidden page) is not waited for any longer. */
const FRAME_MS_MAX = 100;

/** Resolves with the page's next frame, in which all that was changed before it is drawn. */
export async function nextFrame(): Promise<void> {
  let request = 0;
  await within(
    FRAME_MS_MAX,
    new Promise<void>((resolve) => {
      request = requestAnimationFrame(() => {
        resolve();
      });
    }),
  );
  cancelAnimationFrame(request);
}

/** Waits for something for so many ms at most; never rejects. */
export async function within(ms: number, what: Promise<unknown>): Promise<void> {
  let callOff: (() => void) | undefined;
  await Promise.race([
    what.catch(() => undefined),
    new Promise<void>((resolve) => {
      callOff = systemTime.after(ms, resolve);
    }),
  ]);
  callOff?.();
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    systemTime.after(ms, resolve);
  });
}
