import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_CLOCK, paceOf, runsUntil, standAfter, type ClockStand } from './clock-pace.ts';
import { secondsOf } from './clock-seconds.ts';
import { tickAfter, type ClockRules } from './smooth-clock.ts';

const ANY: ClockRules = { direction: 'any', ends: [] };

/** `m:ss`, with so many digits of minutes at least. */
function textOf(seconds: number, digits = 1): string {
  return `${String(Math.floor(seconds / 60)).padStart(digits, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A clock that was read at these times, in ms, and stood at these seconds then. */
function read(readings: readonly (readonly [at: number, text: string])[]): ClockStand {
  return readings.reduce((stand, [at, text]) => standAfter(stand, text, at), NO_CLOCK);
}

/** One that is read every two seconds, three times, and stands at `seconds` then. */
function sparse(seconds: number, step: -2 | 2, digits = 1): ClockStand {
  return read([4, 2, 0].map((back) => [8_000 - back * 1_000, textOf(seconds - (back / 2) * step, digits)] as const));
}

describe('[C4] the second between two readings', () => {
  const anyStand = fc
    .tuple(fc.integer({ min: 10, max: 6_000 }), fc.constantFrom<-2 | 2>(-2, 2), fc.constantFrom(1, 2))
    .map(([seconds, step, digits]) => sparse(seconds, step, digits));
  const anyText = fc.oneof(
    fc.integer({ min: 0, max: 6_000 }).map((seconds) => textOf(seconds)),
    fc.integer({ min: 0, max: 999 }).map((tenths) => `${Math.floor(tenths / 10)}.${tenths % 10}`),
    fc.constantFrom('', ':07', '45', '1:00:00', 'OT'),
  );
  const anyFeed = fc.array(fc.tuple(fc.integer({ min: 1, max: 4_000 }), anyText), { maxLength: 12 }).map((steps) => {
    let at = 0;
    return read(steps.map(([wait, text]) => [(at += wait), text] as const));
  });
  const anyRules = fc.record({
    direction: fc.constantFrom('down' as const, 'up' as const, 'any' as const),
    ends: fc.array(fc.constantFrom(0, 300, 600, 2_700), { maxLength: 2 }),
  });

  test('is the one after the reading, the way the clock moved, a second after it and while it still counts as running', () => {
    fc.assert(
      fc.property(fc.oneof(anyStand, anyFeed), anyRules, (stand, rules) => {
        const tick = tickAfter(stand, rules);
        fc.pre(tick !== undefined);
        expect(secondsOf(tick.text)).toBe((stand.seconds ?? NaN) + Math.sign(stand.movedMs));
        expect(tick.at).toBe(stand.since + 1_000);
        expect(tick.at).toBeLessThan(runsUntil(stand));
        expect(paceOf(stand, tick.at, { isAlive: true, heardAt: tick.at })).toBe('running');
      }),
    );
  });

  test('is never under 1:00, and has no tenths', () => {
    fc.assert(
      fc.property(fc.oneof(anyStand, anyFeed), anyRules, (stand, rules) => {
        const { text = '1:00' } = tickAfter(stand, rules) ?? {};
        expect(secondsOf(text)).toBeGreaterThanOrEqual(60);
        expect(text).toMatch(/^\d{1,3}:\d\d$/);
      }),
    );
    expect(tickAfter(sparse(60, -2), ANY)).toBeUndefined();
    expect(tickAfter(sparse(61, -2), ANY)).toMatchObject({ text: '1:00' });
    expect(tickAfter(sparse(59, 2), ANY)).toBeUndefined();
  });

  test('is never against the sport’s direction, and never past the end of a period', () => {
    fc.assert(
      fc.property(anyStand, anyRules, (stand, rules) => {
        const seconds = secondsOf(tickAfter(stand, rules)?.text ?? '');
        fc.pre(seconds !== undefined);
        const way = stand.movedMs < 0 ? 'down' : 'up';
        expect(['any', way]).toContain(rules.direction);
        const ended = (at: number) => rules.ends.map((end) => (end > 0 ? Math.ceil(at / end) : 0));
        expect(way === 'down' || String(ended(seconds)) === String(ended(stand.seconds ?? 0))).toBe(true);
      }),
    );
    const half = { direction: 'up', ends: [2_700] } as const;
    expect(tickAfter(sparse(2_699, 2), half)).toMatchObject({ text: '45:00' });
    expect(tickAfter(sparse(2_700, 2), half)).toBeUndefined();
    expect(tickAfter(sparse(2_701, 2), half)).toMatchObject({ text: '45:02' });
  });

  test('is not there where the clock stands, was set, or is read as often as it ticks', () => {
    expect(tickAfter(NO_CLOCK, ANY)).toBeUndefined();
    expect(tickAfter(read([[0, '5:00']]), ANY)).toBeUndefined();
    expect(
      tickAfter(
        read([
          [0, '5:00'],
          [200, '2:00'],
        ]),
        ANY,
      ),
    ).toBeUndefined();
    expect(
      tickAfter(
        read([
          [0, '5:00'],
          [1_000, '4:59'],
          [2_000, '4:58'],
        ]),
        ANY,
      ),
    ).toBeUndefined();
  });

  test('is written as the board writes, and not at all where nobody knows how', () => {
    expect(tickAfter(sparse(300, -2), ANY)).toMatchObject({ text: '4:59' });
    expect(tickAfter(sparse(300, -2, 2), ANY)).toMatchObject({ text: '04:59' });
    expect(tickAfter(sparse(600, -2), ANY)).toBeUndefined();
    expect(tickAfter(sparse(599, 2), ANY)).toMatchObject({ text: '10:00' });
    expect(tickAfter(sparse(599, 2, 2), ANY)).toMatchObject({ text: '10:00' });
  });
});
