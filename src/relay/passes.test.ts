/** How a stream's listeners are served in passes, when there are more of them, or more changes, than can be served at once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PASS_SENDS_MAX } from './limits.ts';
import { createReferenceViewer } from './testing/reference-viewer.ts';
import { createTestRelay, ocr } from './testing/test-relay.ts';

/** A relay whose passes go on only when the test says so. */
function createGame(viewers: number) {
  let due: (() => void)[] = [];
  const game = createTestRelay({ soon: (run) => due.push(run) });
  const turn = (): void => {
    const runs = due;
    due = [];
    for (const run of runs) run();
  };
  const publisher = game.dial('/stream1');
  // The first word of a source is told by heartbeats besides.
  publisher.say(ocr({ time: '' }));
  const seats = Array.from({ length: viewers }, () => ({
    line: game.watch('stream1'),
    shows: createReferenceViewer(),
  }));
  const read = (): void => {
    for (const { line, shows } of seats) for (const message of line.messages()) expect(shows.take(message)).toBe(false);
  };
  const settle = (): void => {
    while (due.length > 0) turn();
    read();
  };
  return { ...game, publisher, seats, turn, read, settle, rests: () => due.length === 0 };
}

test('[V8] a change is sent at once to some hundred viewers, and to the others once all else was served', () => {
  const { publisher, seats, turn, read, settle } = createGame(PASS_SENDS_MAX + 10);
  settle();
  publisher.say(ocr({ time: '1' }));
  read();
  const have = (): number => seats.filter(({ shows }) => shows.values()['clock'] === '1').length;
  expect(have()).toBe(PASS_SENDS_MAX);
  turn();
  read();
  expect(have()).toBe(PASS_SENDS_MAX + 10);
});

test('[V8] changes that come before the next pass reach a viewer as one update, the latest value and nothing between', () => {
  const { publisher, seats, turn, rests, settle } = createGame(1);
  settle();
  seats[0]?.line.messages();
  for (let n = 0; n < 100; n += 1) publisher.say(ocr({ time: String(n), [`f${n % 3}`]: String(n) }));
  expect(seats[0]?.line.messages()).toMatchObject([{ type: 'update', values: { clock: '0' } }]);
  turn();
  expect(seats[0]?.line.messages()).toMatchObject([
    { type: 'update', values: { clock: '99', f0: '99', f1: '97', f2: '98' } },
  ]);
  turn();
  expect(rests()).toBe(true);
});

test('[V8] while changes never cease every viewer gets its turn, and none twice before the last had one', () => {
  const { publisher, seats, turn, settle } = createGame(3 * PASS_SENDS_MAX);
  settle();
  for (const { line } of seats) line.texts();
  const frames = seats.map(() => 0);
  for (let n = 0; n < 9; n += 1) {
    publisher.say(ocr({ time: String(n) }));
    turn();
    for (const [place, { line }] of seats.entries()) frames[place] = (frames[place] ?? 0) + line.texts().length;
    expect(Math.max(...frames) - Math.min(...frames)).toBeLessThanOrEqual(1);
  }
  expect(Math.min(...frames)).toBeGreaterThan(2);
});

const deed = fc.oneof(
  fc.record({ is: fc.constant('publish' as const), field: fc.nat({ max: 4 }) }),
  fc.record({ is: fc.constant('turn' as const), field: fc.nat({ max: 4 }) }),
  fc.record({ is: fc.constantFrom('leave', 'join', 'stall', 'flow', 'beat'), field: fc.nat({ max: 400 }) }),
);

test('[G1] [G2] whoever comes, goes, stalls or flows between passes: every viewer that reads ends on the latest values', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
      const game = createGame(PASS_SENDS_MAX + 60);
      const { seats, publisher } = game;
      let serial = 0;
      for (const { is, field } of deeds) {
        const seat = seats[field % seats.length];
        if (is === 'publish') publisher.say(ocr({ time: String((serial += 1)), [`f${field}`]: String(serial) }));
        else if (is === 'turn') game.turn();
        else if (is === 'beat') game.pass(2000);
        else if (is === 'join') seats.push({ line: game.watch('stream1'), shows: createReferenceViewer() });
        else if (is === 'stall') seat?.line.peer.stall();
        else if (is === 'flow') seat?.line.flow();
        else if (seats.length > PASS_SENDS_MAX) {
          seat?.line.hangUp();
          seats.splice(field % seats.length, 1);
        }
        game.read();
      }
      for (const { line } of seats) line.flow();
      game.settle();
      const values = game.relay.find('stream1')?.values();
      for (const { shows } of seats) expect(shows.values()).toEqual(values);
    }),
    { numRuns: 100 },
  );
});
