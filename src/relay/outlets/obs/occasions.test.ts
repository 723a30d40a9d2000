import { expect, test } from 'vitest';
import { createRandom } from '#lib/random.ts';
import type { Command } from '#protocol/desk.ts';
import type { DownMessage } from '#protocol/down.ts';
import { silentLog } from '../../log.ts';
import { createTestRelay, ocr, type TestRelay } from '../../testing/test-relay.ts';
import { follow } from '../follower.ts';
import { watchOccasions } from './occasions.ts';
import type { Occasion } from './read-obs.ts';

function watching({ relay, time }: TestRelay): Occasion[] {
  const seen: Occasion[] = [];
  const occasionsOf = watchOccasions();
  follow(relay, {
    stream: 'court1',
    name: 'OBS link',
    time,
    random: createRandom(1),
    log: silentLog,
    told: (message) => seen.push(...occasionsOf(message, time.now())),
  });
  return seen;
}

function say({ relay }: TestRelay, command: Command): void {
  expect(relay.desk('court1')?.run({ command }).outcome).toBe('done');
}

const GOAL: Command = { do: 'cue', kind: 'goal', ms: 5000 };

test('[O6] each cue is an occasion once, however often it is told again, and so is each phase that comes', () => {
  const house = createTestRelay();
  const feed = house.dial('/court1');
  const seen = watching(house);
  house.pass(1000);
  say(house, GOAL);
  house.pass(500);
  for (let score = 1; score < 5; score += 1) {
    feed.say(ocr({ score_a: String(score) }));
    house.pass(500);
  }
  say(house, { do: 'cue', kind: 'timeout', ms: 5000 });
  say(house, { do: 'phase', phase: 'break' });
  house.pass(100);
  say(house, { do: 'phase', phase: 'live' });
  house.pass(120_000);
  expect(seen).toEqual(['goal', 'timeout', 'break', 'live']);
});

test('[O6] a cue that is taken off and given back is the same moment: an occasion once, also if that is done again', () => {
  const house = createTestRelay();
  house.dial('/court1').say(ocr({ score_a: '1' }));
  const seen = watching(house);
  house.pass(1000);
  say(house, GOAL);
  for (let time = 0; time < 2; time += 1) {
    house.pass(500);
    say(house, { do: 'cue-clear' });
    house.pass(500);
    say(house, { do: 'undo' });
  }
  house.pass(500);
  expect(seen).toEqual(['goal']);
  say(house, GOAL);
  house.pass(500);
  expect(seen).toEqual(['goal', 'goal']);
});

test('a cue that is taken off before its output has shown it, and given back, is an occasion when it is shown', () => {
  const house = createTestRelay();
  house.dial('/court1').say(ocr({ score_a: '1' }));
  const seen = watching(house);
  say(house, { do: 'delay', output: 'OBS link', ms: 3000 });
  house.pass(10_000);
  expect(house.relay.desk('court1')?.run({ command: GOAL, watches: 'court' }).outcome).toBe('done');
  house.pass(1000);
  say(house, { do: 'cue-clear' });
  house.pass(500);
  say(house, { do: 'undo' });
  house.pass(1000);
  expect(seen).toEqual([]);
  house.pass(1000);
  expect(seen).toEqual(['goal']);
});

test('[O6] what stood when the relay started is none', () => {
  const before = createTestRelay();
  say(before, { do: 'phase', phase: 'live' });
  say(before, GOAL);
  before.pass(100);
  const kept = before.relay.find('court1')?.kept();
  if (kept === undefined) throw new Error('no stream');
  const house = createTestRelay({
    time: before.time,
    kept: new Map([['court1', kept]]),
    seed: 2,
  });
  const seen = watching(house);
  house.pass(1000);
  expect(house.relay.find('court1')?.desk.state().phase).toBe('live');
  expect(seen).toEqual([]);
  say(house, GOAL);
  house.pass(1000);
  expect(seen).toEqual(['goal']);
});

/** A snapshot with these cues of a goal, each by its id and when it was shown. */
function snapshotOf(cues: Readonly<Record<string, number>>): DownMessage {
  return {
    type: 'snapshot',
    stream: 'court1',
    epoch: 'e',
    rev: 1,
    at: 0,
    build: 'b',
    source: { status: 'live' },
    control: { cues: Object.entries(cues).map(([id, at]) => ({ id, kind: 'goal', at, ms: 5000 })) },
  };
}

test('[O6] a cue that is heard late, as after a cut, is none once it is 5 s old', () => {
  const occasionsOf = watchOccasions();
  expect(occasionsOf(snapshotOf({ a: 1000 }), 1000)).toEqual([]);
  expect(occasionsOf(snapshotOf({ a: 1000, b: 2000 }), 6999)).toEqual(['goal']);
  expect(occasionsOf(snapshotOf({ c: 2000 }), 7000)).toEqual([]);
});

test('an output that is late makes it wait as long', () => {
  const house = createTestRelay();
  house.dial('/court1').say(ocr({ score_a: '1' }));
  const seen = watching(house);
  say(house, { do: 'delay', output: 'OBS link', ms: 3000 });
  house.pass(10_000);
  expect(house.relay.desk('court1')?.run({ command: GOAL, watches: 'court' }).outcome).toBe('done');
  house.pass(2000);
  expect(seen).toEqual([]);
  house.pass(2000);
  expect(seen).toEqual(['goal']);
});
