/** What every browser test stands on: a real relay with the built page, a stream of its own, a publisher, and the overlay's page. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base } from 'playwright/test';
import * as v from 'valibot';
import { systemTime } from '#lib/system-time.ts';
import { streamDetailSchema, type StreamDetail } from '#protocol/api.ts';
import type { RelayConfig } from '#relay/config.ts';
import { startRelay, type Relay } from '#relay/main.ts';
import { startFakeServer, type FakeServer } from './fake-server.ts';
import { overlayOn, type Overlay } from './overlay.ts';
import { connectPublisher, type TestPublisher } from './publisher.ts';

export { expect } from 'playwright/test';

export const PAGE_DIR = path.resolve(import.meta.dirname, '..', '..', 'dist', 'page');

interface WorkerFixtures {
  /** Where a relay listens that all tests of this process share: `http://127.0.0.1:<port>`. */
  readonly origin: string;
}

interface TestFixtures {
  /** A stream that no other test uses. */
  readonly stream: string;
  /** A publisher on this test's stream. */
  readonly publisher: TestPublisher;
  /** A folder for this test alone. */
  readonly folder: string;
  /** Opens this test's overlay with a query such as `?chroma=00ff00`. */
  readonly openOverlay: (query?: string) => Promise<Overlay>;
  /** A server of this test's own making, in the relay's place. */
  readonly fakeServer: FakeServer;
}

/** A relay of this test alone, where sharing would disturb others. */
export async function startTestRelay(
  dataDir: string,
  options: Partial<Pick<RelayConfig, 'sportOf' | 'guard' | 'access' | 'pageDir' | 'port' | 'doors'>> = {},
): Promise<{ origin: string; doorPorts: Relay['doorPorts']; close(): Promise<void> }> {
  const config = { hosts: ['127.0.0.1'], port: 0, dataDir, pageDir: PAGE_DIR, logLevel: 'error' } as const;
  const relay = await startRelay({ ...config, ...options }, { time: systemTime });
  return { origin: `http://127.0.0.1:${relay.port}`, doorPorts: relay.doorPorts, close: () => relay.close() };
}

let streams = 0;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  origin: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from its first parameter, which must be a pattern.
    async ({}, use) => {
      const dataDir = await mkdtemp(path.join(os.tmpdir(), 'boardcast-e2e-'));
      const relay = await startTestRelay(dataDir);
      await use(relay.origin);
      await relay.close();
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- as above
  stream: async ({}, use) => {
    streams += 1;
    await use(`game${streams}`);
  },
  publisher: async ({ origin, stream }, use) => {
    const publisher = await connectPublisher(origin, `/${stream}`);
    await use(publisher);
    await publisher.close();
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  folder: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  openOverlay: async ({ page, origin, stream }, use) => {
    await use(async (query = '') => {
      await page.goto(`${origin}/overlay/${stream}${query}`);
      return overlayOn(page);
    });
  },
  fakeServer: async ({ origin }, use) => {
    const server = await startFakeServer(origin);
    await use(server);
    await server.close();
  },
});

/** What the relay knows of a stream. */
export async function streamDetail(origin: string, stream: string): Promise<StreamDetail> {
  const answer = await fetch(`${origin}/api/streams/${stream}`);
  return v.parse(streamDetailSchema, await answer.json());
}
