import { expect, test } from 'vitest';
import type { Command } from '#protocol/desk.ts';
import { screenOf } from '../testing/screen.ts';
import { createTestRelay, ocr } from '../testing/test-relay.ts';

test('[D2] [D1] a clock that the court took over is as late as the picture when the delay changes, and never goes back', () => {
  const { relay, dial, watch, pass } = createTestRelay();
  const say = (command: Command): void => {
    relay.desk('game')?.run({ command, watches: 'court' });
  };
  dial('/game').say(ocr({ time: '5:00' }));
  const late = screenOf(watch('game', { name: 'OBS' }));
  say({ do: 'clock-start' });
  pass(10_000);
  expect(late.values()).toEqual({ clock: '4:50' });
  say({ do: 'delay', ms: 4_000 });
  pass(3_000);
  expect(late.values()).toEqual({ clock: '4:50' });
  pass(3_000);
  expect(late.values()).toEqual({ clock: '4:48' });
  say({ do: 'delay', ms: 8_000 });
  expect(late.values()).toEqual({ clock: '4:48' });
  pass(10_000);
  expect(late.values()).toEqual({ clock: '4:42' });
  say({ do: 'delay', ms: 1_000 });
  expect(late.values()).toEqual({ clock: '4:35' });
  const joined = screenOf(watch('game', { delay: 1_000 }));
  pass(2_000);
  expect([late.values(), joined.values()]).toEqual([{ clock: '4:33' }, { clock: '4:33' }]);
});

test('[D2] a clock that the program took over runs on whatever the delay does', () => {
  const { relay, dial, watch, pass } = createTestRelay();
  dial('/game').say(ocr({ time: '5:00' }));
  const late = screenOf(watch('game', { name: 'OBS' }));
  relay.desk('game')?.run({ command: { do: 'clock-start' } });
  relay.desk('game')?.run({ command: { do: 'delay', ms: 4_000 } });
  pass(3_000);
  expect(late.values()).toEqual({ clock: '4:57' });
});
