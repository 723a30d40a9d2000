import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { screenOf, type Screen } from '../testing/screen.ts';
import { createTestRelay, ocr } from '../testing/test-relay.ts';

const side = fc.constantFrom('score_a' as const, 'score_b' as const);
const operator = fc.record({
  is: fc.constant('say' as const),
  who: fc.constantFrom('Ann', 'Ben'),
  /** Whether their page has asked for the desk just now; until it does it shows what there was. */
  looks: fc.boolean(),
  command: fc.constantFrom('show-event' as const, 'drop-event' as const),
  /** Of the moments that were ever on this operator's page, the newest last: how far back. */
  back: fc.nat({ max: 2 }),
});
const wait = fc.record({ is: fc.constant('wait' as const), ms: fc.constantFrom(50, 400, 400, 1_500, 3_000, 9_000) });
/** A goal that is on air by its end; a misread that is gone before, or was on air for a moment. */
const goal = fc.record({ is: fc.constant('goal' as const), side, ms: fc.constantFrom(0, 400, 400) });
const misread = fc.record({ is: fc.constant('misread' as const), side, ms: fc.constantFrom(100, 500) });
const mode = fc.record({ is: fc.constant('mode' as const), events: fc.constantFrom('off', 'suggest', 'auto', 'auto') });
const step = fc.oneof(
  { weight: 6, arbitrary: goal },
  { weight: 1, arbitrary: misread },
  { weight: 8, arbitrary: operator },
  { weight: 1, arbitrary: mode },
  { weight: 4, arbitrary: wait },
);

function idsOn(screen: Screen, now: number): readonly string[] {
  const { cues = [] } = screen.control() as { cues?: readonly { id: string; at: number; ms: number }[] };
  return cues.filter(({ at, ms }) => at <= now && now < at + ms).map(({ id }) => id);
}

test('[E3] [E4] [E5] whatever two operators, the board and the clock do, a moment is shown once on every output, and none that was refused', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('suggest' as const, 'auto' as const),
      fc.array(step, { minLength: 10, maxLength: 60 }),
      (first, steps) => {
        const { relay, dial, watch, pass, time } = createTestRelay({
          sportOf: () => PACKS.get('hockey'),
          guard: 'normal',
        });
        const desk = relay.desk('game');
        const feed = dial('/game');
        const board = { score_a: 0, score_b: 0 };
        // A source that sends what changed, and no more.
        const say = (field: keyof typeof board, more = 0): void => feed.say(ocr({ [field]: board[field] + more }));
        feed.say(ocr(board));
        pass(3_000);
        desk?.run({ command: { do: 'events', events: first } });
        const screens = [0, 2_000, 7_000].map((delay) => ({
          screen: screenOf(watch('game', { delay, name: `late by ${delay}` })),
          /** Every banner that came on this output, each time that it came. */
          came: [] as string[],
          on: new Set<string>(),
        }));
        const pages = new Map<string, string[]>();
        /** Refused before anybody had shown them, and taken off after. */
        const refused = new Set<string>();
        const takenOff = new Set<string>();

        function look(): void {
          for (const { screen, came, on } of screens) {
            const ids = idsOn(screen, time.now());
            for (const id of ids) if (!on.has(id)) came.push(id);
            on.clear();
            for (const id of ids) on.add(id);
          }
        }
        function passes(ms: number): void {
          for (let left = ms; left > 0; left -= 50) {
            pass(Math.min(left, 50));
            look();
          }
        }

        for (const each of steps) {
          if (each.is === 'goal') {
            board[each.side] += 1;
            say(each.side);
            passes(each.ms);
          } else if (each.is === 'misread') {
            say(each.side, 1);
            passes(each.ms);
            say(each.side);
          } else if (each.is === 'wait') passes(each.ms);
          else if (each.is === 'mode') desk?.run({ command: { do: 'events', events: each.events as 'off' } });
          else {
            const waiting = each.looks ? desk?.view().suggestions.map(({ id }) => id) : [];
            pages.set(each.who, [...new Set([...(pages.get(each.who) ?? []), ...(waiting ?? [])])]);
            const id = pages.get(each.who)?.at(-1 - each.back);
            if (id === undefined) continue;
            const wasShown = desk?.view().cues.some((cue) => cue.id === id) === true;
            const answer = desk?.run({ command: { do: each.command, id }, who: each.who });
            if (each.command === 'drop-event' && answer?.outcome === 'done') (wasShown ? takenOff : refused).add(id);
          }
          look();
        }
        passes(40_000);

        const said = desk?.audit().filter(({ command }) => command.do === 'show-event') ?? [];
        const shown = said.map(({ command }) => String(command['id']));
        expect(new Set(shown).size).toBe(shown.length);
        for (const { came } of screens) {
          expect(new Set(came).size).toBe(came.length);
          expect(came.filter((id) => refused.has(id) || !shown.includes(id))).toEqual([]);
          expect(shown.filter((id) => !takenOff.has(id) && !came.includes(id))).toEqual([]);
        }
      },
    ),
    { numRuns: 100 },
  );
});
