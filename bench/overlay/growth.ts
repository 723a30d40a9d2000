/** Measures what many messages leave behind in a page. */
import type { Browser } from 'playwright';
import type { Feeder } from './feeder.ts';
import { collectGarbage, openMetrics, readMetrics } from './metrics.ts';
import { openPage, wait } from './page.ts';

export interface Growth {
  readonly nodes: number;
  readonly listeners: number;
  /** Bytes of JavaScript heap after a forced collection. */
  readonly heap: number;
}

/** As many as 10 minutes at 60 a second bring. */
const MESSAGES = 36_000;
/** First so many, so that compiled code and caches of the engine are there before counting begins. */
const WARM_UP_MESSAGES = 6000;
const PER_SECOND = 2000;
/** Animations that the last score began are over by then, in ms. */
const SETTLE_MS = 1500;

export async function measureGrowth(browser: Browser, feeder: Feeder, url: string): Promise<Growth> {
  const page = await openPage(browser, url);
  try {
    const session = await openMetrics(page);
    const after = async (messages: number): Promise<Growth> => {
      await feeder.sendCount('changes', PER_SECOND, messages);
      await wait(SETTLE_MS);
      await collectGarbage(session);
      return readMetrics(session);
    };
    const before = await after(WARM_UP_MESSAGES);
    const end = await after(MESSAGES);
    return {
      nodes: end.nodes - before.nodes,
      listeners: end.listeners - before.listeners,
      heap: end.heap - before.heap,
    };
  } finally {
    await page.context().close();
  }
}
