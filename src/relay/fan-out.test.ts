import { expect, test, vi } from 'vitest';
import { createTestRelay, ocr } from './testing/test-relay.ts';

test('[V6] every 2 s a heartbeat with epoch, the last revision sent on that socket, at, source', () => {
  const { dial, watch, pass, time } = createTestRelay();
  const publisher = dial('/stream1');
  publisher.say(ocr({ time: '3:12' }));
  const viewer = watch('stream1');
  const [snapshot] = viewer.messages();
  pass(2000);
  publisher.say(ocr({ time: '3:11' }));
  pass(2000);
  expect(viewer.messages()).toEqual([
    {
      type: 'heartbeat',
      epoch: snapshot?.type === 'snapshot' ? snapshot.epoch : '',
      rev: 1,
      at: time.now() - 2000,
      source: { status: 'live', age: 0 },
    },
    { type: 'update', since: 1, rev: 2, at: time.now() - 2000, values: { clock: '3:11' } },
    expect.objectContaining({ type: 'heartbeat', rev: 2, at: time.now() }),
  ]);
});

test('[F13] [V8] a viewer that cannot take a frame gets one merged update when it can, and no heartbeat before', () => {
  const { dial, watch, pass } = createTestRelay();
  const publisher = dial('/stream1');
  const viewer = watch('stream1');
  const quick = watch('stream1');
  viewer.messages();
  viewer.peer.stall();
  // More than the high-water mark: from here on the viewer is blocked.
  publisher.say(ocr(Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`f${n}`, 'x'.repeat(250)]))));
  for (let n = 0; n < 1000; n += 1) publisher.say(ocr({ time: String(n), [`f${n % 100}`]: '' }));
  pass(4000);
  expect(viewer.messages()).toEqual([]);
  viewer.flow();
  const messages = viewer.messages();
  expect(messages.map(({ type }) => type)).toEqual(['heartbeat', 'update', 'update']);
  expect(messages[2]).toMatchObject({ since: 1, rev: 1001, values: { clock: '999', f7: '' } });
  expect(quick.messages().filter(({ type }) => type === 'update')).toHaveLength(1001);
});

test('[V8] an update is encoded once for all viewers that start from the same revision', () => {
  const { dial, watch } = createTestRelay();
  const viewers = Array.from({ length: 20 }, () => watch('stream1'));
  const publisher = dial('/stream1');
  publisher.say(ocr({ time: '1' }));
  for (const viewer of viewers) viewer.texts();
  const frame = ocr({ time: '2' });
  const encoding = vi.spyOn(JSON, 'stringify');
  publisher.say(frame);
  expect(encoding).toHaveBeenCalledTimes(1);
  expect(new Set(viewers.flatMap((viewer) => viewer.texts())).size).toBe(1);
});

test('[F13] [G5] a viewer whose backlog does not move for 10 s is closed with 4008, and one that moves is not', () => {
  const { dial, watch, pass } = createTestRelay();
  const publisher = dial('/stream1');
  const stuck = watch('stream1');
  const slow = watch('stream1');
  stuck.peer.stall();
  let n = 0;
  const burst = (): void => {
    const filler = 'x'.repeat(240);
    n += 1;
    publisher.say(ocr(Object.fromEntries(Array.from({ length: 100 }, (_, field) => [`f${field}`, `${n}${filler}`]))));
  };
  for (let round = 0; round < 9; round += 1) {
    slow.peer.stall();
    burst();
    pass(1000);
    slow.flow();
  }
  expect(stuck.peer.closedWith).toBeUndefined();
  pass(2000);
  expect(stuck.peer.closedWith?.code).toBe(4008);
  expect(slow.peer.closedWith).toBeUndefined();
});

test('[G5] a connection that asks and does not read is closed once 1 MiB waits for it', () => {
  const { dial, pass } = createTestRelay();
  const publisher = dial('/stream1');
  publisher.peer.stall();
  const pings = '{"type":"ping"}\n'.repeat(1000);
  for (let n = 0; n < 60; n += 1) publisher.say(pings);
  pass(1000);
  expect(publisher.peer.closedWith).toBeUndefined();
  for (let n = 0; n < 60; n += 1) publisher.say(pings);
  pass(1000);
  expect(publisher.peer.closedWith?.code).toBe(4008);
});

test('[G5] a viewer that left gets nothing more', () => {
  const { dial, watch, pass, relay } = createTestRelay();
  const publisher = dial('/stream1');
  const viewer = watch('stream1');
  viewer.hangUp();
  viewer.texts();
  publisher.say(ocr({ time: '1' }));
  pass(4000);
  expect(viewer.texts()).toEqual([]);
  expect(relay.find('stream1')?.detail().outputs).toEqual([]);
});
