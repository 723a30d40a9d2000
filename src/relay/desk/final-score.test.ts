import { describe, expect, test } from 'vitest';
import type { Command, DeskView, Watches } from '#protocol/desk.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { screenOf, type Screen } from '../testing/screen.ts';
import { createTestRelay, ocr, type Line, type TestRelay } from '../testing/test-relay.ts';

interface Game extends TestRelay {
  readonly feed: Line;
  readonly say: (command: Command, watches?: Watches) => DeskView;
  /** The home score without a delay, and on the output that has one. */
  readonly scores: () => readonly (string | undefined)[];
  readonly late: Screen;
}

const LATE_MS = 4_000;
/** Half of what a basket takes to be confirmed. */
const SOON_MS = 160;

/** A basketball game at 64 to 58 with seconds to play, and an output that is late. */
function game(): Game {
  const made = createTestRelay({ sportOf: () => PACKS.get('basketball'), guard: 'normal' });
  const feed = made.dial('/game');
  feed.say(ocr({ score_a: '64', score_b: '58', period: '4', time: '0:02' }));
  const late = screenOf(made.watch('game', { delay: LATE_MS }));
  made.pass(LATE_MS);
  const desk = made.relay.desk('game');
  if (desk === undefined) throw new Error('no desk');
  return {
    ...made,
    feed,
    late,
    say(command, watches = 'court') {
      const answer = desk.run({ command, watches });
      if (answer.outcome !== 'done') throw new Error(JSON.stringify(answer));
      return answer.view;
    },
    scores: () => [made.relay.find('game')?.values()['home.score'], late.values()['home.score']],
  };
}

describe('[K5] a final score', () => {
  test.each([{ do: 'phase', phase: 'final' }, { do: 'next' }] as const)(
    'takes in a basket that the board had said when it was called, though it is confirmed later: by $do',
    (command) => {
      const { feed, say, pass, scores } = game();
      say({ do: 'phase', phase: 'break' });
      say({ do: 'phase', phase: 'live' });
      feed.say(ocr({ score_a: '66' }));
      pass(SOON_MS);
      const { rev, undo } = say(command);
      expect(scores()).toEqual(['64', '64']);
      pass(3_000);
      expect(scores()).toEqual(['66', '64']);
      const after = say({ do: 'phase', phase: 'final' });
      expect(after).toMatchObject({ rev, undo, state: { phase: 'final', frozen: { 'home.score': '66' } } });
    },
  );

  test('never steps back on an output that is late, nor while it waits for the call', () => {
    const { feed, say, pass, scores } = game();
    feed.say(ocr({ score_a: '66' }));
    pass(SOON_MS);
    say({ do: 'phase', phase: 'final' });
    const seen: (string | undefined)[] = [];
    for (let ms = 0; ms < LATE_MS + 1_000; ms += 20) {
      pass(20);
      const [, late] = scores();
      if (late !== seen.at(-1)) seen.push(late);
    }
    expect(seen).toEqual(['64', '66']);
  });

  test('holds against a basket that is first read once it was called, and against a board that is reset', () => {
    const { feed, say, pass, scores } = game();
    feed.say(ocr({ score_a: '0', score_b: '0' }));
    pass(SOON_MS);
    say({ do: 'phase', phase: 'final' });
    pass(10);
    feed.say(ocr({ score_a: '66', score_b: '58' }));
    pass(10_000);
    expect(scores()).toEqual(['64', '64']);
  });

  test('takes in nothing that no single action explains', () => {
    const { feed, say, pass, scores } = game();
    feed.say(ocr({ score_a: '84' }));
    pass(SOON_MS);
    say({ do: 'phase', phase: 'final' });
    pass(10_000);
    expect(scores()).toEqual(['64', '64']);
  });

  test('is taken back whole, and what was said meanwhile with it', () => {
    const { feed, say, pass, scores } = game();
    feed.say(ocr({ score_a: '66' }));
    pass(SOON_MS);
    say({ do: 'phase', phase: 'final' });
    say({ do: 'override', field: 'away.score', value: '59' });
    pass(LATE_MS + 3_000);
    say({ do: 'undo' });
    expect(scores()[0]).toBe('66');
    feed.say(ocr({ score_a: '68' }));
    pass(3_000);
    say({ do: 'undo' });
    pass(LATE_MS);
    expect(scores()).toEqual(['68', '68']);
  });

  test('of who watches a delayed picture is as that showed it', () => {
    const { feed, say, pass, scores } = game();
    feed.say(ocr({ score_a: '66' }));
    pass(SOON_MS);
    say({ do: 'phase', phase: 'final' }, 'program');
    pass(10_000);
    expect(scores()).toEqual(['64', '64']);
  });
});
