import { expect, test } from 'vitest';
import { judge, type Circumstances, type Judgement } from './judge.ts';
import { change } from './test-games.ts';

type Entry = readonly [at: number, value: string];

const END = 10_000;
const clear: Circumstances = { excuses: [], masks: [] };
/** 16, from 1 s on 18, from 5 s on 16 again because the basket is waved off. */
const changes = [change(0, '16'), change(1000, '18'), change(5000, '16', 'undo')];
const readings: readonly Entry[] = [
  [0, '16'],
  [1040, '18'],
  [5020, '16'],
];

function judged(onAir: readonly Entry[], read = readings, circumstances = clear): Judgement {
  const airings = onAir.map(([at, value]) => ({ at, value, from: at }));
  return judge(
    changes,
    read.map(([at, value]) => ({ at, value })),
    airings,
    circumstances,
    END,
  );
}

test('a change that comes late is late from the first reading that shows it, and what stands until then is not wrong', () => {
  const { wrong, delays } = judged([
    [0, '16'],
    [1240, '18'],
    [5320, '16'],
  ]);
  expect(wrong).toEqual([]);
  expect(delays.map(({ ms, sinceChange, isAired }) => [ms, sinceChange, isAired])).toEqual([
    [200, 240, true],
    [300, 320, true],
  ]);
});

test('what the board never showed is wrong until something else is on air, or the board shows it', () => {
  const { wrong } = judged([
    [0, '16'],
    [600, '18'],
    [2000, '13'],
    [2100, '10'],
    [2300, '18'],
    [4900, '16'],
  ]);
  expect(wrong).toEqual([
    { from: 600, to: 1000 },
    { from: 2000, to: 2300 },
    { from: 4900, to: 5000 },
  ]);
});

test('an older text that comes back behind a newer one is wrong, though the board once had it', () => {
  expect(
    judged([
      [0, '16'],
      [1040, '18'],
      [2000, '16'],
      [2500, '18'],
    ]).wrong,
  ).toEqual([{ from: 2000, to: 2500 }]);
});

test('an older text that comes back before the newer one was on air is late', () => {
  const { wrong, delays } = judged([
    [0, '16'],
    [900, '76'],
    [1100, '16'],
    [1340, '18'],
  ]);
  expect(wrong).toEqual([{ from: 900, to: 1100 }]);
  expect(delays[0]).toMatchObject({ ms: 300 });
});

test('a change that never came on air counts with the time that it stood to be read; what is taken back from it does not', () => {
  const { delays } = judged([[0, '16']]);
  expect(delays.map(({ ms, isAired }) => [ms, isAired])).toEqual([[3960, false]]);
});

test('a blank is blank, not wrong', () => {
  const { wrong, blank } = judged([
    [0, '16'],
    [500, ''],
    [700, '16'],
  ]);
  expect([wrong, blank]).toEqual([[], [{ from: 500, to: 700 }]]);
});

test('a cover stops the clock of a delay, and it begins anew with the first right reading behind it', () => {
  const covered: readonly Entry[] = [
    [0, '16'],
    [1040, '18'],
    [1100, ''],
    [3050, '18'],
    [5020, '16'],
  ];
  const { delays } = judged(
    [
      [0, '16'],
      [3250, '18'],
      [5020, '16'],
    ],
    covered,
    {
      ...clear,
      excuses: [{ from: 1100, to: 3000 }],
    },
  );
  expect(delays[0]).toMatchObject({ ms: 200, sinceChange: undefined, isCalm: false });
  // On air while nobody could see it better: there is nothing to hold against anybody.
  const early = judged(
    [
      [0, '16'],
      [1500, '18'],
      [5020, '16'],
    ],
    covered,
    { ...clear, excuses: [{ from: 1100, to: 3000 }] },
  );
  expect(early.delays.map(({ change: { value }, ms }) => `${value} ${ms}`)).toEqual(['16 0']);
});

test('what test data puts on air is not judged', () => {
  const { wrong } = judged(
    [
      [0, '16'],
      [1040, '18'],
      [2000, '99'],
      [3500, '18'],
    ],
    readings,
    {
      ...clear,
      masks: [{ from: 1900, to: 3000 }],
    },
  );
  expect(wrong).toEqual([{ from: 3000, to: 3500 }]);
});

test('a field is calm where the reading before was right too', () => {
  const disturbed: readonly Entry[] = [
    [0, '16'],
    [900, '76'],
    [1040, '18'],
    [5020, '16'],
  ];
  const onAir: readonly Entry[] = [
    [0, '16'],
    [1040, '18'],
  ];
  expect(judged(onAir).delays[0]?.isCalm).toBe(true);
  expect(judged(onAir, disturbed).delays[0]?.isCalm).toBe(false);
});

test('a field is not calm where the reading before shows what the board had before that', () => {
  const ticks = [change(0, '8:04'), change(1000, '8:03'), change(2000, '8:02')];
  const read = [
    { at: 0, value: '8:04' },
    { at: 1050, value: '8:03' },
    { at: 1950, value: '8:04' },
    { at: 2050, value: '8:02' },
  ];
  const onAir = read.map(({ at, value }) => ({ at, value, from: at }));
  expect(judge(ticks, read, onAir, clear, END).delays.map(({ isCalm }) => isCalm)).toEqual([true, false]);
});
