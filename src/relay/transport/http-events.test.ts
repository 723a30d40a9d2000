import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { decodeDown } from '#protocol/codec.ts';
import type { Relay } from '../main.ts';
import { USUAL_LIMITS } from '../limits.ts';
import { ask, AWAY, dialAway, endAll, startAway } from './testing/away.ts';

const opened: { destroy(): void }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) each.destroy();
  await endAll();
});

/** Opens a stream's events, and gives each event's lines in their order. */
async function listen(relay: Relay, url: string, headers: Record<string, string> = {}) {
  const asked = request({ agent: false, port: relay.port, host: '127.0.0.1', path: url, headers });
  opened.push(asked);
  asked.on('error', () => undefined).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  let text = '';
  let isOver = false;
  answer.setEncoding('utf8');
  answer.on('error', () => undefined).on('close', () => (isOver = true));
  answer.on('data', (piece: string) => {
    text += piece;
  });
  const events = (): string[] =>
    text
      .split('\n\n')
      .slice(0, -1)
      .filter((event) => event !== ':');
  return {
    answer,
    events,
    isOver: () => isOver,
    hangUp: () => asked.destroy(),
    /** Its messages: each is one that a viewer's reader takes. */
    messages: () =>
      events().map((event) => {
        expect(event).toMatch(/^data: [^\n]*$/);
        const message = decodeDown(event.slice('data: '.length));
        if (!message.ok) throw new Error(event);
        return message.value;
      }),
  };
}

interface Detail {
  readonly outputs: readonly { readonly name: string; readonly role: string }[];
}

async function outputsOf(relay: Relay): Promise<Detail['outputs']> {
  const { body } = await ask(relay, 'GET /api/streams/court1');
  return (JSON.parse(body) as Detail).outputs;
}

test('[O2] a script is told the whole state, and then each change, as a viewer is', async () => {
  const { relay } = await startAway();
  const { socket } = await dialAway(relay, '/court1');
  const say = (values: object): void => socket.send(JSON.stringify({ type: 'ocr', values }));
  say({ score_a: '7', time: '4:32' });
  await expect.poll(async () => (await ask(relay, 'GET /api/streams/court1')).status).toBe(200);
  const script = await listen(relay, '/streams/court1/events?name=my%20script');
  expect(script.answer.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  await expect.poll(script.messages).toMatchObject([{ type: 'snapshot', stream: 'court1', values: { clock: '4:32' } }]);
  expect(await outputsOf(relay)).toMatchObject([{ name: 'my script', role: 'viewer' }]);
  say({ score_a: '9' });
  await expect
    .poll(() => script.messages().filter(({ type }) => type === 'update'))
    .toMatchObject([{ values: { 'home.score': '9' } }]);
  script.hangUp();
  await expect.poll(() => outputsOf(relay)).toEqual([]);
});

test('[O2] it goes on with heartbeats while nothing changes, and is told why it ends', async () => {
  const { relay } = await startAway();
  const script = await listen(relay, '/streams/court1/events');
  await expect.poll(() => script.messages().some(({ type }) => type === 'heartbeat'), { timeout: 10_000 }).toBe(true);
  await relay.close();
  await expect.poll(script.isOver).toBe(true);
  expect(script.events().at(-1)).toBe('event: close\ndata: {"code":1012,"reason":"the relay restarts"}');
});

test('[O2] [A7] another machine needs the viewer key, and counts as a viewer', async () => {
  const { relay, viewer } = await startAway({}, { limits: { ...USUAL_LIMITS, connectionsPerAddress: 1 } });
  const refused = await listen(relay, '/streams/court1/events', AWAY);
  expect(refused.answer.statusCode).toBe(401);
  const url = `/streams/court1/events?key=${viewer}`;
  const first = await listen(relay, url, AWAY);
  expect(first.answer.statusCode).toBe(200);
  const second = await listen(relay, url, AWAY);
  expect([second.answer.statusCode, second.answer.headers['retry-after']]).toEqual([429, '1']);
  first.hangUp();
  await expect.poll(async () => (await listen(relay, url, AWAY)).answer.statusCode).toBe(200);
});

test('[O2] a new viewer key ends whoever listens by the old one', async () => {
  const { relay, viewer } = await startAway();
  const script = await listen(relay, `/streams/court1/events?key=${viewer}`, AWAY);
  await expect.poll(script.events).toHaveLength(1);
  expect((await ask(relay, 'POST /api/keys/viewer')).status).toBe(200);
  await expect.poll(script.isOver).toBe(true);
  expect(script.events().at(-1)).toMatch(/^event: close\ndata: \{"code":4503,/);
});

test('[O2] only a stream that may be opened has events, and nobody asks for their head alone', async () => {
  const { relay } = await startAway({}, { onlyStreams: ['court1'] });
  expect((await ask(relay, 'GET /streams/court7/events')).status).toBe(404);
  expect((await ask(relay, 'HEAD /streams/court1/events')).status).toBe(404);
});
