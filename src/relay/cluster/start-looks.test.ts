import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemTime } from '#lib/system-time.ts';
import { createMemoryStore } from '../engine/memory-store.ts';
import { createNodeEngine } from '../engine/node-engine.ts';
import { ask, dialAway, endAll, startAway } from '../transport/testing/away.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-looks-'));
});
afterEach(async () => {
  await endAll();
  await rm(folder, { recursive: true, force: true });
});

test('[L5] [F24] looks that are put on air at one relay are told to viewers of the other by the same word, and served there', async () => {
  const derby = path.join(folder, 'derby.json');
  await writeFile(derby, '{"d":1}');
  const store = createMemoryStore(systemTime, randomUUID);
  const start = async (node: string) => {
    const engine = createNodeEngine({ link: store.link(), node, time: systemTime });
    const { relay } = await startAway({}, { layoutsDir: folder }, { engine });
    const viewer = await dialAway(relay, '/game');
    const words: unknown[] = [];
    viewer.socket.on('message', (data: Buffer) => {
      const { control } = JSON.parse(data.toString('utf8')) as { control?: { looks?: string } };
      if (control?.looks !== undefined) words.push(control.looks);
    });
    viewer.socket.send('{"type":"register","role":"viewer","protocol":1}');
    const textOf = async (url: string) => (await ask(relay, `GET ${url}`)).body;
    return { relay, words, textOf };
  };
  const [a, b] = [await start('a'), await start('b')];
  await writeFile(derby, '{"d":2}');
  await vi.waitFor(async () => expect(await a.textOf('/layouts/derby.json?saved')).toBe('{"d":2}'), {
    timeout: 10_000,
  });
  expect(await b.textOf('/layouts/derby.json')).toBe('{"d":1}');
  await ask(a.relay, 'POST /api/looks/air', {}, {});
  await vi.waitFor(() => expect(b.words).toHaveLength(1), { timeout: 10_000 });
  expect(b.words).toEqual(a.words);
  for (const { textOf } of [a, b]) expect(await textOf('/layouts/derby.json')).toBe('{"d":2}');
});
