import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import type { ConnectionEvents } from '#viewer/connection.ts';
import { probeConnection } from './connection-probe.ts';

const SNAPSHOT =
  '{"type":"snapshot","stream":"stream1","epoch":"e","rev":1,"at":1,"build":"b","values":{},"source":{"status":"none"}}';

function setUp() {
  const time = createManualTime();
  const sent: string[] = [];
  const dialled: { readonly url: string; readonly events: ConnectionEvents }[] = [];
  let closed = 0;
  const result = probeConnection(
    'ws://studio:15001/stream1',
    (url, events) => {
      dialled.push({ url, events });
      return {
        send: (text) => {
          sent.push(text);
        },
        close: () => {
          closed += 1;
        },
      };
    },
    time,
  );
  const events = dialled[0]?.events;
  if (events === undefined) throw new Error('it did not dial');
  return { time, sent, events, closed: () => closed, result };
}

test('[V2] a snapshot in answer to a register says that all is well, and how long it took', async () => {
  const { time, sent, events, closed, result } = setUp();
  events.open(false);
  expect(JSON.parse(sent[0] ?? '')).toMatchObject({ type: 'register', role: 'operator' });
  time.advance(12);
  events.message('{"type":"later"}');
  events.message(SNAPSHOT);
  expect(await result).toEqual(12);
  expect(closed()).toBe(1);
  expect(time.pending()).toBe(0);
});

test('each way to fail has a name of its own', async () => {
  const never = setUp();
  never.time.advance(5000);
  expect(await never.result).toEqual('unopened');

  const mute = setUp();
  mute.events.open(false);
  mute.time.advance(5000);
  expect(await mute.result).toEqual('unanswered');

  const refusedOne = setUp();
  refusedOne.events.closed(1006);
  expect(await refusedOne.result).toEqual('refused');

  const cut = setUp();
  cut.events.open(false);
  cut.events.closed(1001);
  expect(await cut.result).toEqual('closed');
});
