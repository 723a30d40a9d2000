import fastify from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createNodeCalls, type NodeAnswer, type Serve } from '../cluster/node-calls.ts';
import { createMemoryStore } from '../engine/memory-store.ts';
import { createNodeEngine } from '../engine/node-engine.ts';
import { ASK_PATIENCE_MS, NODE_ASKS_MAX, NODE_WORD_MS } from '../limits.ts';
import { CLAIM, noNews } from '../testing/engine-world.ts';
import { addCluster, type ClusterOnHttp } from './http-cluster.ts';
import { ask, AWAY, endAll, signIn, startAway } from './testing/away.ts';

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  await endAll();
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** Nodes on one store, of which `owner` has court1; the engine's time is the test's. */
async function startCluster() {
  const time = createManualTime();
  const store = createMemoryStore(time, () => 'epoch');

  async function open(node: string, buttonKey?: string) {
    const link = store.link();
    const engine = createNodeEngine({ link, node, time });
    cleanUps.push(() => engine.close());
    const calls = createNodeCalls({ engine, time, random: Math.random });
    const where = vi.fn<ClusterOnHttp['where']>(async (stream) => {
      const found = await engine.holder(stream);
      if (found.kind === 'down') return 'nowhere';
      const { holder } = found;
      return holder === undefined || holder.node === node ? 'here' : { node: holder.node };
    });
    const asked: string[] = [];
    const cluster: ClusterOnHttp = {
      where,
      hears: calls.hears,
      ask(to, method, target, enclosed) {
        asked.push(`${method} ${target}`);
        return calls.ask(to, method, target, enclosed);
      },
    };
    return { ...(await startAway({}, { buttonKey }, { cluster })), calls, engine, link, where, asked };
  }

  const owner = await open('owner');
  const other = await open('other', '12345678');
  await owner.engine.lease('court1', CLAIM, noNews);
  return { time, owner, other };
}

type Node = Awaited<ReturnType<typeof startCluster>>['owner'];

function say({ relay }: Node, path: string, words: object, headers: Record<string, string> = {}) {
  return ask(relay, `POST /api/streams/court1/${path}`, headers, words);
}

function press({ relay }: Node, query: string) {
  return ask(relay, `GET /api/streams/court1/press/${query}`, AWAY);
}

function statusOf(answer: NodeAnswer): number | string {
  return typeof answer === 'string' ? answer : answer.status;
}

/** What the desk of this node's own says, past all other nodes. */
async function ownDesk({ relay, where }: Node): Promise<unknown> {
  where.mockResolvedValueOnce('here');
  return JSON.parse((await ask(relay, 'GET /api/streams/court1/desk')).body);
}

const team = { side: 'home', name: 'LIONS' };

describe('what is asked of a node that does not own the stream', () => {
  test('[M1] is done by the owner, and answered as the owner answers', async () => {
    const { owner, other } = await startCluster();
    const done = await say(other, 'team', { ...team, who: 'Ann' });
    expect([done.status, JSON.parse(done.body)]).toMatchObject([200, { view: { rev: 1 } }]);
    expect(await ownDesk(owner)).toMatchObject({ rev: 1, state: { teams: { home: { name: 'LIONS' } } } });
    expect(await ownDesk(other)).toMatchObject({ rev: 0 });
    const desk = await ask(other.relay, 'GET /api/streams/court1/desk');
    expect(JSON.parse(desk.body)).toMatchObject({ rev: 1, audit: [{ who: 'Ann' }] });
    const stale = await say(other, 'commands', { command: { do: 'hide' }, expects: 0 });
    expect([stale.status, JSON.parse(stale.body)]).toMatchObject([
      409,
      { error: 'the desk is at revision 1 by now', view: { rev: 1 } },
    ]);
    const unfit = await say(other, 'commands', { command: { do: 'fly' } });
    expect([unfit.status, JSON.parse(unfit.body)]).toMatchObject([400, { code: 'unfit' }]);
    const senseless = await say(other, 'clock-start', {});
    expect([senseless.status, JSON.parse(senseless.body)]).toMatchObject([422, { code: 'no-clock' }]);
  });

  test('[M1] [K4] is the audit too, in either form, and the stream itself, whether it is looked at or opened', async () => {
    const { owner, other } = await startCluster();
    expect((await ask(other.relay, 'PUT /api/v1/streams/court1', {}, {})).status).toBe(200);
    expect((await ask(owner.relay, 'GET /api/streams/court1')).status).toBe(404);
    await say(owner, 'team', team);
    const csv = await ask(other.relay, 'GET /api/streams/court1/audit?format=csv&key=abc');
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(csv.body).toMatch(/^\uFEFFrevision,.*\r\n1,/);
    expect((await ask(other.relay, 'GET /api/streams/court1/audit')).body).toContain('"do":"team"');
    const detail = await ask(other.relay, 'GET /api/streams/court1');
    expect([detail.status, JSON.parse(detail.body)]).toMatchObject([200, { source: { status: 'none' } }]);
    expect((await ask(other.relay, 'HEAD /api/streams/court1')).status).toBe(200);
    // What each has of its own is asked of nobody.
    expect(JSON.parse((await ask(other.relay, 'GET /api/streams')).body)).toMatchObject({ streams: [] });
    expect(other.asked).toEqual([
      'PUT /api/streams/court1',
      'GET /api/streams/court1/audit?format=csv',
      'GET /api/streams/court1/audit',
      'GET /api/streams/court1',
      'HEAD /api/streams/court1',
    ]);
    expect(owner.asked).toEqual([]);
  });

  test('[M2] needs the rights that it needs here, and whatever is refused for that is asked of nobody', async () => {
    const { owner, other } = await startCluster();
    expect((await say(other, 'team', team, AWAY)).status).toBe(401);
    expect((await ask(other.relay, 'GET /api/streams/court1', AWAY)).status).toBe(401);
    const foreign = await say(other, 'team', team, { origin: 'http://evil.example' });
    expect([foreign.status, JSON.parse(foreign.body)]).toMatchObject([403, { code: 'origin' }]);
    expect((await say(other, 'team', { name: 'x'.repeat(70_000) })).status).toBe(413);
    expect(other.asked).toEqual([]);
    const operator = await signIn(other.relay, other.passphrase);
    // The owner has never heard of that sign-in.
    expect((await say(owner, 'team', team, operator)).status).toBe(401);
    expect((await say(other, 'team', team, operator)).status).toBe(200);
  });

  test('[M2] [K9] a button shows the key of the node that it asks, which tells nobody', async () => {
    const { owner, other } = await startCluster();
    expect((await press(owner, 'hide?key=12345678')).status).toBe(404);
    expect((await press(other, 'hide?key=12345679')).status).toBe(403);
    expect(other.asked).toEqual([]);
    const told: string[] = [];
    owner.engine.hear((text) => told.push(text));
    const pressed = await press(other, 'override?key=12345678&field=home.score&value=7&who=Box');
    expect([pressed.status, JSON.parse(pressed.body)]).toMatchObject([
      200,
      { view: { rev: 1, state: { overrides: { 'home.score': '7' } }, audit: [{ who: 'Box' }] } },
    ]);
    expect((await press(other, 'explode?key=12345678')).status).toBe(400);
    expect(told.length).toBeGreaterThan(0);
    expect([...told, ...owner.lines, ...other.lines].join('\n')).not.toContain('12345678');
  });

  test('[M3] is refused while no owner can be reached, and was not done; who only looks is told what is known here', async () => {
    const { time, owner, other } = await startCluster();
    await say(owner, 'team', team);
    // Its lease holds still, and nobody is behind it.
    owner.link.cut();
    const asking = say(other, 'hide', {});
    for (let asks = 1; asks <= NODE_ASKS_MAX; asks += 1) {
      await vi.waitFor(() => expect(other.asked).toHaveLength(asks));
      time.advance(NODE_WORD_MS);
    }
    const gone = await asking;
    expect([gone.status, JSON.parse(gone.body)]).toMatchObject([503, { code: 'no-owner' }]);
    other.link.cut();
    const nowhere = await say(other, 'hide', {});
    expect([nowhere.status, JSON.parse(nowhere.body)]).toMatchObject([503, { code: 'no-owner' }]);
    expect((await press(other, 'hide?key=12345678')).status).toBe(503);
    const desk = await ask(other.relay, 'GET /api/streams/court1/desk');
    expect([desk.status, JSON.parse(desk.body)]).toMatchObject([200, { rev: 0 }]);
    expect(await ownDesk(owner)).toMatchObject({ rev: 1 });
  });

  test('[M3] outlives the node that it went to, at whichever node follows that one', async () => {
    const { time, owner, other } = await startCluster();
    owner.link.cut();
    const asking = say(other, 'team', team);
    await vi.waitFor(() => expect(other.asked).toHaveLength(1));
    other.where.mockResolvedValueOnce('nowhere').mockResolvedValueOnce('here');
    time.advance(NODE_WORD_MS);
    expect((await asking).status).toBe(200);
    expect([await ownDesk(owner), await ownDesk(other)]).toMatchObject([{ rev: 0 }, { rev: 1 }]);
  });

  test('[M3] says where the owner began and did not answer that it may have been done', async () => {
    const { time, owner, other } = await startCluster();
    owner.where.mockReturnValueOnce(new Promise(() => undefined));
    const asking = say(other, 'hide', {});
    await vi.waitFor(() => expect(owner.where).toHaveBeenCalledOnce());
    time.advance(ASK_PATIENCE_MS);
    const silent = await asking;
    expect([silent.status, JSON.parse(silent.body)]).toMatchObject([503, { code: 'owner-silent' }]);
    expect(other.asked).toHaveLength(1);
  });

  test('[M4] is asked of one node alone: two that take each other for the owner say that there is none', async () => {
    const { owner, other } = await startCluster();
    owner.where.mockResolvedValue({ node: 'other' });
    const refused = await say(other, 'hide', {});
    expect([refused.status, JSON.parse(refused.body)]).toMatchObject([503, { code: 'no-owner' }]);
    expect([owner.asked, other.asked.length]).toEqual([[], NODE_ASKS_MAX]);
    const desk = await ask(other.relay, 'GET /api/streams/court1/desk');
    expect([desk.status, JSON.parse(desk.body)]).toMatchObject([200, { rev: 0 }]);
  });
});

describe('[M2] [S1] what a node lets in for another one', () => {
  test('is of one stream alone, wherever a path leads', async () => {
    const { owner, other } = await startCluster();
    for (const target of [
      '/api/keys',
      '/api/streams/../keys',
      '/api/streams/%2e%2e/keys',
      '/api/session',
      '/api/streams',
      '/metrics',
      '/streams/court1/events',
      '/control/court1',
      '/nothing',
    ])
      expect([target, statusOf(await other.calls.ask('owner', 'GET', target))]).toEqual([target, 404]);
    const renewed = await other.calls.ask('owner', 'POST', '/api/streams/court1/../../keys/viewer');
    expect(statusOf(renewed)).toBe(404);
    expect(statusOf(await other.calls.ask('owner', 'GET', '/api/streams/court1/desk'))).toBe(200);
    expect((await ask(owner.relay, 'GET /api/keys')).status).toBe(200);
  });

  test('is never what comes by a socket, even with the header that says so', async () => {
    const { owner } = await startCluster();
    for (const value of ['', '1', 'undefined'])
      expect((await say(owner, 'team', team, { ...AWAY, 'x-boardcast-let-in': value })).status).toBe(401);

    const app = fastify();
    let serve: Serve | undefined;
    const door = addCluster(
      app,
      { where: () => Promise.resolve('here'), ask: () => Promise.resolve('not begun'), hears: (by) => (serve = by) },
      undefined,
    );
    let secret: string | string[] = '';
    app.get('/api/streams/:id', (request) => {
      secret = request.headers['x-boardcast-let-in'] ?? '';
      return { isLetIn: door.isLetIn(request) };
    });
    const answered = await serve?.({ method: 'GET', target: '/api/streams/court1' });
    expect([answered?.body.toString(), secret.length]).toEqual(['{"isLetIn":true}', 43]);
    const request = { headers: { host: 'a', 'x-boardcast-let-in': secret } };
    const listener = vi.fn<(request: IncomingMessage, response: ServerResponse) => void>();
    door.fromSockets(listener)(request as unknown as IncomingMessage, {} as ServerResponse);
    expect(listener).toHaveBeenCalledOnce();
    expect(request.headers).toEqual({ host: 'a' });
    const passed = await app.inject({ url: '/api/streams/court1', headers: request.headers });
    expect(passed.body).toBe('{"isLetIn":false}');
    await app.close();
  });
});
