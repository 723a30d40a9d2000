import { describe, expect, test } from 'vitest';
import type { Command } from '#protocol/desk.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { createTestRelay, ocr } from '../testing/test-relay.ts';

/** A basketball game whose board is read. */
function game(options: Parameters<typeof createTestRelay>[0] = {}) {
  const made = createTestRelay({ sportOf: () => PACKS.get('basketball'), guard: 'normal', ...options });
  const desk = () => made.relay.desk('game');
  return {
    ...made,
    say: (command: Command): void => {
      const answer = desk()?.run({ command });
      if (answer?.outcome !== 'done') throw new Error(JSON.stringify(answer));
    },
    pace: () =>
      desk()
        ?.view()
        .fields.find(({ field }) => field === 'clock')?.pace,
    /** A clock that is read once a second, so many times, from 5:00 down. */
    run: (feed: ReturnType<typeof made.dial>, times: number): void => {
      for (let second = 0; second < times; second += 1) {
        feed.say(ocr({ time: `4:${59 - second}` }));
        made.time.advance(1_000);
      }
    },
  };
}

describe('[C1] the pace of the clock, as a desk sees it', () => {
  test('is running while it moves, stopped once it stands, absent where it is blank', () => {
    const { dial, run, pace, time, pass } = game();
    const feed = dial('/game');
    feed.say(ocr({ time: '5:00', score_a: '1', score_b: '2' }));
    expect(pace()).toBe('stopped');
    time.advance(1_000);
    run(feed, 3);
    expect(pace()).toBe('running');
    time.advance(501);
    expect(pace()).toBe('stopped');
    feed.say(ocr({ time: '' }));
    pass(4_000);
    expect(pace()).toBe('absent');
  });

  test('is the operator’s while the clock is theirs, and none of what was put in its place', () => {
    const { dial, run, pace, say } = game();
    run(dial('/game'), 3);
    say({ do: 'clock-stop' });
    expect(pace()).toBe('stopped');
    say({ do: 'clock-start' });
    expect(pace()).toBe('running');
    say({ do: 'override', field: 'clock', value: 'HT' });
    expect(pace()).toBeUndefined();
  });

  test('is of what a camera read, whatever its separators: a misread moves nothing', () => {
    const { dial, pace, time } = game();
    const feed = dial('/game');
    for (const text of ['5:00', '4:59', '4:58']) {
      feed.say(ocr({ time: text }));
      time.advance(1_000);
    }
    for (const text of ['4.58', '4:88', '4:5', '458']) {
      feed.say(ocr({ time: text }));
      time.advance(126);
    }
    expect(pace()).toBe('stopped');
  });
});
