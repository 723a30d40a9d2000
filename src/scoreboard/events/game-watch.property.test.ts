import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PACKS } from '../packs/packs.ts';
import { PROFILES } from '../truth/profiles.ts';
import { createTruth, type Truth } from '../truth/truth.ts';
import { eventRulesOf } from './event-rules.ts';
import { createGameWatch, type Change, type GameEvent, type GameWatch } from './game-watch.ts';

const FIELDS = ['home.score', 'away.score', 'home.timeouts', 'away.timeouts', 'home.fouls', 'period', 'clock'];
const START = { 'home.score': '2', 'away.score': '2', 'home.timeouts': '2', 'away.timeouts': '2', period: '2' };

function watchOf(sport = 'waterpolo'): GameWatch {
  const rules = eventRulesOf(PACKS.get(sport), null);
  if (rules === undefined) throw new Error(`no rules of ${sport}`);
  return createGameWatch(rules, START);
}

const value = fc.constantFrom('0', '1', '2', '3', '4', '5', '', 'OT', '0:00', null);
/** One value for each of some fields: how fast they come is up to the test. */
const frame = fc.uniqueArray(fc.record({ name: fc.constantFrom(...FIELDS), value }), {
  selector: ({ name }) => name,
  maxLength: FIELDS.length,
});
const game = fc.array(fc.record({ wait: fc.constantFrom(100, 900, 40_000), frame }), { maxLength: 30 });

function play(
  watch: GameWatch,
  frames: readonly { readonly at: number; readonly frame: readonly Change[] }[],
): GameEvent[] {
  return frames.flatMap((each) => watch.see(each.frame));
}

function timed(steps: readonly { readonly wait: number; readonly frame: readonly Omit<Change, 'at'>[] }[]) {
  let at = 0;
  return steps.map((step) => {
    at += step.wait;
    const now = at;
    return { at: now, frame: step.frame.map((change) => ({ ...change, at: now })) };
  });
}

test('the same game tells the same, in whatever order a frame’s fields stand', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('waterpolo', 'basketball'),
      game,
      fc.infiniteStream(fc.nat()),
      (sport, steps, chance) => {
        const frames = timed(steps);
        const mixed = frames.map((each) => ({
          ...each,
          frame: each.frame
            .map((change) => ({ change, place: chance.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ change }) => change),
        }));
        expect(play(watchOf(sport), mixed)).toEqual(play(watchOf(sport), frames));
      },
    ),
  );
});

test('a change tells one thing at most, once, and what did not change tells nothing', () => {
  fc.assert(
    fc.property(game, (steps) => {
      const watch = watchOf();
      const shown: Record<string, string | null> = { ...START };
      for (const { frame: each } of timed(steps)) {
        const events = watch.see(each);
        const told = events.filter(({ kind }) => kind !== 'final');
        expect(new Set(told.map(({ field }) => field)).size).toBe(told.length);
        for (const { field, to } of told) {
          expect([each.find(({ name }) => name === field)?.value, shown[field] === to]).toEqual([to, false]);
        }
        for (const { name, value: text } of each) shown[name] = text;
        expect(watch.see(each)).toEqual([]);
      }
    }),
  );
});

test('what never went on air tells nothing: a game with misreads tells what the game without them does', () => {
  const misread = fc.record({
    at: fc.nat({ max: 50 }),
    side: fc.constantFrom('home', 'away'),
    value: fc.nat({ max: 99 }),
  });
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 8, max: 30 }), { maxLength: 6 }),
      fc.array(misread, { maxLength: 6 }),
      (waits, misreads) => {
        /** Ten readings a second; a goal of home after each of the waits, in seconds. */
        const goals = waits.map((_wait, n) => waits.slice(0, n + 1).reduce((sum, wait) => sum + wait, 0) * 1000);
        const end = (goals.at(-1) ?? 0) + 5_000;
        /** Some readings are wrong, none beside a goal. */
        const wrongAt = (at: number) => misreads.find((wrong) => at % 5_100 === wrong.at * 100);
        const told: string[] = [];
        const truth: Truth = createTruth({
          pack: PACKS.get('waterpolo'),
          profile: PROFILES.normal,
          shown: START,
          isSure: true,
        });
        const watch = watchOf();
        const take = (admitted: Iterable<Change>): void => {
          for (const { kind, side, to } of watch.see(admitted)) told.push(`${kind} ${side ?? ''} ${to}`);
        };
        for (let at = 0; at <= end; at += 100) {
          const due = truth.due();
          if (due !== undefined && due < at) take(truth.tick(due));
          const board: Record<string, string> = {
            ...START,
            'home.score': String(2 + goals.filter((goal) => goal <= at).length),
          };
          const wrong = goals.some((goal) => Math.abs(goal - at) < 1_500) ? undefined : wrongAt(at);
          if (wrong !== undefined) board[`${wrong.side}.score`] = String(wrong.value);
          take(truth.read(Object.entries(board), at));
        }
        expect(told).toEqual(goals.map((_goal, n) => `goal home ${n + 3}`));
      },
    ),
    { numRuns: 60 },
  );
});
