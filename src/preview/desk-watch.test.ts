import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { ok } from '#lib/result.ts';
import type { DeskView } from '#protocol/desk.ts';
import { watchDesk } from './desk-watch.ts';
import { aDesk } from './fake-page.tsx';

function setUp(desk: DeskView | undefined) {
  const time = createManualTime();
  const relay = { desk, asked: 0, listening: true };
  const ask = watchDesk(
    {
      desk() {
        relay.asked += 1;
        return Promise.resolve(ok({ value: relay.desk, at: time.now(), relayNow: time.now() }));
      },
    },
    'stream1',
    () => relay.listening,
    time,
  );
  return { time, relay, ask };
}

test('a relay that keeps no desk is asked now and then, and at once again when it does', async () => {
  const { time, relay, ask } = setUp(undefined);
  await ask();
  time.advance(1000);
  expect(await ask()).toMatchObject({ ok: true, value: { value: undefined } });
  expect(relay.asked).toBe(1);
  relay.desk = aDesk();
  time.advance(30_000);
  expect(await ask()).toMatchObject({ ok: true, value: { value: { stream: 'stream1' } } });
  await ask();
  expect(relay.asked).toBe(3);
});

test('it is not asked while this page listens to nothing', async () => {
  const { relay, ask } = setUp(aDesk());
  relay.listening = false;
  expect(await ask()).toMatchObject({ ok: true, value: { value: undefined } });
  expect(relay.asked).toBe(0);
});
