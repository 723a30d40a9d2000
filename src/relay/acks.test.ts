import { describe, expect, test } from 'vitest';
import { asksForAcks } from './acks.ts';
import { createTestRelay, ocr } from './testing/test-relay.ts';

const REGISTER = '{"type":"register","stream":"stream1","role":"ocr"}';

function answers(line: { texts(): string[] }): unknown[] {
  return line.texts().map((text) => JSON.parse(text) as unknown);
}

describe('[I5] answers to publishers that wait for them', () => {
  test.each([
    ['/stream1?ack=1', true],
    ['/stream1/?key=x&ack=1', true],
    ['/ack/stream1/', true],
    ['/ws/ack/stream1~KEY', true],
    ['/stream1', false],
    ['/ack', false],
    ['/stream1?ack=0', false],
    ['/ack/ws/stream1', false],
    ['/stream1?name=ack', false],
  ])('%s asks for them: %s', (path, asks) => {
    expect(asksForAcks(path)).toBe(asks);
  });

  test('a register frame and every update is answered, and pings as ever', () => {
    const { dial, relay } = createTestRelay();
    const line = dial('/ack/stream1/');
    line.say(REGISTER);
    line.say(ocr({ time: '3:12', score_a: '5', x: [1] }));
    line.say('{"type":"ping"}');
    expect(answers(line)).toEqual([
      { type: 'registered', stream: 'stream1', role: 'ocr' },
      {
        type: 'ocr_update',
        saved: true,
        updated_fields: ['time', 'score_a'],
        conflict_fields: [],
        ignored_fields: ['x'],
      },
      { type: 'pong' },
    ]);
    expect(relay.find('stream1')?.values()).toEqual({ clock: '3:12', 'home.score': '5' });
  });

  test('[K3] a field that an operator overrides is a conflict, and one that waits to be believed is none', () => {
    const { dial, relay } = createTestRelay({ guard: 'normal' });
    const line = dial('/stream1?ack=1');
    line.say(ocr({ score_a: '5', score_b: '6' }));
    relay.desk('stream1')?.run({ command: { do: 'override', field: 'home.score', value: '9' } });
    line.texts();
    line.say(ocr({ score_a: '6', score_b: '7' }));
    expect(answers(line)).toMatchObject([
      { saved: true, updated_fields: ['score_b'], conflict_fields: ['score_a'], ignored_fields: [] },
    ]);
  });

  test('[W7] one that does not count is told so', () => {
    const { dial } = createTestRelay();
    dial('/stream1', { address: '192.0.2.1' }).say(ocr({ score_a: '5' }));
    const line = dial('/stream1?ack=1', { address: '192.0.2.2' });
    line.say(ocr({ score_a: '7' }));
    expect(answers(line)).toMatchObject([{ saved: false, updated_fields: [], conflict_fields: ['score_a'] }]);
  });

  test('[P3] nobody else gets any', () => {
    const { dial } = createTestRelay();
    const line = dial('/stream1');
    line.say(REGISTER);
    line.say(ocr({ time: '3:12' }));
    expect(line.texts()).toEqual([]);
  });
});
