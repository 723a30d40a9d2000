import { expect, test } from 'vitest';
import { createRandom } from '#lib/random.ts';
import { createFaults, FAULTS } from '#publisher/faults.ts';
import { createGame } from '#publisher/game/game.ts';
import { createTestData } from '#publisher/test-data.ts';
import { SPORTS } from '#scoreboard/packs/demos/demos.ts';
import { isTestData, NOTHING_SEEN, withLook, type NumbersSeen } from './test-data.ts';

type Look = Readonly<Record<string, string>> | undefined;

/** Looks at boards one after the other; when, in ms, they were first taken for test data, or undefined. */
function firstTaken(boards: Iterable<Look>, everyMs: number): number | undefined {
  let seen: NumbersSeen = NOTHING_SEEN;
  let at = 0;
  for (const board of boards) {
    at += everyMs;
    if (board !== undefined) seen = withLook(seen, board, at);
    if (isTestData(seen, at)) return at;
  }
  return undefined;
}

test.each(SPORTS)('%s: a whole game, and the reset after it, is no test data', (sport) => {
  const game = createGame(sport, 3);
  function* boards(): Generator<Look> {
    for (let ms = 0; ms <= game.duration; ms += 1000) yield game.boardAt(ms);
    yield game.boardAt(0);
  }
  expect(firstTaken(boards(), 1000)).toBeUndefined();
});

test.each(SPORTS)('%s: a camera that misreads, blinks and drops is no test data', (sport) => {
  const game = createGame(sport, 4);
  const faults = createFaults(FAULTS, createRandom(5), 10);
  function* boards(): Generator<Look> {
    for (let ms = 0; ms <= Math.min(game.duration, 480_000); ms += 100) yield faults.read(game.boardAt(ms));
  }
  expect(firstTaken(boards(), 100)).toBeUndefined();
});

/** What the board of a sport turns into while test data is sent. */
function* testDataOf(sport: (typeof SPORTS)[number], looks: number): Generator<Look> {
  const board = createGame(sport, 3).boardAt(60_000);
  const randomBoard = createTestData(createRandom(7));
  yield board;
  for (let look = 0; look < looks; look += 1) yield randomBoard(board);
}

test.each(SPORTS)('%s: test data is recognised within five seconds', (sport) => {
  expect(firstTaken(testDataOf(sport, 50), 100)).toBeDefined();
});

/** Their boards hold digits only, or a clock and digits: too little to tell at that pace. */
const DIGITS_ONLY: ReadonlySet<string> = new Set(['tennis', 'boxing']);

test.each(SPORTS.filter((sport) => !DIGITS_ONLY.has(sport)))(
  '%s: test data that comes only once a second is recognised as well',
  (sport) => {
    expect(firstTaken(testDataOf(sport, 15), 1000)).toBeDefined();
  },
);

test('it is over some seconds after the game is back', () => {
  const game = createGame('basketball', 3);
  let seen = NOTHING_SEEN;
  let at = 0;
  for (const board of testDataOf('basketball', 50)) seen = withLook(seen, board ?? {}, (at += 100));
  expect(isTestData(seen, at)).toBe(true);
  for (let ms = 0; ms < 16_000; ms += 100) seen = withLook(seen, game.boardAt(60_000 + ms), (at += 100));
  expect(isTestData(seen, at)).toBe(false);
});

test('random values that stop with the link are over as well', () => {
  let seen = NOTHING_SEEN;
  let at = 0;
  for (const board of testDataOf('basketball', 50)) seen = withLook(seen, board ?? {}, (at += 100));
  expect(isTestData(seen, at + 16_000)).toBe(false);
});
