import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createManualVisibility } from './manual-visibility.ts';
import { createTicker } from './ticker.ts';

test('it ticks once a second while somebody listens and looks, and rests otherwise', () => {
  const time = createManualTime(0);
  const visibility = createManualVisibility();
  const ticker = createTicker(time, visibility);
  expect(time.pending()).toBe(0);
  const ticks: number[] = [];
  const stop = ticker.subscribe(() => ticks.push(ticker.now()));
  time.advance(2500);
  expect(ticks).toEqual([0, 1000, 2000]);
  visibility.show(false);
  time.advance(5000);
  expect(ticks).toHaveLength(3);
  visibility.show(true);
  expect(ticks.at(-1)).toBe(7500);
  stop();
  expect(time.pending()).toBe(0);
});
