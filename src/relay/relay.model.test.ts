import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Control } from '#protocol/down.ts';
import { createReferenceViewer, type ReferenceViewer } from './testing/reference-viewer.ts';
import { createTestRelay, ocr, type Line, type TestRelay } from './testing/test-relay.ts';

const DEEDS = [
  'publish',
  'dial',
  'demo',
  'hangUp',
  'watch',
  'leave',
  'back',
  'stall',
  'flow',
  'lose',
  'wait',
  'rubbish',
  'resync',
  'control',
] as const;

/** What may happen, each with a number that says to whom, and one that says what. */
type Deed = readonly [(typeof DEEDS)[number], number, number];

const deed: fc.Arbitrary<Deed> = fc.tuple(
  fc.oneof(
    { weight: 1, arbitrary: fc.constant('publish' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...DEEDS) },
  ),
  fc.nat({ max: 1000 }),
  fc.nat({ max: 1_000_000 }),
);

interface Seat {
  line: Line | undefined;
  readonly viewer: ReferenceViewer;
  /** The next frame is lost on the way, as no TCP link loses it, but a broken proxy may. */
  loses: boolean;
  /** It ever lost one: without that no viewer has reason to ask for a resync. */
  lost: boolean;
}

/** A stall bites at the first frame, so that merging is the rule and not the exception. */
const NARROW = { narrow: true };
const FIELDS = ['time', 'score_a', 'score_b', 'Weather', 'f1', 'f2'];

/** Plays publishers that come, go and contradict each other against viewers that are slow, leave, come back and lose frames. */
function createGame() {
  const test: TestRelay = createTestRelay({ demo: { stream: 'stream1', key: 'K' } });
  const publishers: Line[] = [];
  const seats: Seat[] = [];
  let serial = 0;
  let control: Control = {};

  function read(seat: Seat): void {
    if (seat.line === undefined) return;
    for (const message of seat.line.messages()) {
      if (seat.loses && message.type === 'update') {
        seat.loses = false;
        seat.lost = true;
        continue;
      }
      if (!seat.viewer.take(message)) continue;
      expect(seat.lost).toBe(true);
      seat.line.say({ type: 'resync' });
    }
  }

  function publish(publisher: Line, pick: number): void {
    const values: Record<string, string> = {};
    for (const [bit, field] of FIELDS.entries()) {
      if ((pick & (1 << bit)) === 0) continue;
      serial += 1;
      values[field] = String(serial);
    }
    publisher.say(ocr(values));
  }

  function play([what, who, pick]: Deed): void {
    const publisher = publishers[who % publishers.length];
    const seat = seats[who % seats.length];
    switch (what) {
      case 'publish':
        if (publisher !== undefined) publish(publisher, pick);
        return;
      case 'dial':
        publishers.push(test.dial('/stream1'));
        return;
      case 'demo':
        publishers.push(test.dial('/stream1~K'));
        return;
      case 'hangUp':
        publisher?.hangUp();
        if (publisher !== undefined) publishers.splice(publishers.indexOf(publisher), 1);
        return;
      case 'watch':
        seats.push({
          line: test.watch('stream1', {}, NARROW),
          viewer: createReferenceViewer(),
          loses: false,
          lost: false,
        });
        return;
      case 'leave':
        seat?.line?.hangUp();
        if (seat !== undefined) seat.line = undefined;
        return;
      case 'back':
        if (seat === undefined || seat.line !== undefined) return;
        seat.line = test.watch('stream1', { since: seat.viewer.since() }, NARROW);
        return;
      case 'stall':
        seat?.line?.peer.stall();
        return;
      case 'flow':
        seat?.line?.flow();
        return;
      case 'lose':
        if (seat !== undefined) seat.loses = true;
        return;
      case 'wait':
        test.pass(pick % 4000);
        return;
      case 'rubbish':
        publisher?.say('{"type":"ocr","values":[');
        return;
      case 'resync':
        seat?.line?.say({ type: 'resync' });
        return;
      case 'control':
        control = { looks: String(pick) };
        test.relay.control(control);
        return;
      default:
        what satisfies never;
    }
  }

  /** All that was held up comes through, and who is away comes back. */
  function settle(): void {
    // Longer than it takes a clock to leave whose source is gone (C2).
    for (let round = 0; round < 10; round += 1) {
      test.pass(2000);
      for (const seat of seats) {
        // A stall of BLOCKED_MS_MAX has lost it its connection.
        if (seat.line?.peer.closedWith !== undefined) seat.line = undefined;
        seat.line ??= test.watch('stream1', { since: seat.viewer.since() }, NARROW);
        seat.line.flow();
        read(seat);
      }
    }
  }

  return { test, seats, play, read: () => seats.forEach(read), settle, control: () => control };
}

test('[F12] [G1] [G2] [G3] [G4] [V14] whatever happens, every viewer comes to the relay’s state, and none ever goes back', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 5, maxLength: 120 }), (deeds) => {
      const game = createGame();
      game.play(['dial', 0, 0]);
      game.play(['watch', 0, 0]);
      for (const one of deeds) {
        game.play(one);
        game.read();
      }
      game.settle();
      const truth = game.test.relay.find('stream1');
      for (const { viewer } of game.seats) {
        expect(viewer.values()).toEqual(truth?.values());
        expect(viewer.control()).toEqual(game.control());
        expect(viewer.since()).toEqual({ epoch: truth?.row().epoch, rev: truth?.row().rev });
        for (const field of ['clock', 'home.score', 'Weather', 'f1']) {
          const seen = viewer.shown().flatMap((values) => values[field] ?? []);
          // Values are serial numbers: whoever counts, the newest word on a field holds, so what is shown may only rise, and is never blanked.
          // But for a clock that ran when its source was lost (C2).
          const held = seen.filter((text) => field !== 'clock' || text !== '');
          const serials = held.map((text) => Number.parseInt(text, 10));
          expect(serials).toEqual([...serials].sort((a, b) => a - b));
        }
        const counts = viewer.shown().map((values) => Object.keys(values).length);
        expect(counts).toEqual([...counts].sort((a, b) => a - b));
      }
    }),
    { numRuns: 300 },
  );
});

test('[F13] [G5] while some viewers are stuck the others get every change at once, and nothing is kept for the stuck', () => {
  const { dial, watch } = createTestRelay();
  const publisher = dial('/stream1');
  const quick = watch('stream1');
  const stuck = Array.from({ length: 50 }, () => watch('stream1'));
  for (const viewer of stuck) viewer.peer.stall();
  quick.messages();
  const viewer = createReferenceViewer();
  for (let n = 1; n <= 5000; n += 1) {
    publisher.say(ocr({ time: String(n), [`f${n % 200}`]: 'y'.repeat(200) }));
    expect(quick.messages().at(-1)).toMatchObject({ rev: n, values: { clock: String(n) } });
  }
  for (const line of stuck) {
    expect(line.peer.backlog()).toBeLessThan(20_000);
    line.flow();
  }
  const [first] = stuck;
  for (const message of first?.messages() ?? []) viewer.take(message);
  expect(viewer.values()['clock']).toBe('5000');
});
