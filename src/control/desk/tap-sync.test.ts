import { describe, expect, test } from 'vitest';
import {
  delaysOf,
  isComplete,
  MORE_TAPS,
  nextSync,
  nextTarget,
  NO_SYNC,
  SPREAD_MS_MAX,
  syncResult,
  TAPS,
  withTick,
  type Tick,
} from './tap-sync.ts';

/** A feed whose clock goes down from ten minutes, a value a second from `at` 0 on. */
function countDown(seconds: number): readonly Tick[] {
  return Array.from({ length: seconds + 1 }, (_, index) => ({ value: clock(600 - index), at: index * 1000 }));
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

describe('the value to tap at', () => {
  test('without a tap it is one that the feed itself has not shown yet', () => {
    expect(nextTarget(countDown(10), [], 10_000)).toBe('9:47');
    const up = [
      { value: '0:58', at: 0 },
      { value: '0:59', at: 1000 },
    ];
    expect(nextTarget(up, [], 1400)).toBe('1:03');
  });

  test('with a tap it is one that the delayed picture shows in three seconds', () => {
    const ticks = countDown(60);
    const taps = [{ value: '9:30', at: 50_000 }];
    // 9:30 came at 30 s, the picture had it at 50 s: 20 s behind. At 60 s it shows 9:20, in three seconds 9:17.
    expect(nextTarget(ticks, taps, 60_000)).toBe('9:17');
  });

  test('a clock that stands, or none, gives nothing to tap at', () => {
    expect(nextTarget([], [], 0)).toBeUndefined();
    expect(nextTarget([{ value: '10:00', at: 0 }], [], 5000)).toBeUndefined();
    expect(nextTarget([{ value: 'HALF', at: 0 }], [], 5000)).toBeUndefined();
  });
});

test('a delay is what lies between a value’s arrival and the tap, never below nothing', () => {
  const ticks = countDown(20);
  expect(delaysOf(ticks, [{ value: '9:50', at: 14_250 }])).toEqual([4250]);
  expect(delaysOf(ticks, [{ value: '9:50', at: 9_900 }])).toEqual([0]);
  expect(delaysOf(ticks, [{ value: '5:00', at: 14_250 }])).toEqual([]);
});

test('five taps give their median and half their range, in the steps of a delay; fewer give nothing', () => {
  expect(syncResult([4000, 4100, 3900, 4043])).toBeUndefined();
  expect(syncResult([4000, 4100, 3900, 9000, 4043])).toEqual({ median: 4040, spread: 2550 });
  expect(syncResult([70_000, 70_000, 70_000, 70_000, 70_000])).toEqual({ median: 60_000, spread: 0 });
});

test('ticks older than any sync takes are dropped', () => {
  const ticks = countDown(600).reduce<readonly Tick[]>((known, tick) => withTick(known, tick), []);
  expect(ticks.length).toBeLessThan(360);
  expect(ticks.at(-1)?.at).toBe(600_000);
});

test('five taps along with a picture 4.2 s behind give that delay; a target stands until it was tapped', () => {
  const behind = 4200;
  const ticks = countDown(120);
  const atOf = (value: string): number => ticks.find((tick) => tick.value === value)?.at ?? Number.NaN;
  const targets: string[] = [];
  let sync = NO_SYNC;
  for (const tick of ticks) {
    const { target } = sync;
    const due = target === undefined ? Infinity : atOf(target) + behind;
    // The picture rolls to the target between two values of the feed, and the operator taps.
    if (due <= tick.at) sync = nextSync(sync, { kind: 'tap', at: due });
    sync = nextSync(sync, { kind: 'tick', tick });
    targets.push(sync.target ?? '');
  }
  expect(sync.taps).toHaveLength(TAPS);
  expect(sync.target).toBeUndefined();
  expect(syncResult(delaysOf(sync.ticks, sync.taps))).toEqual({ median: 4200, spread: 0 });
  expect(new Set(targets.filter((target) => target !== '')).size).toBe(TAPS);
  expect(nextSync(sync, { kind: 'again' })).toBe(NO_SYNC);
});

test('a tap without a target is none', () => {
  expect(nextSync(NO_SYNC, { kind: 'tap', at: 5 })).toBe(NO_SYNC);
});

test('taps that do not agree can be followed by more, of which the best five count', () => {
  const five = Array.from({ length: TAPS }, (_, index) => ({ value: '9:50', at: 14_000 + index }));
  const full = { ...NO_SYNC, ticks: countDown(20), taps: five };
  expect(isComplete(full)).toBe(true);
  const more = nextSync(full, { kind: 'more' });
  expect([isComplete(more), more.wanted, more.taps]).toEqual([false, TAPS + MORE_TAPS, five]);
  expect(nextSync(more, { kind: 'tick', tick: { value: '9:39', at: 21_000 } }).target).toBe('9:40');

  const loose = syncResult([4000, 4040, 3980, 4900, 3100]);
  expect(loose?.spread).toBeGreaterThan(SPREAD_MS_MAX);
  expect(syncResult([4000, 4040, 3980, 4900, 3100, 4020, 4010, 3990])).toEqual({ median: 4000, spread: 20 });
});
