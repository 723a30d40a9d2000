/** An overlay whose relay is in the test's hand: what its desk says comes as the test says. */
import type { Page } from 'playwright/test';
import type { FakeServer } from './fake-server.ts';
import { overlayOn, type Overlay } from './overlay.ts';
import { expect } from './test.ts';

const VALUES = { 'home.score': '56', 'away.score': '61', clock: '3:12', period: '2' };
/** The desk's words, as `control` brings them. */
type Words = Readonly<Record<string, unknown>>;

export interface OnAir {
  readonly overlay: Overlay;
  /** The desk's words change, and values with them if need be. */
  readonly say: (control: Words, values?: Readonly<Record<string, string>>) => void;
}

/** Opens an overlay on a stream whose first state brings these words. */
export async function onAir(server: FakeServer, page: Page, query = '', first: Words = {}): Promise<OnAir> {
  let rev = 1;
  const before = server.heard.length;
  await page.goto(`${server.origin}/overlay/game${query}`);
  await expect.poll(() => server.heard.slice(before).some((frame) => frame.includes('"register"'))).toBe(true);
  server.send(
    JSON.stringify({
      type: 'snapshot',
      stream: 'game',
      epoch: 'e1',
      rev,
      at: Date.now(),
      build: 'test',
      values: VALUES,
      control: first,
      source: { status: 'live', age: 0 },
    }),
  );
  const overlay = overlayOn(page);
  return {
    overlay,
    say(control, values) {
      rev += 1;
      server.send(JSON.stringify({ type: 'update', since: rev - 1, rev, at: Date.now(), control, values }));
    },
  };
}

/** Counts the frames in which there is no bug to be seen, from now on. */
export async function watchFrames(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    window.blankFrames = 0;
    const look = (): void => {
      const score = document.querySelector('.bug [data-field="home.score"]');
      if (score === null || score.getClientRects().length === 0) window.blankFrames = (window.blankFrames ?? 0) + 1;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return () => page.evaluate(() => window.blankFrames ?? -1);
}

declare global {
  interface Window {
    /** Frames in which the graphic was not there. */
    blankFrames?: number;
    /** What changed in the graphic since it was watched. */
    changes?: number;
  }
}
