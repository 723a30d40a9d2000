/** What camera feeds are known to do wrong (the feed's own description and its table of faults), each through the whole relay to the air. */
import { describe, expect, test } from 'vitest';
import type { DeskView } from '#protocol/desk.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { TRAPS, type Board, type Scene } from '../testing/feed-traps.ts';
import { createTestRelay, ocr, type TestRelay } from '../testing/test-relay.ts';

const READ_EACH_MS = 100;
/** A game that is settled: what every scene begins with. */
const START: Board = { time: '5:00', score_a: '64', score_b: '58', period: '3', foul_a: '2', shot_clock: '14' };

class Game {
  readonly #test: TestRelay;
  readonly #feed: ReturnType<TestRelay['dial']>;
  readonly #sendsChanges: boolean;
  #board: Board = {};

  constructor(sport: string, sendsChanges: boolean, start: Board = START) {
    this.#test = createTestRelay({ sportOf: () => PACKS.get(sport), guard: 'normal' });
    this.#feed = this.#test.dial('/game');
    this.#sendsChanges = sendsChanges;
    this.play([start, 2_000]);
  }

  /** Every text that the field had on air meanwhile, in order. */
  play(...scenes: readonly Scene[]): (field: string) => readonly string[] {
    const seen = [this.onAir()];
    for (const [change, ms] of scenes) {
      const board = { ...this.#board, ...change };
      this.#feed.say(ocr(this.#sendsChanges ? change : board));
      this.#board = board;
      for (let passed = 0; passed < ms; passed += READ_EACH_MS) {
        this.#test.pass(READ_EACH_MS);
        if (!this.#sendsChanges) this.#feed.say(ocr(board));
        seen.push(this.onAir());
      }
    }
    return (field) => {
      const texts = seen.map((values) => values[field] ?? '');
      return texts.filter((text, at) => text !== texts[at - 1]);
    };
  }

  onAir(): Board {
    return this.#test.relay.find('game')?.values() ?? {};
  }

  row(field: string): DeskView['fields'][number] | undefined {
    return this.#test.relay
      .desk('game')
      ?.view()
      .fields.find((row) => row.field === field);
  }

  override(field: string, value: string): void {
    this.#test.relay.find('game')?.desk.run({ command: { do: 'override', field, value } });
  }
}

describe.each([
  ['repeats everything', false],
  ['sends changes alone', true],
])('[T1] [T3] of a source that %s', (_, sendsChanges) => {
  test.each(TRAPS)('%s (%s)', (_fault, sport, scenes, field, aired) => {
    expect(new Game(sport, sendsChanges).play(...scenes)(field)).toEqual(aired);
  });

  test('what is doubtful is named while it waits', () => {
    const game = new Game('basketball', sendsChanges);
    game.play([{ score_a: '51' }, 500]);
    expect(game.row('home.score')).toMatchObject({ state: 'held', held: { value: '51', reason: 'falls' } });
  });

  test('the vendor’s test data in every field keeps no true value off the air afterwards', () => {
    const game = new Game('basketball', sendsChanges);
    for (let second = 0; second < 10; second += 1) {
      const random = (most: number): string => String((second * 7919 + 31) % most);
      game.play([
        {
          score_a: random(120),
          score_b: random(97),
          time: `${random(12)}:1${random(9)}`,
          period: random(5),
          foul_a: random(6),
        },
        1_000,
      ]);
    }
    game.play([START, 3_000]);
    expect(game.onAir()).toMatchObject({
      'home.score': '64',
      'away.score': '58',
      clock: '5:00',
      period: '3',
      'home.fouls': '2',
    });
  });

  test('[K3] an operator’s correction is not overwritten by the next frame', () => {
    const game = new Game('basketball', sendsChanges);
    game.override('home.score', '65');
    expect(game.play([{ score_a: '66' }, 5_000], [{ score_a: '68' }, 5_000])('home.score')).toEqual(['65']);
  });
});
