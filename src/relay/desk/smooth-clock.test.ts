import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeskState } from '#protocol/desk.ts';
import { clockText } from '#scoreboard/clock-text.ts';
import { secondsOf } from '#scoreboard/clock-seconds.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { clockGame as game } from '../testing/clock-game.ts';
import { screenOf } from '../testing/screen.ts';
import { ocr } from '../testing/test-relay.ts';

/** Read every two seconds, 5:00, 4:58, 4:56, and smooth where it is said. */
function sparse(words: Partial<DeskState['feedClock']> = { smooth: true }, options: Parameters<typeof game>[0] = {}) {
  const made = game(options);
  const feed = made.dial('/game');
  made.say({ do: 'clock-feed', ...words });
  const read = (time: string): void => {
    feed.say(ocr({ time, score_a: '64' }));
  };
  for (const time of ['5:00', '4:58']) {
    read(time);
    made.time.advance(2_000);
  }
  read('4:56');
  const clock = (): string | undefined => made.relay.find('game')?.values()['clock'];
  return { ...made, feed, read, clock };
}

describe('[C4] a clock that is read more rarely than it ticks', () => {
  test('shows the second between two readings, and the reading at once', () => {
    const { time, read, clock } = sparse();
    time.advance(999);
    expect(clock()).toBe('4:56');
    time.advance(1);
    expect(clock()).toBe('4:55');
    time.advance(1_000);
    expect(clock()).toBe('4:55');
    read('4:54');
    expect(clock()).toBe('4:54');
  });

  test('gives way to a reading that says the clock stands, backwards, and to one that never came', () => {
    const { time, read, clock, pace } = sparse();
    time.advance(1_200);
    expect(clock()).toBe('4:55');
    read('4:56');
    expect(clock()).toBe('4:56');
    time.advance(10_000);
    expect([clock(), pace()]).toEqual(['4:56', 'stopped']);
    const silent = sparse();
    silent.time.advance(2_999);
    expect(silent.clock()).toBe('4:55');
    silent.time.advance(1);
    expect(silent.clock()).toBe('4:56');
  });

  test('is not touched unless an operator wants it, nor once they want it no more', () => {
    const { time, clock } = sparse({});
    time.advance(1_500);
    expect(clock()).toBe('4:56');
    const other = sparse();
    other.say({ do: 'clock-feed', smooth: false });
    other.time.advance(1_500);
    expect(other.clock()).toBe('4:56');
  });

  test('is not touched while a reading waits to be believed, nor where the sport runs the other way', () => {
    const { time, clock, read } = sparse();
    time.advance(900);
    read('9:00');
    time.advance(200);
    expect(clock()).toBe('4:56');
    // A source that repeats itself and then says no more is believed after three times as long.
    time.advance(900);
    expect(clock()).toBe('9:00');
    const up = sparse({ smooth: true }, { sportOf: () => PACKS.get('handball'), guard: 'off' });
    up.time.advance(1_500);
    expect(up.clock()).toBe('4:56');
  });

  test('leaves with its source as it was read, and what was filled in outlives no other sport', () => {
    const { time, clock, feed } = sparse();
    time.advance(1_200);
    feed.hangUp();
    time.advance(2_000);
    expect(clock()).toBe('4:56');
    time.advance(8_000);
    expect(clock()).toBe('');
    const other = sparse();
    other.time.advance(1_200);
    other.say({ do: 'sport', sport: 'netball' });
    expect(other.clock()).toBe('4:56');
  });

  test('is filled in on an output that is late as it was on air', () => {
    const { pass, read, watch } = sparse();
    const late = screenOf(watch('game', { delay: 5_000 }));
    pass(1_999);
    read('4:54');
    pass(3_001);
    const seen = [late.values()['clock']];
    for (let step = 0; step < 2; step += 1) {
      pass(1_000);
      seen.push(late.values()['clock']);
    }
    expect(seen).toEqual(['4:56', '4:55', '4:54']);
  });

  test('is, whatever is read and when, what was read last or the one second behind it, and every reading at once', () => {
    const anyReading = fc.record({
      wait: fc.integer({ min: 100, max: 4_500 }),
      by: fc.constantFrom(-3, -2, -2, -2, -1, 0, 0, 1),
      isLost: fc.boolean(),
    });
    let filled = 0;
    fc.assert(
      fc.property(
        fc.array(anyReading, { minLength: 3, maxLength: 25 }),
        fc.integer({ min: 40, max: 400 }),
        (steps, from) => {
          const { dial, say, time, relay } = game({ guard: 'off' });
          let feed = dial('/game');
          say({ do: 'clock-feed', smooth: true, away: null });
          const shown = (): string => relay.find('game')?.values()['clock'] ?? '';
          let seconds = from;
          for (const { wait, by, isLost } of steps) {
            seconds = Math.max(0, seconds + by);
            const text = clockText(seconds * 1_000, { unit: 'minutes', tenthsUnder: 0, round: 'up' });
            feed.say(ocr({ time: text }));
            expect(shown()).toBe(text);
            for (let left = wait; left > 0; left -= 100) {
              time.advance(Math.min(100, left));
              if (shown() === text) continue;
              filled += 1;
              expect(secondsOf(shown())).toBe(seconds - 1);
              expect(seconds).toBeGreaterThan(60);
            }
            if (!isLost || wait < 4_000) continue;
            // What comes next comes over another connection.
            feed.hangUp();
            feed = dial('/game');
          }
        },
      ),
    );
    expect(filled).toBeGreaterThan(0);
  });
});
