import { expect, test } from 'vitest';
import { createTestRelay, ocr } from './testing/test-relay.ts';

test('[P11] [V1] [W1] who says nothing but answers pings is the publisher of its path’s stream', () => {
  const { relay, dial, watch, pass, time } = createTestRelay();
  const first = dial('/stream1');
  first.say(ocr({ time: '3:12' }));
  const viewer = watch('stream1');
  first.hangUp();
  pass(130_000);
  expect(relay.find('stream1')?.source().status).toBe('offline');
  viewer.messages();
  const silent = dial('/stream1');
  pass(4000);
  expect(relay.find('stream1')?.hasPublisher()).toBe(false);
  pass(2000);
  expect(relay.find('stream1')?.source().status).toBe('live');
  expect(viewer.messages().at(-1)).toMatchObject({ type: 'heartbeat', source: { status: 'live' } });
  pass(10_000);
  expect(relay.find('stream1')?.source().status).toBe('quiet');
  expect(relay.find('stream1')?.values()).toEqual({ clock: '3:12' });
  silent.say(ocr({ time: '3:11' }));
  expect(relay.find('stream1')?.row()).toMatchObject({ publisher: { frames: 1 }, values: { clock: '3:11' } });
  time.advance(12_000);
  expect(relay.find('stream1')?.source().status).toBe('stale');
});

test('[V1] who does not even answer pings is nobody, the bytes of its handshake notwithstanding', () => {
  const { relay, dial, time } = createTestRelay();
  const dead = dial('/stream1', { handshake: 180 });
  time.advance(9000);
  expect(relay.find('stream1')).toBeUndefined();
  time.advance(3000);
  expect(dead.peer.terminated).toBe(true);
});

test('[V1] who was taken for a publisher and registers at last listens, and was never a source', () => {
  const { relay, dial, pass } = createTestRelay();
  const late = dial('/stream1');
  pass(7000);
  expect(relay.find('stream1')?.source().status).toBe('live');
  late.say({ type: 'register', role: 'viewer', protocol: 1 });
  expect(late.messages()).toMatchObject([{ type: 'snapshot', source: { status: 'none' } }]);
  expect(relay.find('stream1')?.hasPublisher()).toBe(false);
  expect(relay.find('stream1')?.connections()).toBe(1);
  late.say(ocr({ time: '6:66' }));
  expect(relay.find('stream1')?.values()).toEqual({});
  const spoke = dial('/stream1');
  spoke.say(ocr({ time: '1:00' }));
  spoke.say({ type: 'register', role: 'viewer', protocol: 1 });
  expect(spoke.texts()).toEqual([]);
  expect(relay.find('stream1')?.hasPublisher()).toBe(true);
});
