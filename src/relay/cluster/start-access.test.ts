import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { systemTime } from '#lib/system-time.ts';
import { createMemoryStore } from '../engine/memory-store.ts';
import { createNodeEngine } from '../engine/node-engine.ts';
import { ask, AWAY, dialAway, endAll, signIn, startAway } from '../transport/testing/away.ts';

afterEach(endAll);

/** Two relays that want keys, on one store. */
async function startTwo() {
  const store = createMemoryStore(systemTime, randomUUID);
  const [a, b] = ['a', 'b'].map((node) => createNodeEngine({ link: store.link(), node, time: systemTime }));
  return [await startAway({}, {}, { engine: a }), await startAway({}, {}, { engine: b })] as const;
}

test('[S1] [A5] [M11] [F24] the keys that one relay has made open the other, and a new one closes at once what came there by the old', async () => {
  const [a, b] = await startTwo();
  expect(b.relay.freshKeys).toEqual([]);
  const publisher = await dialAway(b.relay, `/game~${a.publish}`, AWAY);
  publisher.socket.send('{"type":"ocr","values":{"score_a":"1"}}');
  publisher.socket.send('{"type":"ping"}');
  await once(publisher.socket, 'message');
  const values = async () => JSON.parse((await ask(b.relay, 'GET /api/streams/game')).body) as unknown;
  await vi.waitFor(async () => expect(await values()).toMatchObject({ values: { 'home.score': '1' } }));
  const renewed = JSON.parse((await ask(a.relay, 'POST /api/keys/publish', {}, {})).body) as { key: string };
  await publisher.closes(4503);
  const next = await dialAway(b.relay, `/game~${renewed.key}`, AWAY);
  next.socket.send('{"type":"ocr","values":{"score_a":"2"}}');
  await vi.waitFor(async () => expect(await values()).toMatchObject({ values: { 'home.score': '2' } }));
});

test('[S20] [A5] [M11] [F24] who signed in at one relay operates at the other, until either ends it', async () => {
  const [a, b] = await startTwo();
  const [ann, ben] = [await signIn(a.relay, a.passphrase), await signIn(b.relay, a.passphrase)];
  const operates = async (headers: Record<string, string>): Promise<readonly unknown[]> =>
    Promise.all(
      [a, b].map(async ({ relay }) => {
        const session = JSON.parse((await ask(relay, 'GET /api/session', headers)).body) as { operator: boolean };
        return session.operator;
      }),
    );
  await vi.waitFor(async () => expect(await operates(ann)).toEqual([true, true]));
  await vi.waitFor(async () => expect(await operates(ben)).toEqual([true, true]));
  const desk = await dialAway(b.relay, '/game', ann);
  desk.socket.send('{"type":"register","role":"operator","protocol":1}');
  await once(desk.socket, 'message');
  await ask(a.relay, 'DELETE /api/session', ann);
  await desk.closes(4503);
  expect([await operates(ann), await operates(ben)]).toEqual([
    [false, false],
    [true, true],
  ]);
  await ask(b.relay, 'POST /api/keys/operator', {}, {});
  await vi.waitFor(async () => expect(await operates(ben)).toEqual([false, false]));
});
