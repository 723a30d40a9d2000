import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsOf } from '../clock-seconds.ts';
import { clockText } from '../clock-text.ts';
import { clean, type FieldKind } from './clean.ts';

describe('clean', () => {
  it.each<[FieldKind, string, string | undefined]>([
    ['count', 'IO', undefined],
    ['count', 'OO', undefined],
    ['score', 'SOO', undefined],
    ['count', 'ON', 'ON'],
    ['count', 'BONUS', 'BONUS'],
    // The separators that cameras confuse.
    ['clock', '58:7', '58.7'],
    ['clock', '12.34', '12:34'],
    ['clock', '1234', '12:34'],
    ['clock', '12,3', '12.3'],
    ['clock', '56:.5', '56.5'],
    ['clock', '5 : 07', '5:07'],
    ['clock', '5;07', '5:07'],
    ['clock', '12::34', '12:34'],
    ['clock', '107', '1:07'],
    // As it is.
    ['clock', '12:34', '12:34'],
    ['clock', '09:05', '09:05'],
    ['clock', '59.9', '59.9'],
    ['clock', '0:59.9', '0:59.9'],
    ['clock', ':07', ':07'],
    ['clock', '12:05:13.4', '12:05:13.4'],
    ['clock', '1:05:13', '1:05:13'],
    ['clock', '105:13', '105:13'],
    ['clock', '7', '7'],
    ['clock', '', ''],
    ['clock', '  ', ''],
    // No clock at all.
    ['clock', '1:75', undefined],
    ['clock', '75.3', undefined],
    ['clock', '12:3:4', undefined],
    ['clock', '1:2:3:4:5', undefined],
    ['clock', 'l2:34', undefined],
    ['clock', '12:345', undefined],
    ['clock', '12:', undefined],
    ['clock', '12345', undefined],
    ['countdown', '24', '24'],
    ['countdown', '4,9', '4.9'],
    ['countdown', '049', '04.9'],
    ['countdown', '.9', '0.9'],
    ['countdown', '1:20', '1:20'],
    ['countdown', '1234', undefined],
    ['score', '07', '7'],
    ['score', '000', '0'],
    ['score', '1 2', '12'],
    ['score', '', ''],
    ['score', '1O', undefined],
    ['score', '-1', undefined],
    ['score', '1:2', undefined],
    ['count', 'BONUS', 'BONUS'],
    ['count', 'B', undefined],
    ['count', 'ON', 'ON'],
    ['score', 'lO', undefined],
    ['score', 'OUT', 'OUT'],
    ['period', ' 1st  half ', '1st half'],
    ['text', 'C:\\logo  a.png', 'C:\\logo a.png'],
  ])('%s %j is %j', (kind, text, expected) => {
    expect(clean(kind, text)).toBe(expected);
  });

  it('takes the nearest of the two clocks that three digits may be', () => {
    expect(clean('clock', '123', 12.4)).toBe('12.3');
    expect(clean('clock', '123', 84)).toBe('1:23');
    expect(clean('clock', '599', 59)).toBe('59.9');
    expect(clean('clock', '712', 12)).toBe('7:12');
  });

  it('leaves every clock that a board shows as it is', () => {
    const form = fc.record({
      unit: fc.constantFrom('minutes' as const, 'seconds' as const),
      tenthsUnder: fc.constantFrom(0, 5, 10, 60),
      round: fc.constantFrom('up' as const, 'down' as const),
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 * 60_000 }), form, (ms, { unit, ...rest }) => {
        const text = clockText(unit === 'seconds' ? ms % 99_000 : ms, { unit, ...rest });
        fc.pre(unit === 'minutes' || text.length <= 4);
        expect(clean(unit === 'seconds' ? 'countdown' : 'clock', text)).toBe(text);
      }),
    );
  });

  it('gives of anything a clock, a blank or a misread, and leaves what it gave as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d:;., l]{0,10}$/), (text) => {
        const cleaned = clean('clock', text);
        if (cleaned === undefined || cleaned === '') return;
        expect(secondsOf(cleaned)).toBeDefined();
        expect(clean('clock', cleaned)).toBe(cleaned);
      }),
    );
  });
});
