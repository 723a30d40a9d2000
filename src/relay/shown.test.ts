import { expect, test } from 'vitest';
import { ANSWER_MS } from './limits.ts';
import { createShown } from './shown.ts';
import { createTestRelay, ocr } from './testing/test-relay.ts';

function createGame() {
  const test = createTestRelay();
  let made = 0;
  const shown = createShown({
    relay: {
      ...test.relay,
      find: (id) => {
        const channel = test.relay.find(id);
        return channel && { ...channel, detail: () => ((made += 1), channel.detail()) };
      },
    },
    build: 'b',
    time: test.time,
    looks: undefined,
    alarms: () => [],
    measured: () => {
      throw new Error('nobody asks for metrics here');
    },
  });
  const clock = (): unknown =>
    (JSON.parse(shown.streamJson('stream1')?.toString() ?? '{}') as { values?: unknown }).values;
  return { ...test, shown, clock, made: () => made };
}

test('[H2] a thousand who ask at once are given one answer, and those who ask later a new one', () => {
  const { shown, dial, time, made } = createGame();
  dial('/stream1').say(ocr({ time: '1' }));
  const texts = new Set(Array.from({ length: 1000 }, () => shown.streamJson('stream1')));
  expect([texts.size, made()]).toEqual([1, 1]);
  expect(JSON.parse([...texts][0]?.toString() ?? '')).toEqual(shown.stream('stream1'));
  time.advance(ANSWER_MS);
  shown.streamJson('stream1');
  expect(made()).toBe(3);
});

test('[H2] no answer is older than a value, a publisher or an output', () => {
  const { shown, dial, watch, clock } = createGame();
  const publisher = dial('/stream1');
  for (const time of ['1', '2', '3']) {
    publisher.say(ocr({ time }));
    expect(clock()).toEqual({ clock: time });
  }
  const outputs = (): number => shown.stream('stream1')?.outputs.length ?? -1;
  const told = (): unknown =>
    (JSON.parse(shown.streamJson('stream1')?.toString() ?? '{}') as { outputs: unknown[] }).outputs.length;
  const viewer = watch('stream1');
  expect([told(), outputs()]).toEqual([1, 1]);
  viewer.hangUp();
  expect(told()).toBe(0);
  publisher.hangUp();
  expect(String(shown.streamJson('stream1'))).toContain('"status":"stale"');
  expect(shown.streamJson('nobody')).toBeUndefined();
});
