import { describe, expect, test } from 'vitest';
import type { Command } from '#protocol/desk.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { createReferenceViewer, type ReferenceViewer } from '../testing/reference-viewer.ts';
import { createTestEdge } from '../testing/test-edge.ts';
import { createTestRelay, ocr, type Line, type TestRelay } from '../testing/test-relay.ts';

/** A relay with a publisher at court1, and an edge of it. */
function createHouse(options: { readonly passes?: boolean; readonly sport?: string } = {}) {
  const pack = PACKS.get(options.sport ?? '');
  const up = createTestRelay({ sportOf: () => pack });
  const feed = up.dial('/court1');
  const edge = createTestEdge(up, options);
  const say = (command: Command): void => {
    const answer = up.relay.desk('court1')?.run({ command });
    if (answer?.outcome !== 'done') throw new Error(JSON.stringify(answer));
  };
  /** Both relays' links answer. */
  const pass = (ms: number): void => {
    for (let left = ms; left > 0; left -= 100) {
      edge.pass(Math.min(left, 100));
      feed.peer.arrive(6);
    }
  };
  return { up, feed, edge, say, pass };
}

function look(line: Line, viewer: ReferenceViewer): ReferenceViewer {
  for (const message of line.messages()) if (viewer.take(message)) line.say({ type: 'resync' });
  return viewer;
}

function watch(relay: TestRelay, register: object = {}): { readonly line: Line; readonly viewer: ReferenceViewer } {
  return { line: relay.watch('court1', register), viewer: createReferenceViewer() };
}

const lastOf = (line: Line): unknown => line.messages().at(-1);

describe('what is shown at an edge', () => {
  test('[N1] [N3] is what the upstream relay shows, value by value, under its epoch and revisions', () => {
    const { up, feed, edge, say, pass } = createHouse();
    feed.say(ocr({ score_a: '56', time: '4:31' }));
    const here = watch(edge);
    const there = watch(up);
    pass(100);
    for (const [score, clock] of [
      ['57', '4:30'],
      ['57', '4:29'],
      ['59', ''],
    ]) {
      feed.say(ocr({ score_a: score, time: clock }));
      pass(100);
      expect(look(here.line, here.viewer).values()).toEqual(look(there.line, there.viewer).values());
      expect(here.viewer.values()).toMatchObject({ 'home.score': score, clock });
      expect(here.viewer.since()).toEqual(there.viewer.since());
    }
    say({ do: 'team', side: 'home', name: 'LIONS', short: null, color: null, logo: null });
    say({ do: 'override', field: 'home.score', value: '60' });
    pass(100);
    look(there.line, there.viewer);
    expect(look(here.line, here.viewer).control()).toEqual(there.viewer.control());
    expect(here.viewer.control()).toMatchObject({ teams: { home: { name: 'LIONS' } } });
    expect(here.viewer.values()).toEqual({ ...there.viewer.values(), 'home.score': '60' });
  });

  test('[N2] who comes before the first state waits for it and is answered once; without one it is answered after a second', () => {
    const { edge, pass, feed } = createHouse();
    feed.say(ocr({ score_a: '56' }));
    const { line } = watch(edge);
    expect(line.messages()).toEqual([]);
    pass(100);
    expect(line.messages().filter(({ type }) => type === 'snapshot')).toMatchObject([
      { values: { 'home.score': '56' }, source: { status: 'live' } },
    ]);

    const alone = createHouse();
    alone.edge.cut();
    const waiting = watch(alone.edge);
    alone.pass(900);
    expect(waiting.line.messages()).toEqual([]);
    alone.pass(100);
    expect(waiting.line.messages()).toMatchObject([{ type: 'snapshot', rev: 0, source: { status: 'none' } }]);
    alone.feed.say(ocr({ score_a: '3' }));
    alone.edge.mend();
    alone.pass(4000);
    expect(look(waiting.line, waiting.viewer).values()).toMatchObject({ 'home.score': '3' });
  });

  test('[N2] [D1] outputs of one name and delay are one output there, and are shown what it is shown', () => {
    const { up, feed, edge, say, pass } = createHouse();
    feed.say(ocr({ score_a: '1' }));
    const program = [watch(edge, { name: 'program' }), watch(edge, { name: 'program' })];
    const late = watch(edge, { name: 'late', delay: 4000 });
    const plain = watch(edge);
    pass(5000);
    const outputs = (): unknown[] =>
      (up.relay.find('court1')?.detail().outputs ?? []).map(({ name, delay, host }) => [name, delay, host]);
    expect(outputs()).toEqual([
      ['program', 0, 'Boardcast edge'],
      ['late', 4000, 'Boardcast edge'],
      ['', 0, 'Boardcast edge'],
    ]);
    say({ do: 'delay', output: 'program', ms: 2000 });
    pass(2000);
    feed.say(ocr({ score_a: '2' }));
    pass(100);
    const scores = (): (string | undefined)[] =>
      [...program, late, plain].map(({ line, viewer }) => look(line, viewer).values()['home.score']);
    expect(scores()).toEqual(['1', '1', '1', '2']);
    pass(2000);
    expect(scores()).toEqual(['2', '2', '1', '2']);
    pass(2000);
    expect(scores()).toEqual(['2', '2', '2', '2']);
    for (const { line } of [...program, late]) line.hangUp();
    pass(31_000);
    expect(outputs()).toEqual([['', 0, 'Boardcast edge']]);
  });

  test('[N2] more outputs of other names than one stream has lines are shown what nameless ones are', () => {
    const { up, feed, edge, pass } = createHouse();
    feed.say(ocr({ score_a: '1' }));
    const many = Array.from({ length: 40 }, (_, at) => watch(edge, { name: `output ${at}` }));
    pass(2000);
    expect(up.relay.find('court1')?.detail().outputs).toHaveLength(33);
    feed.say(ocr({ score_a: '2' }));
    pass(1000);
    expect(new Set(many.map(({ line, viewer }) => look(line, viewer).values()['home.score']))).toEqual(new Set(['2']));
  });

  test('[N1] it takes no publisher, and a stream of its own never stands beside that of the upstream relay', () => {
    const { feed, edge, pass } = createHouse();
    feed.say(ocr({ score_a: '1' }));
    const stranger = edge.dial('/court1');
    stranger.say(ocr({ score_a: '99' }));
    expect(stranger.peer.closedWith).toMatchObject({ code: 4503, reason: expect.stringContaining('edge') as string });
    const { line, viewer } = watch(edge);
    pass(1000);
    expect(look(line, viewer).values()).toMatchObject({ 'home.score': '1' });
    expect(edge.relay.desk('court1')?.run({ command: { do: 'hide' } })).toMatchObject({
      outcome: 'refused',
      why: { code: 'edge', about: ['http://up.example:15001'] },
    });
    expect(edge.saved).toEqual([]);
  });
});

describe('when the upstream relay is lost', () => {
  test('[N3] [G4] what is shown holds, and its status says that it is old; nobody is closed, and all goes on by itself', () => {
    const { feed, edge, pass } = createHouse();
    feed.say(ocr({ score_a: '56' }));
    const { line, viewer } = watch(edge);
    pass(3000);
    look(line, viewer);
    edge.cut();
    pass(10);
    expect(lastOf(line)).toMatchObject({ type: 'heartbeat', source: { status: 'stale' } });
    pass(121_000);
    expect(lastOf(line)).toMatchObject({ type: 'heartbeat', source: { status: 'offline' } });
    expect(edge.relay.find('court1')?.values()).toEqual({ 'home.score': '56' });
    feed.say(ocr({ score_a: '58' }));
    edge.mend();
    pass(4000);
    expect(look(line, viewer).values()).toEqual({ 'home.score': '58' });
    expect(edge.relay.find('court1')?.source()).toMatchObject({
      status: expect.stringMatching(/live|quiet/) as string,
    });
    expect(line.peer.closedWith).toBeUndefined();
  });

  test('[N3] [C2] clocks that ran leave 10 s after it was heard last, in an epoch of the edge’s own, and come back with it', () => {
    const { feed, edge, pass } = createHouse({ sport: 'basketball' });
    const { line, viewer } = watch(edge);
    let seconds = 300;
    const tick = (): void => {
      seconds -= 1;
      const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      feed.say(ocr({ score_a: '56', score_b: '50', time }));
      pass(1000);
    };
    for (let at = 0; at < 6; at += 1) tick();
    const before = look(line, viewer).since()?.epoch;
    edge.pull();
    pass(7000);
    expect(look(line, viewer).values()['clock']).toBe('4:54');
    pass(4000);
    expect(look(line, viewer).values()).toMatchObject({ clock: '', 'home.score': '56', 'away.score': '50' });
    expect(viewer.since()?.epoch).not.toBe(before);
    expect(edge.relay.find('court1')?.source().status).toBe('stale');
    edge.mend();
    for (let at = 0; at < 8; at += 1) tick();
    expect(look(line, viewer).values()).toMatchObject({ clock: '4:46' });
    expect(viewer.since()?.epoch).toBe(before);
  });

  test('[N3] [V13] a relay that comes back with another incarnation replaces what is shown', () => {
    const { feed, edge, pass, up } = createHouse();
    feed.say(ocr({ score_a: '56' }));
    const { line, viewer } = watch(edge);
    pass(1000);
    const before = look(line, viewer).since()?.epoch;
    const next = createTestRelay({ time: up.time, seed: 5 });
    edge.turnTo(next.relay);
    next.dial('/court1').say(ocr({ score_a: '12', score_b: '9' }));
    edge.cut();
    edge.mend();
    pass(3000);
    expect(look(line, viewer).values()).toEqual({ 'home.score': '12', 'away.score': '9' });
    expect(viewer.since()?.epoch).not.toBe(before);
  });
});

test('[N3] edges of edges show the same, under the same revisions', () => {
  const { up, feed, edge, pass } = createHouse();
  const last = createTestEdge(createTestEdge(edge));
  feed.say(ocr({ score_a: '1' }));
  const here = watch(last);
  const there = watch(up);
  pass(2000);
  feed.say(ocr({ score_a: '2' }));
  pass(100);
  expect(look(here.line, here.viewer).values()).toEqual({ 'home.score': '2' });
  look(there.line, there.viewer);
  expect(here.viewer.since()).toEqual(there.viewer.since());
});

test('[N2] streams that nobody looks at make room for others, and end their links', () => {
  const up = createTestRelay();
  const edge = createTestEdge(up, { streamsMax: 2 });
  for (const id of ['a', 'b', 'c']) {
    up.dial(`/${id}`).say(ocr({ score_a: '1' }));
    const line = edge.watch(id);
    edge.pass(1000);
    expect(line.messages()[0]).toMatchObject({ type: 'snapshot', stream: id, values: { 'home.score': '1' } });
    line.hangUp();
  }
  expect([...edge.relay.channels()].map(({ id }) => id)).toEqual(['b', 'c']);
  expect(edge.links()).toBe(2);
  edge.pass(40_000);
  expect(edge.links()).toBe(0);
  edge.relay.stop(1012, 'end');
});
