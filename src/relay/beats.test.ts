/** How a relay asks its connections whether they live: without thousands of answers coming at once. */
import { expect, test } from 'vitest';
import { BEAT_SENDS_MIN } from './limits.ts';
import { createTestRelay, ocr, type Line } from './testing/test-relay.ts';

const beatsOf = (line: Line): number => line.messages().filter(({ type }) => type === 'heartbeat').length;

test('[V6] some dozens get their heartbeat at once, and of a thousand each one before the next is due, never two', () => {
  const { watch, time } = createTestRelay();
  const few = Array.from({ length: BEAT_SENDS_MIN }, () => watch('court1'));
  const many = Array.from({ length: 1000 }, () => watch('court2'));
  time.advance(2000);
  expect(few.map(beatsOf)).toEqual(few.map(() => 1));
  const first = many.map(beatsOf);
  expect(first.filter((beats) => beats > 0)).toHaveLength(BEAT_SENDS_MIN);
  time.advance(1999);
  expect(many.map((line, place) => beatsOf(line) + (first[place] ?? 0))).toEqual(many.map(() => 1));
});

test('[V6] who leaves while heartbeats go out takes nobody else’s away', () => {
  const { watch, time } = createTestRelay();
  const many = Array.from({ length: 300 }, () => watch('court1'));
  time.advance(2000);
  for (const line of many.splice(100, 150)) line.hangUp();
  time.advance(1999);
  expect(many.map(beatsOf)).toEqual(many.map(() => 1));
});

test('[V6] however often the source’s status changes, nobody waits longer than 4 s for a heartbeat', () => {
  const { dial, watch, time } = createTestRelay();
  const many = Array.from({ length: 2000 }, () => watch('court1'));
  const heardAt = many.map(() => time.now());
  let longest = 0;
  for (let second = 0; second < 30; second += 1) {
    const publisher = dial('/court1');
    publisher.say(ocr({ score: '1' }));
    time.advance(500);
    publisher.hangUp();
    time.advance(500);
    for (const [place, line] of many.entries()) {
      line.peer.arrive(6);
      if (beatsOf(line) > 0) heardAt[place] = time.now();
      longest = Math.max(longest, time.now() - (heardAt[place] ?? 0));
    }
  }
  expect(longest).toBeLessThanOrEqual(4000);
});

test('[V6] a change while heartbeats go out is in the revision that they name', () => {
  const { dial, watch, time } = createTestRelay();
  const publisher = dial('/court1');
  publisher.say(ocr({ score: '1' }));
  const many = Array.from({ length: 200 }, () => watch('court1'));
  time.advance(2000);
  publisher.say(ocr({ score: '2' }));
  for (const line of many) line.messages();
  time.advance(1999);
  const later = many.flatMap((line) => line.messages());
  expect(later).toHaveLength(200 - BEAT_SENDS_MIN);
  for (const message of later) expect(message).toMatchObject({ type: 'heartbeat', rev: 2 });
});

test('[W1] a viewer that answers heartbeats is not pinged besides, and one that does not is, every 5 s', () => {
  const { watch, time } = createTestRelay();
  const answers = watch('court1');
  const listens = watch('court1');
  let pings = 0;
  for (let second = 0; second < 60; second += 1) {
    time.advance(1000);
    if (listens.peer.pings > pings) listens.peer.arrive(6);
    pings = listens.peer.pings;
    for (const message of answers.messages()) {
      if (message.type === 'heartbeat') answers.say({ type: 'ack', rev: message.rev, visible: true, lag: 0 });
    }
  }
  expect(answers.peer.pings).toBe(0);
  expect(pings).toBe(12);
  expect(listens.peer.terminated).toBe(false);
});

test('[W1] a viewer that falls silent is pinged at least once, and cut within 12 s', () => {
  for (let phase = 1; phase <= 5; phase += 1) {
    const { dial, watch, time } = createTestRelay();
    for (let n = 1; n < phase; n += 1) dial('/court1');
    const viewer = watch('court1');
    time.advance(2000);
    viewer.say({ type: 'ack', rev: 0, visible: true, lag: 0 });
    time.advance(10_000);
    expect(viewer.peer.pings).toBeGreaterThanOrEqual(1);
    time.advance(2000);
    expect(viewer.peer.terminated).toBe(true);
  }
});

test('[W1] connections are pinged every 5 s in turn, and not all in the same second', () => {
  const { dial, time, pass } = createTestRelay();
  const publishers = Array.from({ length: 10 }, (_, n) => dial(`/court${n}`));
  for (const publisher of publishers) publisher.say(ocr({ score: '1' }));
  let before = 0;
  for (let second = 0; second < 10; second += 1) {
    pass(1000);
    const pings = publishers.reduce((sum, { peer }) => sum + peer.pings, 0);
    expect(pings - before).toBe(2);
    before = pings;
  }
  expect(publishers.map(({ peer }) => peer.pings)).toEqual(publishers.map(() => 2));
  expect(time.now()).toBeGreaterThan(0);
});

test('[W1] a viewer is not pinged while it has hardly come, and is long before it would be taken for lost', () => {
  for (let phase = 1; phase <= 5; phase += 1) {
    const { dial, watch, time } = createTestRelay();
    for (let n = 1; n < phase; n += 1) dial('/court1');
    const viewer = watch('court1');
    time.advance(1400);
    expect(viewer.peer.pings).toBe(0);
    time.advance(5100);
    expect(viewer.peer.pings).toBeGreaterThanOrEqual(1);
    expect(viewer.peer.terminated).toBe(false);
  }
});
