import { describe, expect, it } from 'vitest';
import { verdictsOf, type Results } from './bars.ts';
import type { Figures } from './measure.ts';
import { optionsOf } from './options.ts';
import { figuresTable } from './table.ts';

const RUN: Figures = {
  ageP50: 10,
  ageP99: 20,
  delayP50: 5,
  delayP99: 8,
  taken: 60,
  frames: 120_000,
  finalMs: 9,
  onFinal: 2000,
  viewers: 2000,
  stalledOnFinal: 0,
  stalled: 0,
  joiningP50: 50,
  joining: 100,
  cpu: 0.5,
  cpuPerFrame: 4,
  memory: 10_000,
  growth: 0,
  viewersCpu: 0.3,
  publisherCpu: 0.01,
  reads: Number.NaN,
  readP99: Number.NaN,
  othersCpu: 0,
  wentBack: 0,
  lost: 0,
};

describe('the bars', () => {
  it('are held by the median of the ratios within each round', () => {
    const results: Results = new Map([
      [
        'ours',
        [
          { ...RUN, ageP50: 10 },
          { ...RUN, ageP50: 90 },
          { ...RUN, ageP50: 14 },
        ],
      ],
      [
        'naive',
        [
          { ...RUN, ageP50: 200 },
          { ...RUN, ageP50: 1000 },
          { ...RUN, ageP50: 200 },
        ],
      ],
      ['uws', [RUN, undefined, { ...RUN, ageP50: 10 }]],
    ]);
    const [naive, uws] = verdictsOf('2000x60', results);
    expect(naive).toMatchObject({ ours: 14, theirs: 200, held: 0.07, passed: true });
    expect(uws).toMatchObject({ held: 1, passed: true });
  });

  it('hold nothing of a peer that was not measured', () => {
    const verdicts = verdictsOf('2000x60', new Map([['ours', [RUN]]]));
    expect(verdicts.map(({ held }) => held)).toEqual([Number.NaN, Number.NaN, Number.NaN, 0]);
    expect(verdicts.map(({ passed }) => passed)).toEqual([false, false, false, true]);
  });

  it('count each viewer that is left on another value or was set back', () => {
    const run = { ...RUN, onFinal: 1990, stalled: 15, stalledOnFinal: 14, wentBack: 2 };
    expect(verdictsOf('flat', new Map([['ours', [run]]])).at(-1)).toMatchObject({ held: 13, passed: false });
  });
});

describe('the table', () => {
  it('names a peer that is missing, and one whose every run failed', () => {
    const results: Results = new Map([
      ['ours', [RUN]],
      ['mosquitto', [undefined]],
      ['naive', [undefined]],
    ]);
    const lines = figuresTable(results, new Map([['mosquitto', 'not installed']])).split('\n');
    expect(lines.slice(2)).toEqual(['mosquitto (missing)', 'naive (failed)']);
  });
});

describe('the options', () => {
  const choices = { scenarios: ['flat', 'joining'], peers: ['naive', 'uws'] };

  it('are everything, three times, unless they say otherwise', () => {
    expect(optionsOf([], choices)).toEqual({
      rounds: 3,
      seconds: 5,
      only: choices.scenarios,
      peers: choices.peers,
      profiles: undefined,
    });
    expect(optionsOf(['--rounds', '1', '--only', 'flat', '--peers', 'uws'], choices)).toMatchObject({
      rounds: 1,
      only: ['flat'],
      peers: ['uws'],
    });
  });

  it('are refused with every fault at once', () => {
    expect(() => optionsOf(['--rounds', '0', '--seconds', 'x', '--only', 'flat,all'], choices)).toThrow(
      '--rounds: expected a whole number from 1 to 100, got 0\n' +
        '--seconds: expected a whole number from 1 to 600, got x\n' +
        '--only: expected some of flat, joining, got all',
    );
  });
});
