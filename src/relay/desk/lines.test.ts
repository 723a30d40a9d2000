import { expect, test } from 'vitest';
import { screenOf } from '../testing/screen.ts';
import { createTestRelay, ocr } from '../testing/test-relay.ts';

test('[D1] an output that had to share a line gets its own when there is room', () => {
  const { relay, watch } = createTestRelay();
  const delays = (): number[] =>
    relay
      .find('game')
      ?.detail()
      .outputs.map(({ delay }) => delay) ?? [];
  const lines = Array.from({ length: 17 }, (_, place) => watch('game', { delay: 1_000 * (place + 1) }));
  expect(delays().at(-1)).toBe(16_000);
  lines[0]?.hangUp();
  expect(delays().at(-1)).toBe(17_000);
});

test('[D5] the operator’s delays go first, then program, then named outputs: a stranger shares the nearest line', () => {
  const { relay, watch } = createTestRelay();
  const delayOf = (name: string): number | undefined =>
    relay
      .find('game')
      ?.detail()
      .outputs.find((output) => output.name === name)?.delay;
  const strangers = (): readonly (number | undefined)[] =>
    relay
      .find('game')
      ?.detail()
      .outputs.filter((output) => output.name === '')
      .map(({ delay }) => delay) ?? [];
  for (let n = 1; n <= 16; n += 1) watch('game', { delay: 1_000 * n });
  watch('game', { delay: 20_500, name: 'spare' });
  expect(delayOf('spare')).toBe(20_500);
  watch('game', { delay: 30_500, name: 'Program' });
  expect([delayOf('spare'), delayOf('Program')]).toEqual([20_500, 30_500]);
  const own = watch('game', { name: 'OBS' });
  relay.desk('game')?.run({ command: { do: 'delay', ms: 40_500, output: 'OBS' } });
  expect([delayOf('spare'), delayOf('Program'), delayOf('OBS')]).toEqual([20_500, 30_500, 40_500]);
  // The latest three strangers stand where it is nearest for them.
  expect(strangers()).toEqual([...Array.from({ length: 13 }, (_, n) => 1_000 * (n + 1)), 13_000, 13_000, 13_000]);
  own.hangUp();
  expect(strangers().slice(12)).toEqual([13_000, 14_000, 14_000, 14_000]);
});

test('[D5] among equals who came first keeps its line, and strangers who call themselves program take none of the operator’s', () => {
  const { relay, watch } = createTestRelay();
  for (let n = 1; n <= 17; n += 1) watch('game', { delay: 1_000 * n, name: `program ${n}` });
  const delays = (): readonly number[] =>
    relay
      .find('game')
      ?.detail()
      .outputs.map(({ delay }) => delay) ?? [];
  expect(delays().slice(14)).toEqual([15_000, 16_000, 16_000]);
  relay.desk('game')?.run({ command: { do: 'delay', ms: 50_000, output: 'program 17' } });
  expect(delays().slice(14)).toEqual([15_000, 15_000, 50_000]);
});

test('[D2] an output that the operator wants without delay has none, whatever its URL says; to say nothing gives that back', () => {
  const { relay, dial, watch } = createTestRelay();
  const feed = dial('/game');
  feed.say(ocr({ time: '9:59' }));
  const screen = screenOf(watch('game', { name: 'OBS', delay: 5_000 }));
  const say = (ms: number | null): void =>
    void relay.desk('game')?.run({ command: { do: 'delay', ms, output: 'OBS' } });
  const delay = (): number | undefined => relay.find('game')?.detail().outputs[0]?.delay;
  relay.desk('game')?.run({ command: { do: 'delay', ms: 0 } });
  expect(delay()).toBe(5_000);
  say(0);
  expect(delay()).toBe(0);
  feed.say(ocr({ time: '9:58' }));
  expect(screen.values()).toEqual({ clock: '9:58' });
  relay.desk('game')?.run({ command: { do: 'delay', ms: 3_000 } });
  expect(delay()).toBe(0);
  say(null);
  expect(delay()).toBe(3_000);
});

test('[D4] what a board says again and again is neither kept nor waits', () => {
  const { relay, dial, watch, time } = createTestRelay();
  const feed = dial('/game');
  watch('game', { delay: 1_000 });
  for (let n = 0; n < 100; n += 1) {
    feed.say(ocr({ f1: '1', f2: '2', f3: String(n - (n % 10)) }));
    time.advance(20);
  }
  const { entries = [] } = relay.find('game')?.kept().past ?? {};
  expect(entries.map((entry) => entry.kind === 'feed' && Object.keys(entry.patch).length)).toEqual([
    3,
    ...Array.from({ length: 9 }, () => 1),
  ]);
});

test('[G5] [D4] a feed that floods fills neither memory nor disk, and its last word counts', () => {
  const { relay, dial, watch, time } = createTestRelay();
  const feed = dial('/game');
  const late = screenOf(watch('game', { delay: 1_000 }));
  for (let n = 1; n <= 4_000; n += 1) {
    feed.say(ocr(Object.fromEntries(Array.from({ length: 200 }, (_, field) => [`f${field}`, String(n)]))));
    time.advance(1);
  }
  const { entries = [] } = relay.find('game')?.kept().past ?? {};
  expect(entries.length).toBeLessThan(25);
  time.advance(1_000);
  expect(new Set(Object.values(late.values()))).toEqual(new Set(['4000']));
});

test('[V8] an output that is moved while it is stuck gets one whole state when it can', () => {
  const { relay, dial, watch, time } = createTestRelay();
  const feed = dial('/game');
  const board = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`f${n}`, 'x'.repeat(100)]));
  feed.say(ocr(board));
  const line = watch('game', { name: 'OBS' });
  const screen = screenOf(line);
  line.peer.stall();
  for (let n = 0; n < 100; n += 1) {
    relay.desk('game')?.run({ command: { do: 'delay', ms: n % 2 === 0 ? 1_000 : null, output: 'OBS' } });
    time.advance(10);
  }
  expect(line.peer.closedWith).toBe(undefined);
  expect(line.peer.backlog()).toBeLessThan(100_000);
  feed.say(ocr({ f0: 'new' }));
  line.flow();
  expect(screen.values()).toEqual({ ...board, f0: 'new' });
});

test('[P8] [V4] names that are gone take no room from those that come, and who was stuck hears that they went', () => {
  const { relay, dial, watch } = createTestRelay();
  const feed = dial('/game');
  feed.say(ocr({ f1: '1' }));
  const line = watch('game', {}, { narrow: true });
  const screen = screenOf(line);
  const rename = (n: number): void => {
    relay.desk('game')?.run({ command: { do: 'name', source: 'f1', field: `x${n}` } });
  };
  for (let n = 0; n < 250; n += 1) rename(n);
  line.peer.stall();
  for (let n = 250; n < 900; n += 1) rename(n);
  feed.say(ocr({ f2: '2' }));
  line.flow();
  expect(screen.values()).toEqual({ x899: '1', f2: '2' });
  expect(relay.find('game')?.values()).toEqual({ x899: '1', f2: '2' });
});
