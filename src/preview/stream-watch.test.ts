import { expect, test } from 'vitest';
import { ok } from '#lib/result.ts';
import { aDetail, aRow } from './fake-page.tsx';
import type { Answer } from '#store/api-client.ts';
import { watchStream } from './stream-watch.ts';

const answer = <T>(value: T): Answer<T> => ({ value, at: 1, relayNow: 2 });

function setUp() {
  const asked: string[] = [];
  const relay = { listed: false, listening: false };
  const ask = watchStream(
    {
      streams() {
        asked.push('list');
        return Promise.resolve(ok(answer({ build: 'b1', streams: relay.listed ? [aRow()] : [aRow({ id: 'other' })] })));
      },
      stream(id) {
        asked.push(id);
        return Promise.resolve(ok(answer(relay.listed || relay.listening ? aDetail() : undefined)));
      },
    },
    'stream1',
    () => relay.listening,
  );
  return { asked, relay, ask };
}

test('[H2] a stream that the relay does not know is looked for in the list, and never asked for', async () => {
  const { asked, ask } = setUp();
  expect(await ask()).toMatchObject({ ok: true, value: { value: undefined, seen: [] } });
  await ask();
  expect(asked).toEqual(['list', 'list']);
});

test('[H2] it is asked for in full once it is listed, and at once while this page itself listens', async () => {
  const { asked, relay, ask } = setUp();
  relay.listed = true;
  expect(await ask()).toMatchObject({ ok: true, value: { value: { id: 'stream1' }, seen: [{ rev: 100 }] } });
  relay.listening = true;
  relay.listed = false;
  await ask();
  expect(asked).toEqual(['list', 'stream1', 'stream1']);
});
