import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { readFrame } from '#protocol/dialects/scoreboard-ocr.ts';
import { createFakeDial } from './fake-link.ts';
import { createGame } from './game/game.ts';
import { createSimulation, type SimulationOptions } from './simulation.ts';

function setUp(options: Partial<SimulationOptions> = {}) {
  const time = createManualTime();
  const fake = createFakeDial();
  const simulation = createSimulation(
    { url: 'ws://host:15001/stream1', sport: 'basketball', seed: 5, speed: 1, rate: 10, fields: 'all', ...options },
    { time, dial: fake.dial },
  );
  return { time, fake, simulation };
}

/** What a receiver holds after all frames of a link. */
function heldFrom(sent: readonly string[]): Record<string, string> {
  const held: Record<string, string> = {};
  for (const line of sent.flatMap(readFrame))
    if (line.kind === 'values') Object.assign(held, Object.fromEntries(line.values));
  return held;
}

function updatesIn(sent: readonly string[]): number {
  return sent.flatMap(readFrame).filter((line) => line.kind === 'values').length;
}

test('it looks at the board ten times a second and sends each look', () => {
  const { time, fake } = setUp();
  fake.last().events.opened();
  time.advance(10_000);
  expect(updatesIn(fake.last().sent)).toBe(101);
});

test.each(['all', 'changed'] as const)('a receiver that merges %s fields holds what the board shows', (fields) => {
  const { time, fake, simulation } = setUp({ fields, speed: 30 });
  fake.last().events.opened();
  for (let minute = 0; minute < 5; minute += 1) {
    time.advance(60_000);
    expect(heldFrom(fake.last().sent)).toEqual(simulation.board());
  }
});

test('speed makes the game go faster, not the looks', () => {
  const { time, fake, simulation } = setUp({ speed: 60, rate: 20 });
  fake.last().events.opened();
  time.advance(10_000);
  expect(updatesIn(fake.last().sent)).toBe(201);
  expect(simulation.board()).toEqual(createGame('basketball', 5).boardAt(600_000));
});

test('it can begin in the middle, and the next game follows with the next seed', () => {
  const first = createGame('hockey', 8);
  const { time, simulation } = setUp({ sport: 'hockey', seed: 8, from: first.duration - 1000 });
  expect(simulation.board()).toEqual(first.boardAt(first.duration - 1000));
  time.advance(61_000);
  expect(simulation.board()).toEqual(createGame('hockey', 9).boardAt(60_000));
});

test('random test data stands in every field until it is cleared, then the board is back', () => {
  const { time, fake, simulation } = setUp({ testData: true, fields: 'changed' });
  fake.last().events.opened();
  time.advance(1000);
  const looks = fake
    .last()
    .sent.flatMap(readFrame)
    .filter((line) => line.kind === 'values');
  expect(new Set(looks.map((line) => line.values.get('score_a'))).size).toBeGreaterThan(5);
  expect(Object.keys(heldFrom(fake.last().sent)).sort()).toEqual(Object.keys(simulation.board()).sort());
  simulation.clearTestData();
  time.advance(200);
  expect(heldFrom(fake.last().sent)).toEqual(simulation.board());
  simulation.sendTestData();
  time.advance(200);
  expect(heldFrom(fake.last().sent)).not.toEqual(simulation.board());
});

test('after drops it is back with the whole board', () => {
  const { time, fake, simulation } = setUp({ faults: ['drops'], fields: 'changed', speed: 20, seed: 3 });
  for (let second = 0; second < 300; second += 1) {
    if (simulation.state().kind === 'dialling') fake.last().events.opened();
    time.advance(1000);
  }
  expect(fake.links.length).toBeGreaterThan(3);
  simulation.breakOff();
  time.advance(500);
  fake.last().events.opened();
  expect(Object.keys(heldFrom(fake.last().sent))).toEqual(Object.keys(simulation.board()));
});

test('the same seed sends the same frames at the same times, faults included', () => {
  const sent = [0, 1].map(() => {
    const { time, fake } = setUp({ faults: ['misreads', 'flicker'], speed: 10 });
    fake.last().events.opened();
    time.advance(20_000);
    return fake.last().sent;
  });
  expect(sent[0]).toEqual(sent[1]);
});

test('closing leaves no timer behind', () => {
  const { time, fake, simulation } = setUp();
  fake.last().events.opened();
  simulation.close();
  expect(time.pending()).toBe(0);
  expect(fake.last().ended).toBe('closed');
});
