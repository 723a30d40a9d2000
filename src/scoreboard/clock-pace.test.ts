import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockText } from './clock-text.ts';
import { NO_CLOCK, paceOf, runsUntil, standAfter, type ClockStand, type Pace } from './clock-pace.ts';

const MINUTES = { unit: 'minutes', tenthsUnder: 0, round: 'down' } as const;
const alive = (now: number) => ({ isAlive: true, heardAt: now });

/** What is read of a clock at these moments, by what it stands at. */
function readAt(moments: readonly number[], textAt: (at: number) => string, from: ClockStand = NO_CLOCK): ClockStand {
  return moments.reduce((stand, at) => standAfter(stand, textAt(at), at), from);
}

function paceAt(stand: ClockStand, now: number): Pace {
  return paceOf(stand, now, alive(now));
}

/** A clock at work: how it counts, whether it shows tenths, and when it began. */
const anyClock = fc.record({
  way: fc.constantFrom(-1, 1),
  tenths: fc.boolean(),
  startMs: fc.integer({ min: 300_000, max: 900_000 }),
  phase: fc.integer({ min: 0, max: 999 }),
});
type Clock = typeof anyClock extends fc.Arbitrary<infer T> ? T : never;

const textOf =
  ({ way, tenths, startMs, phase }: Clock, stoppedAt = Infinity) =>
  (at: number): string =>
    clockText(startMs + way * (Math.min(at, stoppedAt) + phase), { ...MINUTES, tenthsUnder: tenths ? 100_000 : 0 });

/** Moments of readings that come every so many ms, each up to `late` ms late. */
const readings = (every: number, late: number, count: number) =>
  fc
    .array(fc.integer({ min: 0, max: late }), { minLength: count, maxLength: count })
    .map((lates) => lates.map((each, index) => index * every + each));

describe('[C1] a clock that is read', () => {
  const frequent = fc.integer({ min: 30, max: 500 }).chain((every) => readings(every, Math.min(every - 1, 40), 40));

  test('runs as long as it moves, whichever way it counts and whatever it shows', () => {
    fc.assert(
      fc.property(anyClock, frequent, (clock, moments) => {
        const seen: Pace[] = [];
        let stand = NO_CLOCK;
        for (const at of moments) {
          const isNews = stand.text !== textOf(clock)(at);
          stand = standAfter(stand, textOf(clock)(at), at);
          // From the first move on: before it nobody knows.
          if (isNews || seen.length > 0) seen.push(paceAt(stand, at));
        }
        const [first, ...later] = seen;
        const moved = later.slice(later.indexOf('running'));
        expect(first).toBe('stopped');
        expect(moved.length).toBeGreaterThan(0);
        expect(new Set(moved)).toEqual(new Set(['running']));
      }),
    );
  });

  test('stands once its text has been the same for more than one and a half ticks, and not before', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.integer({ min: 1, max: 59 }),
        fc.integer({ min: 0, max: 5_000 }),
        (tenths, s, at) => {
          const [before, text] = tenths ? [`${s}.4`, `${s}.3`] : [`4:${s + 10}`.slice(0, 4), `4:${s + 9}`.slice(0, 4)];
          const tick = tenths ? 100 : 1000;
          fc.pre(before !== text);
          const stand = readAt([at, at + tick], (when) => (when === at ? before : text));
          expect(paceAt(stand, at + tick * 2.5)).toBe('running');
          expect(paceAt(stand, at + tick * 2.5 + 1)).toBe('stopped');
        },
      ),
    );
  });

  test('is what its text says by when it was first read, however often it was read again', () => {
    fc.assert(
      fc.property(anyClock, fc.array(fc.integer({ min: 0, max: 4_000 })), (clock, repeats) => {
        const text = textOf(clock);
        const stand = readAt([0, 1000], text);
        const again = repeats
          .toSorted((a, b) => a - b)
          .reduce((one, at) => standAfter(one, stand.text, 1000 + at), stand);
        for (const now of [5_000, 5_400, 9_000]) expect(paceAt(again, now)).toBe(paceAt(stand, now));
      }),
    );
  });

  test('does not run before it was seen to move, nor when it is set while it stands', () => {
    expect(
      paceAt(
        readAt([0], () => '10:00'),
        10,
      ),
    ).toBe('stopped');
    const stood = readAt([0, 100, 200], () => '4:20');
    expect(paceAt(standAfter(stood, '2:00', 300), 300)).toBe('stopped');
    expect(paceAt(standAfter(standAfter(stood, '2:00', 300), '1:59', 1_200), 1_200)).toBe('running');
  });

  test('that is set while it runs goes on for a tick and a half', () => {
    const ran = readAt([0, 1000, 2000], (at) => `4:${20 - at / 1000}`);
    const set = standAfter(ran, '9:59', 2_400);
    expect([paceAt(set, 2_400), paceAt(set, 3_900), paceAt(set, 3_901)]).toEqual(['running', 'running', 'stopped']);
  });

  test('that is read every two seconds runs between its readings', () => {
    const stand = readAt([0, 2000, 4000], (at) => `4:${20 - at / 1000}`);
    expect([paceAt(stand, 7_000), paceAt(stand, 7_001)]).toEqual(['running', 'stopped']);
  });

  test('is absent where it is blank, or no clock', () => {
    const ran = readAt([0, 1000, 2000], (at) => `4:${20 - at / 1000}`);
    for (const text of ['', '--:--', 'OT']) expect(paceAt(standAfter(ran, text, 2_500), 2_500)).toBe('absent');
    expect(paceAt(NO_CLOCK, 0)).toBe('absent');
    // A blink in a time-out moves nothing.
    expect(paceAt(standAfter(standAfter(ran, '', 2_500), '4:18', 3_000), 3_000)).toBe('stopped');
  });
});

describe('[C1] a clock whose source is gone', () => {
  test('is for ever what it was when something was heard of its source last', () => {
    fc.assert(
      fc.property(
        anyClock,
        fc.option(fc.integer({ min: 2_000, max: 9_000 }), { nil: Infinity }),
        fc.integer({ min: 0, max: 4_000 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (clock, stoppedAt, silentMs, passed) => {
          const moments = Array.from({ length: 50 }, (_, index) => index * 100);
          const stand = readAt(moments, textOf({ ...clock, tenths: false }, stoppedAt));
          const heardAt = 4_900 + silentMs;
          const then = paceOf(stand, heardAt, alive(heardAt));
          expect(paceOf(stand, heardAt + passed, { isAlive: false, heardAt })).toBe(then);
        },
      ),
    );
  });

  test('ran where the link broke between two of its ticks, and stood where it had stood while the source was still heard', () => {
    const stand = readAt([0, 1000, 2000], (at) => `4:${20 - at / 1000}`);
    const lost = (heardAt: number) => paceOf(stand, 60_000, { isAlive: false, heardAt });
    expect([lost(2_000), lost(3_400), lost(3_600)]).toEqual(['running', 'running', 'stopped']);
    expect(runsUntil(stand)).toBe(3_500);
  });
});
