import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createIntake } from './intake.ts';
import { READINGS_BURST, READINGS_PER_S } from './limits.ts';
import { createTestRelay, ocr } from './testing/test-relay.ts';

function createGame() {
  const time = createManualTime();
  const passed: Record<string, string>[] = [];
  let due: (() => void)[] = [];
  const intake = createIntake({
    time,
    soon: (run) => due.push(run),
    publish: (values) => passed.push(Object.fromEntries(values)),
  });
  return {
    time,
    intake,
    passed,
    say: (values: Record<string, string>) => intake.take(new Map(Object.entries(values))),
    turn: () => {
      const runs = due;
      due = [];
      for (const run of runs) run();
    },
  };
}

test('[S17] a scoreboard at sixty readings a second has each of them looked at for itself', () => {
  const { time, passed, say } = createGame();
  for (let n = 0; n < 6000; n += 1) {
    say({ clock: String(n) });
    time.advance(1000 / 60);
  }
  expect(passed).toHaveLength(6000);
});

test('[S17] [P15] of a flood every turn of the relay takes one reading, with the last word on each field', () => {
  const { passed, say, turn } = createGame();
  for (let n = 0; n < READINGS_BURST; n += 1) say({ clock: 'before' });
  passed.length = 0;
  for (let n = 0; n < 1000; n += 1) say({ clock: String(n), [`f${n % 2}`]: String(n) });
  expect(passed).toEqual([]);
  turn();
  expect(passed).toEqual([{ clock: '999', f0: '998', f1: '999' }]);
  turn();
  expect(passed).toHaveLength(1);
});

test('[S17] however fast it comes: nothing is older than a turn, and no more is looked at than the rate allows', () => {
  const deed = fc.oneof(
    { weight: 6, arbitrary: fc.record({ wait: fc.constant(0), says: fc.integer({ min: 1, max: 200 }) }) },
    { weight: 1, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 5000 }), says: fc.constant(0) }) },
  );
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      const { time, passed, say, turn } = createGame();
      const from = time.now();
      const truth: Record<string, string> = {};
      let serial = 0;
      let turns = 0;
      for (const { wait, says } of deeds) {
        time.advance(wait);
        for (let n = 0; n < says; n += 1) {
          serial += 1;
          truth[`f${serial % 5}`] = String(serial);
          say({ [`f${serial % 5}`]: String(serial) });
        }
        turn();
        turns += 1;
        expect(Object.assign({}, ...passed)).toEqual(truth);
      }
      const allowed = READINGS_BURST + (READINGS_PER_S * (time.now() - from)) / 1000;
      expect(passed.length).toBeLessThanOrEqual(allowed + turns);
    }),
  );
});

test('[S17] [P4] [P15] a flood is not cut, its pings are answered, and its last word is on air also where it leaves with it', () => {
  const due: (() => void)[] = [];
  const { dial, relay } = createTestRelay({ soon: (run) => due.push(run) });
  const publisher = dial('/stream1');
  for (let n = 0; n < 5000; n += 1) publisher.say(ocr({ time: String(n) }));
  publisher.say('ping');
  expect(publisher.texts()).toEqual(['pong']);
  expect(publisher.peer.closedWith).toBeUndefined();
  expect(relay.find('stream1')?.values()).toEqual({ clock: String(READINGS_BURST - 1) });
  publisher.hangUp();
  expect(relay.find('stream1')?.values()).toEqual({ clock: '4999' });
});
