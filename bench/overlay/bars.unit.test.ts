import { expect, test } from 'vitest';
import { rowsOf, tableOf, type Results } from './bars.ts';
import type { CostFigures, FrameFigures } from './measure.ts';

const cost = (script: number, changes: Partial<CostFigures> = {}): CostFigures => ({
  script,
  task: 80,
  latency: 0.1,
  ...changes,
});
const frames: FrameFigures = {
  flood: { framesPerSecond: 60, ageP99: 5, ageFromSenderP99: 9, received: 5000 },
  framesAtRate: 60,
  framesOfRepeats: 0,
  framesIdle: 0,
};

const good: Results = {
  costs: { ours: [cost(12), cost(30), cost(12)], bare: [cost(10), cost(10), cost(1)], naive: [cost(30), cost(30)] },
  frames: { ours: [frames], bare: [frames] },
  idle: { ours: [0.2, 0.24, 0.9], bare: [0.2, 0.2, 0.9], naive: [0.2] },
  cold: { ours: [160], bare: [100] },
  growth: { nodes: 0, listeners: -1, heap: 15_000 },
  load: { requests: 5, script: 60_000, all: 85_000 },
};

const failing = (results: Results): string[] =>
  rowsOf(results, true)
    .filter(({ passed }) => !passed)
    .map(({ figure, bar }) => `${figure} ${bar}`.trim());

test('medians of the rounds are held against the bars', () => {
  expect(failing(good)).toEqual([]);
});

test('each bar can fail', () => {
  const late: FrameFigures = {
    flood: { framesPerSecond: 58, ageP99: 18, ageFromSenderP99: 20, received: 5000 },
    framesAtRate: 0,
    framesOfRepeats: 1,
    framesIdle: 1,
  };
  const bad: Results = {
    costs: { ...good.costs, ours: [cost(17, { latency: 0.16 })], naive: [cost(20)] },
    frames: { ...good.frames, ours: [late] },
    idle: { ...good.idle, ours: [0.25] },
    cold: { ours: [171], bare: [100] },
    growth: { nodes: 1, listeners: 1, heap: 16_001 },
    load: { requests: 7, script: 66_001, all: 90_001 },
  };
  // All but the two that are only told.
  expect(failing(bad)).toHaveLength(rowsOf(bad, true).length - 2);
});

test('a page other than the usual is held to the ratios alone', () => {
  const heavy: Results = { ...good, load: { requests: 9, script: 80_000, all: 120_000 } };
  expect(rowsOf(heavy, false).filter(({ passed }) => !passed)).toEqual([]);
  expect(rowsOf(heavy, true).filter(({ passed }) => !passed)).toHaveLength(3);
});

test('a figure that could not be measured fails its bar', () => {
  expect(failing({ ...good, costs: { ...good.costs, ours: [cost(Number.NaN)] } })).toEqual([
    'script at 60/s, ms/s ≤ 1.5 of bare',
    'script at 60/s, ms/s ≤ 0.6 of naive',
  ]);
});

test('the table names what failed', () => {
  const table = tableOf(rowsOf({ ...good, cold: { ours: [171], bare: [100] } }, true));
  expect(table).toMatch(/first right frame, cold, ms +171 +100 +1\.71 {2}≤ 1\.7 of bare +FAIL/);
});
