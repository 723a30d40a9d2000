import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import { systemTime } from '#lib/system-time.ts';
import { startRelay } from '#relay/main.ts';
import { findBrowser } from '../../e2e/browser.ts';
import { browserPlaces, launchOptions, tryBrowser } from '../../e2e/browser-places.ts';
import { connectPublisher } from '../../e2e/support/publisher.ts';
import { startFeeder } from '../overlay/feeder.ts';
import { START_VALUES } from '../overlay/game.ts';
import { measureGrowth } from '../overlay/growth.ts';

export interface PageSoak {
  /** How many more than before. */
  readonly nodes: number;
  readonly listeners: number;
  /** Heap bytes per 1,000 updates, compiled code aside. */
  readonly slope: number;
}

const STREAM = 'soak';

/** The page on air in a browser, fed by the bench's own server, which is faster than any relay's feed. */
export async function soakPage(updates: number, pageDir: string, say: (line: string) => void): Promise<PageSoak> {
  const found = await findBrowser(browserPlaces(say), tryBrowser);
  if (!found.ok) throw new Error(`The soak needs a browser, and none could be had. Tried:\n${found.reason}`);
  say(`Chromium ${found.value.version}`);
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'boardcast-soak-'));
  const relay = await startRelay(
    { hosts: ['127.0.0.1'], port: 0, dataDir, pageDir, logLevel: 'error' },
    { time: systemTime },
  );
  const origin = `http://127.0.0.1:${relay.port}`;
  const publisher = await connectPublisher(origin, `/${STREAM}`);
  publisher.send(START_VALUES);
  const browser = await chromium.launch(launchOptions(found.value.candidate.launch));
  // No fixture is asked for: any folder will do.
  const feeder = await startFeeder(origin, dataDir, START_VALUES);
  try {
    const { nodes, listeners, heap } = await measureGrowth(
      browser,
      feeder.feed(STREAM),
      `${feeder.origin}/overlay/${STREAM}`,
      updates,
    );
    return { nodes, listeners, slope: (heap / updates) * 1000 };
  } finally {
    feeder.close();
    await browser.close();
    await publisher.close();
    await relay.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
