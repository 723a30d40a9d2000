import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createTicker } from './ticker.ts';

test('it ticks once a second while somebody listens and looks, and rests otherwise', () => {
  const time = createManualTime(0);
  let visible = true;
  let changed = (): void => undefined;
  const ticker = createTicker(time, {
    visible: () => visible,
    onChange: (listener) => {
      changed = listener;
      return () => undefined;
    },
  });
  expect(time.pending()).toBe(0);
  const ticks: number[] = [];
  const stop = ticker.subscribe(() => ticks.push(ticker.now()));
  time.advance(2500);
  expect(ticks).toEqual([0, 1000, 2000]);
  visible = false;
  changed();
  time.advance(5000);
  expect(ticks).toHaveLength(3);
  visible = true;
  changed();
  expect(ticks.at(-1)).toBe(7500);
  stop();
  expect(time.pending()).toBe(0);
});
