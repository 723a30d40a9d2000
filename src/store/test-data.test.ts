import fc from 'fast-check';
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

test.each(SPORTS)('%s: test data that comes only once a second is recognised as well', (sport) => {
  expect(firstTaken(testDataOf(sport, 15), 1000)).toBeDefined();
});

test.each(SPORTS)('%s: no game is test data at whatever pace its feed is looked at, however it is read', (sport) => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.constantFrom(200, 500, 1000, 2500, 5000),
      fc.boolean(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (seed, everyMs, isMisread, from) => {
        const game = createGame(sport, seed);
        const faults = createFaults(FAULTS, createRandom(seed), 1000 / everyMs);
        const start = Math.floor(from * game.duration);
        function* boards(): Generator<Look> {
          for (let ms = start; ms <= Math.min(game.duration, start + 600_000); ms += everyMs)
            yield isMisread ? faults.read(game.boardAt(ms)) : game.boardAt(ms);
        }
        expect(firstTaken(boards(), everyMs)).toBeUndefined();
      },
    ),
    { numRuns: 12 },
  );
});

/** A board that stands, is reset, corrected and reset once more within the time that a leap counts. */
test.each(SPORTS)('%s: a board that is reset and corrected by hand is no test data', (sport) => {
  const game = createGame(sport, 5);
  const [late, begun] = [game.boardAt(Math.floor(game.duration * 0.9)), game.boardAt(0)];
  expect(firstTaken([late, begun, late, begun], 3000)).toBeUndefined();
});

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
