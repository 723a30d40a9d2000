/** Measures what many messages leave behind in a page. */
import type { Browser } from 'playwright';
import type { Feed } from './feeder.ts';
import { weighHeap } from './heap.ts';
import { readMetrics, startMetrics } from './metrics.ts';
import { openPage, wait } from './page.ts';

export interface Growth {
  readonly nodes: number;
  readonly listeners: number;
  /** Bytes of JavaScript heap, compiled code aside. */
  readonly heap: number;
}

/** As many as 10 minutes at 60 a second bring; the game then stands as before. */
const MESSAGES = 36_000;
/** First so many, so that caches are filled before counting begins. */
const WARM_UP_MESSAGES = 12_000;
const PER_SECOND = 3000;
/** Animations that the last score began are over by then, in ms. */
const SETTLE_MS = 1500;

export async function measureGrowth(browser: Browser, feed: Feed, url: string, messages = MESSAGES): Promise<Growth> {
  const page = await openPage(browser, url);
  try {
    await startMetrics(page);
    const after = async (count: number): Promise<Growth> => {
      await feed.sendCount('changes', PER_SECOND, count);
      await wait(SETTLE_MS);
      // The first snapshot finds what only weighing brings along, and collects what has finalisers.
      await weighHeap(page);
      const heap = await weighHeap(page);
      const { nodes, listeners } = await readMetrics(page);
      return { nodes, listeners, heap };
    };
    const before = await after(WARM_UP_MESSAGES);
    const end = await after(messages);
    return {
      nodes: end.nodes - before.nodes,
      listeners: end.listeners - before.listeners,
      heap: end.heap - before.heap,
    };
  } finally {
    await page.close();
  }
}
