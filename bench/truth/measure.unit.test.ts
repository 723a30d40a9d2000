import { expect, test } from 'vitest';
import { barsOf } from './bars.ts';
import { film } from './camera.ts';
import type { Guard } from './guard.ts';
import { measure, sumOf, type Figures } from './measure.ts';
import { createConfirmation, createNoGuard } from './rivals.ts';
import { scoreTable } from './table.ts';
import { change, countingGame, lineOf, PERFECT } from './test-games.ts';

const clock = lineOf(
  'clock',
  'clock',
  Array.from({ length: 60 }, (_, index) => change(index * 1000, `1:${String(59 - index).padStart(2, '0')}`)),
);
const game = countingGame(60_000, 10_000, [clock]);
const feed = film(game, PERFECT, 1);
const facts = { periodMs: 100 };

function scoreOf(guard: Guard, of = feed): Figures {
  const figures = measure(game, of, guard).get('score');
  if (figures === undefined) throw new Error('there is no score');
  return figures;
}

test('without faults no guard is late, and two frames are one reading late', () => {
  expect(scoreOf(createNoGuard())).toMatchObject({
    onAirMs: 60_000,
    wrongMs: 0,
    visible: 0,
    never: 0,
    play: [0, 0, 0, 0, 0],
  });
  expect(scoreOf(createConfirmation(2, facts))).toMatchObject({
    play: [100, 100, 100, 100, 100],
    delayedPlay: [0, 0, 0, 0, 0],
    delayedLag: [0, 0, 0, 0, 0],
  });
  const report = measure(game, feed, createConfirmation(2, facts));
  expect(new Set(report.get('clock')?.calm)).toEqual(new Set([100]));
  // One look of ten is at the reading that another has yet to confirm.
  expect(report.get('clock')?.clockErrors.filter((error) => error > 0)).toHaveLength(59);
});

test('a wrong score is seen when it stands for longer than 100 ms', () => {
  const frames = feed.frames.map(({ at, values }) => {
    const misread = at === 5000 || (at >= 25_000 && at < 25_200);
    return { at, values: misread ? new Map([...values, ['home.score', '99']]) : values };
  });
  const misread = scoreOf(createNoGuard(), { ...feed, frames });
  expect(misread).toMatchObject({ wrongMs: 300, visible: 1, visibleCovered: 0, delayedVisible: 1 });
  const report = measure(game, { ...feed, frames }, createNoGuard());
  expect(sumOf([report, report]).get('score')).toMatchObject({ onAirMs: 120_000, visible: 2 });
});

test('a guard that holds too long, and one that never shows, are found out', () => {
  const slow = scoreOf(createConfirmation(35, facts));
  expect(slow).toMatchObject({ held: 5, never: 0, play: [3400, 3400, 3400, 3400, 3400] });
  expect(slow.delayedLag).toEqual([1400, 1400, 1400, 1400, 1400]);
  const deaf: Guard = {
    read: (frame, at) => (at === 0 ? [...frame].map(([name, value]) => ({ name, value, at })) : []),
    due: () => undefined,
    tick: () => [],
  };
  expect(scoreOf(deaf)).toMatchObject({ held: 5, never: 5, wrongMs: 0 });
});

test('the bars are held by what is right and missed by what is slow', () => {
  const report = measure(game, feed, createNoGuard());
  const peers = { none: report, rivals: [report] };
  expect(barsOf(report, peers).filter(({ passed }) => !passed)).toEqual([]);
  const slow = barsOf(measure(game, feed, createConfirmation(35, facts)), peers);
  expect(slow.filter(({ passed }) => !passed).map(({ what }) => what)).toEqual([
    'score p95',
    'held > 3 s',
    'lag at 2 s p95',
    'clock p95',
  ]);
});

test('a table has a line for each row, its figures under their heads', () => {
  const rows = [
    {
      sport: 'basketball',
      feed: 'all',
      guard: 'two frames',
      report: measure(game, feed, createConfirmation(2, facts)),
    },
  ];
  const [head = '', line = ''] = scoreTable(rows).split('\n');
  expect(line.slice(head.indexOf('p50') - 1).trim()).toMatch(/^100 +100 +100/);
});
