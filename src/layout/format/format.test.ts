import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secondsOf } from '#scoreboard/clock-seconds.ts';
import { formatCount, numberOf, rose } from './count.ts';
import { formatPeriod, inningHalf } from '#scoreboard/period-text.ts';

/** A layout without a word for it. */
function unsaid(): string {
  return '';
}

function german(label: string): string {
  return { OT: 'VERL', ET: 'V' }[label] ?? '';
}

describe('counts', () => {
  test.each([
    ['07', '7'],
    ['0', '0'],
    ['00', '0'],
    ['100', '100'],
    ['', ''],
    ['BONUS', 'BONUS'],
    ['-3', '-3'],
    ['1.0', '1.0'],
  ])('%j is shown as %j', (text, shown) => {
    expect(formatCount(text)).toBe(shown);
  });

  test('blank and words are no numbers, and blank is not zero', () => {
    expect([numberOf(''), numberOf('AD'), numberOf('1e3'), numberOf('0')]).toEqual([
      undefined,
      undefined,
      undefined,
      0,
    ]);
  });

  test.each([
    ['56', '58', true],
    ['9', '10', true],
    ['09', '10', true],
    ['58', '56', false],
    ['7', '07', false],
    ['', '2', false],
    ['2', '', false],
    ['15', 'AD', false],
  ])('from %j to %j draws attention: %j', (before, after, isRise) => {
    expect(rose(before, after)).toBe(isRise);
  });
});

describe('clocks', () => {
  test.each([
    ['12:34', 754],
    ['4.9', 4.9],
    ['5', 5],
    [':07', 7],
    ['0:00.0', 0],
    ['12:05:13.4', 43513.4],
  ])('%j is %d seconds', (text, seconds) => {
    expect(secondsOf(text)).toBeCloseTo(seconds, 6);
  });

  test.each(['', '--', 'HALF', '1.2.3', '1:2:3:4', '5s'])('%j is no clock', (text) => {
    expect(secondsOf(text)).toBeUndefined();
  });

  test('a clock is what the pattern of one says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('0', '1', '5', '9', ':', '.', ' ', '-'), maxLength: 9 }),
        (text) => {
          const match = /^(?:(?:(\d+):)?(\d*):)?(\d+(?:\.\d*)?)$/.exec(text);
          const [hours = '', minutes = '', seconds = ''] = match?.slice(1) ?? [];
          const expected = match === null ? -1 : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
          expect(secondsOf(text) ?? -1).toBeCloseTo(expected, 6);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('periods', () => {
  test.each([
    ['1', 'Q1', '1ST'],
    ['2nd', 'Q2', '2ND'],
    ['3rd', 'Q3', '3RD'],
    ['period 4', 'Q4', '4TH'],
    ['Q2', 'Q2', '2ND'],
    ['5', 'OT', 'OT'],
    ['6', '2OT', '2OT'],
    ['OT', 'OT', 'OT'],
    ['overtime', 'OVERTIME', 'OVERTIME'],
    ['Halftime', 'HALFTIME', 'HALFTIME'],
    ['0', '', ''],
    ['', '', ''],
  ])('%j is %j in quarters and %j in ordinals', (text, quarter, ordinal) => {
    expect(formatPeriod(text, { format: 'quarter', count: 4 }, unsaid)).toBe(quarter);
    expect(formatPeriod(text, { format: 'ordinal', count: 4 }, unsaid)).toBe(ordinal);
  });

  test('ordinals of the teens are TH', () => {
    const ordinals = ['11', '12', '13', '21'].map((text) =>
      formatPeriod(text, { format: 'ordinal', count: 30 }, unsaid),
    );
    expect(ordinals).toEqual(['11TH', '12TH', '13TH', '21ST']);
  });

  test.each([
    ['period', '2', 'P2'],
    ['period', 'p3', 'P3'],
    ['period', '4', 'OT'],
    ['half', '1st half', '1H'],
    ['half', '2H', '2H'],
    ['half', '4', 'ET1'],
    ['half', '5', 'ET2'],
    ['half', 'HT', 'HT'],
    ['round', 'R3', 'R3'],
    ['round', '12', 'R12'],
    ['inning', '7th', '7'],
    ['inning', '11', '11'],
    ['word', 'set 2', 'SET 2'],
    ['word', '5', 'SET 5'],
    ['word', '0', ''],
    ['word', 'final', 'FINAL'],
    ['quarter', 'timeout 2', 'TIMEOUT 2'],
  ] as const)('in the form %s %j is %j', (format, text, shown) => {
    expect(formatPeriod(text, { format, count: 3, word: 'set' }, (label) => (label === 'set' ? 'SET' : ''))).toBe(
      shown,
    );
  });

  test('overtime is called by the word of the layout’s own list, its number behind it', () => {
    const shown = (['OT', 'ET'] as const).flatMap((over) =>
      ['5', '6'].map((text) => formatPeriod(text, { format: 'period', count: 4, over }, german)),
    );
    expect(shown).toEqual(['VERL', 'VERL2', 'V1', 'V2']);
  });

  test('overtime is called as the layout says', () => {
    expect(['3', '4'].map((text) => formatPeriod(text, { format: 'half', count: 2, over: 'OT' }, unsaid))).toEqual([
      'OT',
      '2OT',
    ]);
    expect(['5', '6'].map((text) => formatPeriod(text, { format: 'period', count: 4, over: 'ET' }, unsaid))).toEqual([
      'ET1',
      'ET2',
    ]);
  });

  test.each([
    ['top', 1],
    ['T', 1],
    ['▲', 1],
    ['bottom', 2],
    ['Bot', 2],
    ['', 3],
    ['middle', 3],
    ['1', 3],
  ])('the half %j of an inning is %d', (text, half) => {
    expect(inningHalf(text)).toBe(half);
  });

  test('plain keeps what the source says', () => {
    expect(formatPeriod('5', { format: 'plain', count: 4 }, unsaid)).toBe('5');
  });
});

test('no text makes a format throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 256 }), (text) => {
      formatCount(text);
      secondsOf(text);
      inningHalf(text);
      expect(typeof formatPeriod(text, { format: 'ordinal', count: 4 }, unsaid)).toBe('string');
    }),
  );
});
