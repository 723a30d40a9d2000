import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '#lib/random.ts';
import { CLOSE } from '#protocol/close-codes.ts';
import type { Command } from '#protocol/desk.ts';
import type { DownMessage } from '#protocol/down.ts';
import { silentLog, type Log } from '../log.ts';
import { createTestRelay, ocr, type TestRelay } from '../testing/test-relay.ts';
import { follow, type Follower } from './follower.ts';
import { heldAfter, NOTHING_HELD } from './held.ts';

/** Follows `court1`, and keeps what it hears. */
function following(
  { relay, time }: TestRelay,
  { log = silentLog, hears = () => undefined }: { readonly log?: Log; readonly hears?: () => void } = {},
): { readonly heard: DownMessage[]; readonly follower: Follower; readonly values: () => unknown } {
  const heard: DownMessage[] = [];
  const told = (message: DownMessage): void => {
    heard.push(message);
    hears();
  };
  const follower = follow(relay, { stream: 'court1', name: 'titles', time, random: createRandom(1), log, told });
  return { heard, follower, values: () => heard.reduce(heldAfter, NOTHING_HELD).values };
}

const outputsOf = ({ relay }: TestRelay) => relay.find('court1')?.detail().outputs ?? [];

function say({ relay }: TestRelay, command: Command): void {
  const answer = relay.desk('court1')?.run({ command });
  if (answer?.outcome !== 'done') throw new Error(JSON.stringify(answer));
}

test('[G2] whoever follows a stream is told all of it, then each change', () => {
  const house = createTestRelay();
  const feed = house.dial('/court1');
  feed.say(ocr({ score_a: '1' }));
  const { heard } = following(house);
  expect(heard).toEqual([]);
  house.time.advance(0);
  expect(heard).toMatchObject([{ type: 'snapshot', stream: 'court1', values: { 'home.score': '1' } }]);
  feed.say(ocr({ score_a: '2' }));
  house.time.advance(0);
  expect(heard.slice(1)).toMatchObject([{ type: 'update', values: { 'home.score': '2' } }]);
});

test('[G5] what changes between two turns comes as one update, and nothing waits in a queue', () => {
  const house = createTestRelay();
  const feed = house.dial('/court1');
  const { heard, values } = following(house);
  house.time.advance(0);
  heard.length = 0;
  for (let score = 1; score <= 200; score += 1) feed.say(ocr({ score_a: String(score) }));
  house.time.advance(0);
  expect(heard.length).toBeLessThanOrEqual(2);
  expect(values()).toEqual({ 'home.score': '200' });
});

test('[G3] it stands among the outputs and answers heartbeats, for as long as the relay runs', () => {
  const house = createTestRelay();
  const feed = house.dial('/court1');
  following(house);
  feed.say(ocr({ score_a: '3' }));
  house.pass(120_000);
  expect(outputsOf(house)).toMatchObject([{ name: 'titles', role: 'viewer', id: '2', ack: { visible: true } }]);
  const [output] = outputsOf(house);
  expect(output?.ack?.rev).toBe(output?.current);
  expect(house.time.now() - (output?.ack?.at ?? 0)).toBeLessThanOrEqual(2000);
});

test('[G5] what an outlet throws is logged, and neither the relay nor what it hears next suffers', () => {
  const lines: string[] = [];
  const house = createTestRelay();
  const feed = house.dial('/court1');
  const { heard } = following(house, {
    log: (_, msg, fields) => lines.push(`${msg}: ${String(fields?.['reason'])}`),
    hears: () => {
      throw new Error('no disk');
    },
  });
  house.time.advance(0);
  feed.say(ocr({ score_a: '4' }));
  house.time.advance(0);
  expect(new Set(lines)).toEqual(new Set(['an outlet failed: Error: no disk']));
  expect(lines).toHaveLength(heard.length);
  expect(heard.at(-1)).toMatchObject({ type: 'update', values: { 'home.score': '4' } });
});

test('[G2] whatever closes it, it comes back as other clients do, and is told all anew', () => {
  const house = createTestRelay({ streamsMax: 1 });
  const { heard, values } = following(house);
  house.time.advance(0);
  // Somebody publishes where there is room for one stream.
  const feed = house.dial('/court2');
  feed.say(ocr({ score_a: '1' }));
  house.pass(10_000);
  expect(house.relay.find('court1')).toBeUndefined();
  feed.hangUp();
  house.pass(200_000);
  expect(outputsOf(house)).toMatchObject([{ name: 'titles' }]);
  house.dial('/court1').say(ocr({ score_a: '5' }));
  house.time.advance(0);
  expect(heard.filter(({ type }) => type === 'snapshot').length).toBeGreaterThan(1);
  expect(values()).toEqual({ 'home.score': '5' });
});

test('a relay without room is asked again with a pause that grows', () => {
  const house = createTestRelay({ onlyStreams: ['court2'] });
  const asked: number[] = [];
  const relay = {
    ...house.relay,
    connect: (...words: Parameters<TestRelay['relay']['connect']>) => {
      asked.push(house.time.now());
      return house.relay.connect(...words);
    },
  };
  following({ ...house, relay });
  house.time.advance(60_000);
  const pauses = asked.slice(1).map((at, place) => at - (asked[place] ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(250);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(1500);
  expect(pauses[0]).toBeLessThanOrEqual(500);
});

test('once stopped it is told nothing, leaves its place and waits for nothing', () => {
  const house = createTestRelay();
  house.dial('/court1').say(ocr({ score_a: '1' }));
  const before = house.time.pending();
  const { heard, follower } = following(house);
  follower.stop();
  expect(outputsOf(house)).toEqual([]);
  expect(house.time.pending()).toBe(before);
  house.time.advance(5_000);
  expect(heard).toEqual([]);
  // Twice is once.
  follower.stop();

  const other = following(house);
  house.time.advance(0);
  house.relay.find('court1')?.closeListeners(CLOSE.TRY_LATER, 'too many streams');
  house.time.advance(1);
  other.follower.stop();
  house.time.advance(5_000);
  expect(outputsOf(house)).toEqual([]);
});

test('[G1] whatever is published, hidden behind a delay or swapped, it holds what an output of its name shows', () => {
  const step = fc.oneof(
    fc.record({ score: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ ms: fc.integer({ min: 0, max: 3000 }) }),
    fc.record({ delay: fc.constantFrom(0, 500, 2000) }),
    fc.record({ override: fc.constantFrom('77', '78') }),
    fc.constant({ close: true }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const house = createTestRelay();
      const feed = house.dial('/court1');
      const { values } = following(house);
      for (const each of steps) {
        if ('score' in each) feed.say(ocr({ score_a: String(each.score) }));
        else if ('ms' in each) house.pass(each.ms);
        else if ('close' in each) house.relay.find('court1')?.closeListeners(CLOSE.TRY_LATER, 'too many streams');
        else if ('delay' in each) say(house, { do: 'delay', output: 'titles', ms: each.delay });
        else say(house, { do: 'override', field: 'home.score', value: each.override });
      }
      house.pass(10_000);
      expect(values()).toEqual(house.relay.find('court1')?.values() ?? {});
    }),
    { seed: 20_261_127, numRuns: 100 },
  );
});
