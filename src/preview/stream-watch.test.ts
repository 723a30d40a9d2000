import { expect, test } from 'vitest';
import { ok } from '#lib/result.ts';
import { aDetail, anOutput, aRow } from './fake-page.tsx';
import type { StreamDetail } from '#protocol/api.ts';
import type { Answer } from '#store/api-client.ts';
import type { RevSeen } from './output-words.ts';
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
  expect(await ask()).toMatchObject({ ok: true, value: { value: undefined, seen: new Map() } });
  await ask();
  expect(asked).toEqual(['list', 'list']);
});

test('[H2] it is asked for in full once it is listed, and at once while this page itself listens', async () => {
  const { asked, relay, ask } = setUp();
  relay.listed = true;
  expect(await ask()).toMatchObject({ ok: true, value: { value: { id: 'stream1' } } });
  relay.listening = true;
  relay.listed = false;
  await ask();
  expect(asked).toEqual(['list', 'stream1', 'stream1']);
});

/** A stream whose outputs, numbered from 0, are to show these revisions. */
function showing(...revs: readonly number[]): StreamDetail {
  return aDetail({ outputs: revs.map((current, index) => anOutput({ id: `${index}`, current })) });
}

const sight = (rev: number, at: number): RevSeen => ({ rev, at });

test('it remembers what each output was to show, which is not the same for one that is delayed', async () => {
  let now = 1000;
  let value = showing(50, 40);
  const ask = watchStream(
    {
      streams: () => Promise.reject(new Error('not asked for')),
      stream: () => Promise.resolve(ok({ value, at: now, relayNow: now })),
    },
    'stream1',
    () => true,
  );
  await ask();
  [now, value] = [2000, showing(55, 45)];
  expect(await ask()).toMatchObject({
    value: {
      seen: new Map([
        ['0', [sight(50, 1000), sight(55, 2000)]],
        ['1', [sight(40, 1000), sight(45, 2000)]],
      ]),
    },
  });
  // One that has gone is forgotten; one that begins anew begins with nothing.
  [now, value] = [3000, showing(2)];
  expect(await ask()).toMatchObject({ value: { seen: new Map([['0', [{ rev: 2, at: 3000 }]]]) } });
});
