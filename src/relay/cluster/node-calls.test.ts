import { afterEach, expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createRandom } from '#lib/random.ts';
import type { Answered } from '../asked.ts';
import type { Engine } from '../engine/engine.ts';
import { createMemoryStore } from '../engine/memory-store.ts';
import { createNodeEngine } from '../engine/node-engine.ts';
import { ASK_PATIENCE_MS, CALL_BYTES_MAX, CALLS_MAX, NODE_WORD_MS } from '../limits.ts';
import type { Question } from './call-text.ts';
import { createNodeCalls, type NodeAnswer, type NodeCalls, type Serve } from './node-calls.ts';

const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

/** Lets everything run that waits for nothing but its turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function said(text: string, status = 200): Answered {
  return { status, headers: { 'content-type': 'text/plain' }, body: Buffer.from(text) };
}

/** Nodes of one store, what each was asked, and what passes between them. */
function createCluster() {
  const time = createManualTime();
  const store = createMemoryStore(time, () => 'epoch');
  const random = createRandom(1);
  /** While it is set, what nodes tell waits here: the store stands still. */
  let stuck: (() => void)[] | undefined;

  function open(node: string, serve?: Serve) {
    const link = store.link();
    const engine = createNodeEngine({ link, node, time });
    engines.push(engine);
    const asked: Question[] = [];
    const told: string[] = [];
    engine.hear((text) => told.push(text));
    const calls: NodeCalls = createNodeCalls({
      engine: {
        hear: (run) => engine.hear(run),
        tell(to, text) {
          if (stuck === undefined) return engine.tell(to, text);
          stuck.push(() => void engine.tell(to, text));
          return Promise.resolve(true);
        },
      },
      time,
      random,
    });
    if (serve !== undefined)
      calls.hears((question) => {
        asked.push(question);
        return serve(question);
      });
    return { calls, ask: calls.ask, asked, told, link, tell: (to: string, text: string) => engine.tell(to, text) };
  }

  return {
    time,
    open,
    stick: () => {
      stuck = [];
    },
    flow: async () => {
      const late = stuck ?? [];
      stuck = undefined;
      for (const tell of late) tell();
      await turn();
    },
  };
}

function bodyOf(answer: NodeAnswer): string {
  return typeof answer === 'string' ? answer : answer.body.toString();
}

const COMMAND = ['POST', '/api/streams/court1/hide', { body: Buffer.from('{}') }] as const;

test('a node asks another, and nobody else hears of it', async () => {
  const { open } = createCluster();
  const bytes = Buffer.from([0, 255, 254, 10]);
  const a = open('a');
  const b = open('b', ({ target, body }) =>
    Promise.resolve(
      target === '/bytes' ? { status: 201, headers: { etag: '"1"' }, body: bytes } : said(`got ${body?.toString()}`),
    ),
  );
  const c = open('c', () => Promise.resolve(said('nobody asked')));
  expect(await a.ask('b', 'GET', '/bytes', { headers: { accept: '*/*' } })).toEqual({
    status: 201,
    headers: { etag: '"1"' },
    body: bytes,
  });
  expect(bodyOf(await a.ask('b', ...COMMAND))).toBe('got {}');
  expect(b.asked).toEqual([
    { method: 'GET', target: '/bytes', headers: { accept: '*/*' } },
    { method: 'POST', target: '/api/streams/court1/hide', body: Buffer.from('{}') },
  ]);
  expect([c.asked, c.told]).toEqual([[], []]);
});

test('two nodes ask each other at once, and each has its own answers', async () => {
  const { open } = createCluster();
  const a = open('a', ({ target }) => Promise.resolve(said(`a ${target}`)));
  const b = open('b', ({ target }) => Promise.resolve(said(`b ${target}`)));
  const texts = await Promise.all(
    ['/1', '/2', '/3'].flatMap((target) => [a.ask('b', 'GET', target), b.ask('a', 'POST', target)]),
  );
  expect(texts.map(bodyOf)).toEqual(['b /1', 'a /1', 'b /2', 'a /2', 'b /3', 'a /3']);
});

test('[M3] a node that is not there is waited for a second, and its late answer hurts nothing', async () => {
  const { open, time } = createCluster();
  const a = open('a');
  let give: ((answered: Answered) => void) | undefined;
  const asking = a.ask('b', 'GET', '/');
  time.advance(NODE_WORD_MS - 1);
  let isOver = false;
  void asking.then(() => (isOver = true));
  await turn();
  expect(isOver).toBe(false);
  time.advance(1);
  expect(await asking).toBe('not begun');
  open('b', () => new Promise((resolve) => (give = resolve)));
  const second = a.ask('b', 'GET', '/');
  await turn();
  time.advance(NODE_WORD_MS);
  expect(await second).toBe('not begun');
  const third = a.ask('b', 'GET', '/');
  give?.(said('late'));
  await turn();
  give?.(said('in time'));
  expect(bodyOf(await third)).toBe('in time');
});

test('[M4] what was asked while the store stood still is not done once nobody waits for it, however often it was said', async () => {
  const { open, time, stick, flow } = createCluster();
  const a = open('a');
  const b = open('b', () => Promise.resolve(said('done')));
  await turn();
  stick();
  const asking = [a.ask('b', ...COMMAND), a.ask('b', ...COMMAND)];
  await turn();
  time.advance(NODE_WORD_MS);
  expect(await Promise.all(asking)).toEqual(['not begun', 'not begun']);
  await flow();
  expect(b.asked).toEqual([]);
  expect(bodyOf(await a.ask('b', ...COMMAND))).toBe('done');
  time.advance(ASK_PATIENCE_MS);
  expect(b.asked).toHaveLength(1);
});

test('a store that is away, a node that cannot answer and one that is not ready are known at once, and whether anything was begun', async () => {
  const { open } = createCluster();
  const a = open('a');
  const failing = open('failing', () => Promise.reject(new Error('no')));
  open('early');
  expect(await a.ask('failing', ...COMMAND)).toBe('no answer');
  expect(failing.asked).toHaveLength(1);
  expect(await a.ask('early', 'GET', '/')).toBe('not begun');
  a.link.cut();
  expect(await a.ask('failing', 'GET', '/')).toBe('not begun');
});

test('a question or an answer that is too long is none, which is known at once', async () => {
  const { open } = createCluster();
  const a = open('a');
  const b = open('b', () => Promise.resolve(said('x'.repeat(CALL_BYTES_MAX))));
  expect(await a.ask('b', 'GET', '/')).toBe('not begun');
  expect(await a.ask('b', 'PUT', '/', { body: Buffer.alloc(CALL_BYTES_MAX, 'x') })).toBe('not begun');
  expect(b.asked).toHaveLength(1);
});

test('no more questions wait than may, of the asker and of the asked', async () => {
  const { open, time } = createCluster();
  const a = open('a');
  const also = open('also');
  let inWork = 0;
  open('b', () => {
    inWork += 1;
    return new Promise(() => undefined);
  });
  const waiting = Array.from({ length: CALLS_MAX }, () => a.ask('b', ...COMMAND));
  expect(await a.ask('b', 'GET', '/')).toBe('not begun');
  await turn();
  expect(await also.ask('b', 'GET', '/')).toBe('not begun');
  expect(inWork).toBe(CALLS_MAX);
  time.advance(ASK_PATIENCE_MS);
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['no answer']));
});

test('[M3] a command that was begun is waited for longer, and may have been done where no answer comes', async () => {
  const { open, time } = createCluster();
  const a = open('a');
  const give: ((answered: Answered) => void)[] = [];
  open('b', () => new Promise((resolve) => give.push(resolve)));
  const asking = [a.ask('b', ...COMMAND), a.ask('b', ...COMMAND)];
  await turn();
  time.advance(ASK_PATIENCE_MS - 1);
  give[0]?.(said('done'));
  expect(bodyOf((await asking[0]) ?? 'no answer')).toBe('done');
  time.advance(1);
  expect(await asking[1]).toBe('no answer');
});

test('what is no call, and an answer of who was not asked, changes nothing', async () => {
  const { open } = createCluster();
  const a = open('a', () => Promise.resolve(said('a')));
  let give: ((answered: Answered) => void) | undefined;
  const b = open('b', () => new Promise((resolve) => (give = resolve)));
  const c = open('c');
  const asking = a.ask('b', 'GET', '/');
  await turn();
  const { id } = JSON.parse(b.told[0] ?? '') as { id: string };
  const forged = { call: 'answer', id, answered: { status: 200, headers: {}, body: { text: 'forged' } } };
  for (const text of [JSON.stringify(forged), '{"call":"go","id":"none"}', 'junk', '{}', '{"call":"ready","id":""}'])
    await c.tell('a', text);
  await turn();
  give?.(said('true'));
  expect(bodyOf(await asking)).toBe('true');
  expect(a.asked).toEqual([]);
});

test('a node that closes waits for nobody, answers nobody and leaves no timer behind', async () => {
  const { open, time, stick, flow } = createCluster();
  const a = open('a');
  const b = open('b', () => Promise.resolve(said('done')));
  await turn();
  const before = time.pending();
  const first = a.ask('b', 'GET', '/');
  a.calls.close();
  expect(await first).toBe('not begun');
  expect(await a.ask('b', 'GET', '/')).toBe('not begun');
  const c = open('c');
  stick();
  void c.ask('b', ...COMMAND);
  await flow();
  expect(b.asked).toHaveLength(2);
  stick();
  const last = c.ask('b', ...COMMAND);
  b.calls.close();
  await flow();
  time.advance(ASK_PATIENCE_MS);
  expect(await last).toBe('not begun');
  expect([b.asked.length, time.pending()]).toEqual([2, before]);
});
