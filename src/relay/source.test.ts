import { expect, test } from 'vitest';
import { createTestRelay, ocr, type TestRelay } from './testing/test-relay.ts';

function statusOf({ relay }: TestRelay): string | undefined {
  return relay.find('stream1')?.source().status;
}

test('[W5] a stream is none while nobody published to it, also when it was restored', () => {
  const fresh = createTestRelay();
  const [snapshot] = fresh.watch('stream1').messages();
  expect(snapshot).toMatchObject({ source: { status: 'none' } });
  expect(snapshot).not.toHaveProperty('source.age');
  const restored = createTestRelay({ restored: new Map([['stream1', { clock: '1:00' }]]) });
  expect(restored.relay.find('stream1')?.source()).toEqual({ status: 'none', restored: true });
  fresh.relay.desk('stream1')?.run({ command: { do: 'override', field: 'home.score', value: '2' } });
  expect(fresh.relay.find('stream1')?.source()).toEqual({ status: 'none' });
});

test('[W1] [W2] a publisher whose link lives is live, and quiet after 10 s without a change', () => {
  const test = createTestRelay();
  const publisher = test.dial('/stream1');
  publisher.say(ocr({ time: '3:12' }));
  expect(test.relay.find('stream1')?.source()).toEqual({ status: 'live', age: 0 });
  test.pass(9000);
  publisher.say(ocr({ time: '3:12' }));
  expect(statusOf(test)).toBe('live');
  test.pass(1000);
  expect(statusOf(test)).toBe('quiet');
  publisher.say(ocr({ time: '3:11' }));
  expect(statusOf(test)).toBe('live');
});

test('[W3] [W4] a lost link is stale, and offline after 120 s; the values are held', () => {
  const test = createTestRelay();
  const publisher = test.dial('/stream1');
  publisher.say(ocr({ time: '3:12' }));
  const viewer = test.watch('stream1');
  test.time.advance(1000);
  publisher.hangUp();
  expect(statusOf(test)).toBe('stale');
  test.pass(118_000);
  expect(statusOf(test)).toBe('stale');
  test.pass(1000);
  expect(test.relay.find('stream1')?.source()).toEqual({ status: 'offline', age: 120_000 });
  expect(test.relay.find('stream1')?.values()).toEqual({ clock: '3:12' });
  const told = viewer.messages().flatMap((message) => (message.type === 'heartbeat' ? [message.source.status] : []));
  expect([...new Set(told)]).toEqual(['stale', 'offline']);
});

test('[F6] [W3] a half-open publisher is noticed, cut and told to the viewers within 12 s', () => {
  for (let offset = 0; offset < 5000; offset += 250) {
    const test = createTestRelay();
    const publisher = test.dial('/stream1');
    const viewer = test.watch('stream1');
    publisher.say(ocr({ time: '3:12' }));
    test.pass(5000);
    test.time.advance(offset);
    publisher.peer.arrive(1);
    test.time.advance(1000 - (offset % 1000));
    viewer.messages();
    let waited = 0;
    for (; statusOf(test) !== 'stale' && waited < 20_000; waited += 250) {
      test.time.advance(250);
      viewer.peer.arrive(1);
    }
    expect(waited).toBeLessThanOrEqual(12_000);
    expect(publisher.peer.terminated).toBe(true);
    expect(viewer.messages().at(-1)).toMatchObject({ type: 'heartbeat', source: { status: 'stale' } });
  }
});

test('[F7] [W6] two connections of one computer: the newer takes over with its first values, late frames of the older are dropped while it lives', () => {
  const { relay, dial } = createTestRelay();
  const older = dial('/stream1', { address: '127.0.0.1' });
  older.say(ocr({ time: '3:12', score_a: '7' }));
  const newer = dial('/stream1', { address: '::1' });
  newer.say('{"type":"register","stream":"stream1","role":"ocr"}');
  older.say(ocr({ time: '3:11' }));
  const values = () => relay.find('stream1')?.values();
  expect(values()).toEqual({ clock: '3:11', 'home.score': '7' });
  newer.say(ocr({ time: '9:00' }));
  older.say(ocr({ time: '3:10', score_a: '8' }));
  expect(values()).toEqual({ clock: '9:00', 'home.score': '7' });
  expect(relay.find('stream1')?.row().publisher?.address).toBe('::1');
  newer.hangUp();
  expect(relay.find('stream1')?.source().status).toBe('live');
  older.say(ocr({ time: '3:09' }));
  // What the older said meanwhile holds too: a source that sends only changes does not say it again.
  expect(values()).toEqual({ clock: '3:09', 'home.score': '8' });
});

test('[W6] what counted later on a field outdates what another publisher said of it before', () => {
  const { relay, dial } = createTestRelay();
  const older = dial('/stream1');
  const newer = dial('/stream1');
  newer.say(ocr({ time: '3:10', score_a: '2' }));
  older.say(ocr({ score_a: '1', score_b: '5' }));
  newer.say(ocr({ score_a: '4' }));
  newer.hangUp();
  older.say(ocr({ time: '3:09' }));
  expect(relay.find('stream1')?.values()).toEqual({ clock: '3:09', 'home.score': '4', 'away.score': '5' });
});

test('[W6] of two that did not count, the newest word holds, in whatever order they come to count', () => {
  const { relay, dial } = createTestRelay();
  const [first, second, third] = [dial('/stream1'), dial('/stream1'), dial('/stream1')];
  third.say(ocr({ time: '3:10' }));
  first.say(ocr({ score_a: '1' }));
  second.say(ocr({ score_a: '2', score_b: '7' }));
  first.say(ocr({ score_b: '8' }));
  third.hangUp();
  second.say(ocr({ time: '3:09' }));
  expect(relay.find('stream1')?.values()).toEqual({ clock: '3:09', 'home.score': '2', 'away.score': '7' });
  second.hangUp();
  first.say(ocr({ time: '3:08' }));
  expect(relay.find('stream1')?.values()).toEqual({ clock: '3:08', 'home.score': '2', 'away.score': '8' });
});

const demo = { stream: 'stream1', key: 'K' };

test('[P13] the demo is marked and never saved, and its values are gone when a real publisher sends its first', () => {
  const { relay, dial, watch, saved } = createTestRelay({ demo });
  const simulated = dial('/stream1~K');
  simulated.say(ocr({ time: '3:12', score_a: '99' }));
  const viewer = watch('stream1');
  expect(viewer.messages()).toMatchObject([{ values: { 'home.score': '99' }, source: { status: 'live', demo: true } }]);
  const real = dial('/stream1');
  real.say('{"type":"register", "stream":"stream1", "role":"ocr"}');
  simulated.say(ocr({ time: '3:11' }));
  expect(viewer.messages()).toMatchObject([{ type: 'update', values: { clock: '3:11' } }]);
  expect(saved).toEqual([]);
  real.say(ocr({ time: '20:00' }));
  expect(viewer.messages()).toMatchObject([{ type: 'snapshot', rev: 1, values: { clock: '20:00' } }]);
  expect(relay.find('stream1')?.source()).not.toHaveProperty('demo');
  expect(saved).toEqual(['stream1']);
  expect(simulated.peer.closedWith?.code).toBe(4003);
  real.hangUp();
  const again = dial('/stream1~K');
  again.say(ocr({ time: '0:01' }));
  expect(again.peer.closedWith?.code).toBe(4003);
  expect(relay.find('stream1')?.values()).toEqual({ clock: '20:00' });
});

test('[P13] the demo never takes over from a real publisher, and only its key on its stream makes a demo', () => {
  const { relay, dial } = createTestRelay({ demo });
  dial('/stream1').say(ocr({ time: '20:00' }));
  const late = dial('/stream1~K');
  late.say(ocr({ time: '0:01' }));
  expect(late.peer.closedWith?.code).toBe(4003);
  dial('/stream2~K').say(ocr({ time: '5:00' }));
  dial('/stream1~WRONG').say(ocr({ time: '6:00' }));
  expect(relay.find('stream1')?.values()).toEqual({ clock: '6:00' });
  expect([relay.find('stream1')?.demo(), relay.find('stream2')?.demo()]).toEqual([false, false]);
});

test('[P13] restored values of a real game and the demo do not stand side by side', () => {
  const { relay, dial } = createTestRelay({ demo, restored: new Map([['stream1', { 'home.score': '50' }]]) });
  dial('/stream1~K').say(ocr({ time: '1:00' }));
  expect(relay.find('stream1')?.values()).toEqual({ clock: '1:00' });
});
