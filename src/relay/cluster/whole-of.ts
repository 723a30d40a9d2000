import type { Time } from '#lib/time.ts';
import type { Engine, Whole } from '../engine/engine.ts';

/** Whoever asks waits no longer than this, in ms. */
const PATIENCE_MS = 2000;

/** What the store holds of a stream now; undefined where it does not say in time. */
export function wholeOf(engine: Engine, stream: string, time: Time): Promise<Whole | undefined> {
  return new Promise((resolve) => {
    const leave = engine.join(stream, (news) => {
      if (news.kind !== 'whole') return;
      callOff();
      resolve(news);
      queueMicrotask(() => leave());
    });
    const callOff = time.after(PATIENCE_MS, () => {
      leave();
      resolve(undefined);
    });
  });
}
