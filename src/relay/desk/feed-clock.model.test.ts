import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockText } from '#scoreboard/clock-text.ts';
import { screenOf } from '../testing/screen.ts';
import { createTestRelay, ocr, type Line } from '../testing/test-relay.ts';

type Step =
  | { readonly do: 'run' | 'stand' | 'idle'; readonly seconds: number }
  | { readonly do: 'lose' | 'dial' }
  | { readonly do: 'choose'; readonly away: number | null };

const seconds = fc.integer({ min: 1, max: 14 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('run' as const, 'stand' as const, 'idle' as const), seconds }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('lose' as const, 'dial' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('choose' as const), away: fc.constantFrom(3_000, 10_000, null) }),
  },
);

/** The rule in the fewest words. */
function createModel() {
  let shown = '';
  /** When it was read to move last, and when anything was heard last. */
  let movedAt = -Infinity;
  let heardAt = 0;
  /** It ran when the link was lost. */
  let isLost = false;
  let away: number | null = 10_000;
  return {
    read(text: string, at: number) {
      if (shown === '') movedAt = -Infinity;
      else if (text !== shown) movedAt = at;
      shown = text;
      heardAt = at;
      isLost = false;
    },
    heard(at: number) {
      heardAt = at;
    },
    lost() {
      isLost ||= heardAt - movedAt <= 1_500;
    },
    choose(next: number | null) {
      away = next;
    },
    shown(now: number, isAlive: boolean) {
      if (isAlive || !isLost || away === null || now < heardAt + away) return shown;
      isLost = false;
      movedAt = -Infinity;
      return (shown = '');
    },
  };
}

test('[C2] whatever comes and goes, the clock alone leaves, only while its source is away, and is back with its first reading', () => {
  const anyDelay = fc.constantFrom(0, 5_000);
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 30 }), anyDelay, (steps, delay) => {
      const { relay, time, dial, watch, pass } = createTestRelay({ guard: 'normal' });
      const model = createModel();
      let feed: Line | undefined = dial('/game');
      let clock = 3_000_000;
      feed.say(ocr({ score_a: '64' }));
      const output = screenOf(watch('game', { delay }));
      /** What the model showed, second by second. */
      const history: string[] = [];
      const seen: string[] = [];
      const second = (act: () => void, first = 500): void => {
        pass(first);
        if (feed !== undefined) model.heard(time.now());
        act();
        pass(1_000 - first);
        if (feed !== undefined) model.heard(time.now());
        history.push(model.shown(time.now(), feed !== undefined));
        seen.push(output.values()['clock'] ?? '');
        expect(relay.find('game')?.values()).toMatchObject({ 'home.score': '64' });
        expect(relay.find('game')?.values()['clock'] ?? '').toBe(history.at(-1));
      };
      const say = (): void => {
        const text = clockText(clock, { unit: 'minutes', tenthsUnder: 0, round: 'up' });
        feed?.say(ocr({ time: text }));
        model.read(text, time.now());
      };
      for (const step of steps) {
        if (step.do === 'lose') {
          feed?.hangUp();
          if (feed !== undefined) model.lost();
          feed = undefined;
        } else if (step.do === 'dial' && feed === undefined) {
          feed = dial('/game');
          feed.say({ type: 'register', role: 'ocr' });
          model.heard(time.now());
        } else if (step.do === 'choose') {
          // Between a second and a reading: the relay knows to half a second when it heard of a link that merely answers.
          second(() => {
            relay.desk('game')?.run({ command: { do: 'clock-feed', away: step.away } });
            model.choose(step.away);
          }, 250);
        } else if ('seconds' in step) {
          for (let left = step.seconds; left > 0; left -= 1) {
            second(() => {
              if (step.do === 'run') clock -= 1_000;
              if (feed !== undefined && step.do !== 'idle') say();
            });
          }
        }
      }
      // A late output shows what was shown so many seconds before.
      const late = history.slice(0, Math.max(0, history.length - delay / 1_000));
      expect(seen.slice(delay / 1_000).length).toBe(late.length);
      expect(seen.slice(delay / 1_000)).toEqual(late);
    }),
    { numRuns: 400 },
  );
});
