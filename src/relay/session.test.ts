import { expect, test, vi } from 'vitest';
import { createTestRelay, ocr } from './testing/test-relay.ts';

const REGISTER = '{"type":"register", "stream":"stream1", "role":"ocr"}';

test.each([
  ['/stream1', 'stream1'],
  ['/ws/ocr/stream1/', 'stream1'],
  ['/court%201?key=x', 'court-1'],
  ['//', 'default'],
  ['/a~KEY', 'a'],
  [`/${'x'.repeat(80)}`, 'x'.repeat(64)],
])('[P1] dialled at %s a publisher is on stream %s', (path, stream) => {
  const { relay, dial } = createTestRelay();
  dial(path).say(ocr({ time: '3:12' }));
  expect(relay.find(stream)?.values()).toEqual({ clock: '3:12' });
});

test('[P2] register is optional, the path wins, and a register frame names the stream where the path does not', () => {
  const { relay, dial } = createTestRelay();
  const named = dial('/court2');
  named.say(REGISTER);
  named.say(ocr({ time: '1:00' }));
  const open = dial('/');
  open.say(REGISTER);
  open.say(ocr({ time: '2:00' }));
  const nameless = dial('/');
  nameless.say(ocr({ time: '3:00' }));
  expect(relay.find('court2')?.values()).toEqual({ clock: '1:00' });
  expect(relay.find('stream1')?.values()).toEqual({ clock: '2:00' });
  expect(relay.find('default')?.values()).toEqual({ clock: '3:00' });
  nameless.say('{"type":"register","stream":"late~KEY","role":"ocr"}');
  nameless.say(ocr({ time: '4:00' }));
  expect(relay.find('late')?.values()).toEqual({ clock: '4:00' });
  expect(relay.find('default')?.values()).toEqual({ clock: '3:00' });
  expect(relay.find('default')?.hasPublisher()).toBe(false);
});

test('[P3] register frames and updates get no answer', () => {
  const { dial, pass } = createTestRelay();
  const publisher = dial('/stream1');
  publisher.say(REGISTER);
  publisher.say(REGISTER);
  publisher.say(ocr({ time: '3:12' }));
  pass(10_000);
  expect(publisher.texts()).toEqual([]);
});

test('[P4] a ping is answered in kind, before the values of its frame, for ever', () => {
  const { dial, watch, pass } = createTestRelay();
  const publisher = dial('/stream1');
  publisher.say('{ "x":1, "type" : "ping" }');
  publisher.say('ping');
  publisher.say('"ping"');
  expect(publisher.texts()).toEqual(['{"type":"pong"}', 'pong', '"pong"']);
  for (let n = 0; n < 500; n += 1) {
    pass(2000);
    publisher.say('{"type":"ping"}');
  }
  expect(publisher.texts()).toEqual(Array.from({ length: 500 }, () => '{"type":"pong"}'));
  const order: string[] = [];
  const viewer = watch('stream1');
  publisher.peer.send = () => order.push('pong') > 0;
  viewer.peer.send = () => order.push('update') > 0;
  publisher.say(`${ocr({ time: '1' })}\n{"type":"ping"}\n`);
  expect(order.slice(0, 2)).toEqual(['pong', 'update']);
});

test('[P5] a frame of no line, of several, with a BOM, with curly quotes', () => {
  const { relay, dial } = createTestRelay();
  const publisher = dial('/stream1');
  publisher.say('');
  publisher.say(`\ufeff${ocr({ time: '1' })}\r\n${ocr({ score_a: '2' })}${ocr({ score_b: '3' })}\n`);
  publisher.say('{“type”:“ocr”, “values”:{“period”:“4th”}}');
  expect(relay.find('stream1')?.values()).toEqual({
    clock: '1',
    'home.score': '2',
    'away.score': '3',
    period: '4th',
  });
});

test('[P7] values are text, trimmed; what is none is refused for that field alone', () => {
  const { relay, dial } = createTestRelay();
  dial('/stream1').say(
    '{"type":"ocr","values":{"time":"  2:34 ","shot":5,"x":true,"period":null,"bad":[1],"big":1e999}}',
  );
  expect(relay.find('stream1')?.values()).toEqual({ clock: '2:34', shotClock: '5', x: 'true', period: '' });
  expect(
    relay
      .find('stream1')
      ?.detail()
      .refused.map(({ name, count }) => [name, count]),
  ).toEqual([
    ['bad', 1],
    ['big', 1],
  ]);
});

test('[P10] what cannot be read is counted and ignored, and the socket stays open', () => {
  const { relay, dial } = createTestRelay();
  const publisher = dial('/stream1');
  for (const frame of ['garbage', '{"type":"ocr"', '[1,2]', '{"type":"weather"}', '{"type":"ocr","values":[]}', '\0'])
    publisher.say(frame);
  expect(relay.find('stream1')?.detail().unreadable).toEqual({ count: 6, reason: 'not JSON' });
  publisher.say(ocr({ time: '1:00' }));
  expect(relay.find('stream1')?.values()).toEqual({ clock: '1:00' });
  expect(publisher.peer.closedWith).toBeUndefined();
});

test('[P11] a publisher that says nothing stays for as long as its link answers, and a dead link is cut within 12 s', () => {
  const { relay, dial, pass, time } = createTestRelay();
  const publisher = dial('/stream1');
  publisher.say(REGISTER);
  const silent = dial('/stream1');
  pass(3_600_000);
  expect([publisher.peer.terminated, silent.peer.terminated]).toEqual([false, false]);
  expect(publisher.peer.pings).toBe(720);
  expect(relay.find('stream1')?.source().status).toBe('quiet');
  time.advance(12_000);
  expect([publisher.peer.terminated, silent.peer.terminated]).toEqual([true, true]);
  expect(relay.find('stream1')?.source().status).toBe('stale');
});

test('[P11] a frame that arrives byte by byte is life', () => {
  const { dial, time } = createTestRelay();
  const publisher = dial('/stream1');
  for (let n = 0; n < 60; n += 1) {
    time.advance(1000);
    publisher.peer.arrive(1);
  }
  expect(publisher.peer.terminated).toBe(false);
});

test('[F17] after the machine slept nobody is cut for the silence', () => {
  const { relay, dial, time } = createTestRelay();
  const publisher = dial('/stream1');
  publisher.say(REGISTER);
  // The clock went on and no timer ran meanwhile.
  const slept = time.now() + 3_600_000;
  vi.spyOn(time, 'now').mockReturnValue(slept);
  time.advance(1000);
  expect(publisher.peer.terminated).toBe(false);
  expect(relay.find('stream1')?.hasPublisher()).toBe(true);
});

test('[V1] a register of a viewer or an operator listens; anything else publishes', () => {
  const { relay, watch, dial } = createTestRelay();
  const viewer = watch('stream1');
  const operator = watch('stream1', { role: 'operator' });
  dial('/stream1').say(REGISTER);
  dial('/stream1').pinged();
  expect(viewer.messages()[0]?.type).toBe('snapshot');
  expect(operator.messages()[0]?.type).toBe('snapshot');
  const detail = relay.find('stream1')?.detail();
  expect(detail?.outputs.map(({ role }) => role)).toEqual(['viewer', 'operator']);
  expect(relay.find('stream1')?.row().outputs).toBe(1);
  viewer.say(ocr({ time: '6:66' }));
  expect(relay.find('stream1')?.values()).toEqual({});
});

test.each([
  ['{"type":"register","role":"viewer","name":7}', 4001],
  [`{"type":"register","role":"viewer","name":"${'n'.repeat(65)}"}`, 4001],
  ['{"type":"register","role":"operator","since":{"epoch":"e","rev":-1}}', 4001],
  ['{"type":"register","role":"viewer","protocol":99}', 4505],
])('[V1] %s is closed with %i', (frame, code) => {
  const { dial } = createTestRelay();
  const line = dial('/stream1');
  line.say(frame);
  expect(line.peer.closedWith?.code).toBe(code);
  expect(line.texts()).toEqual([]);
});

test('[V2] a register is answered by one snapshot, and a stream that the path does not name by the one it names', () => {
  const { dial } = createTestRelay();
  dial('/court 1').say(ocr({ time: '3:12', 'Home Score': '7' }));
  const viewer = dial('/');
  viewer.say({ type: 'register', stream: 'court 1', role: 'viewer' });
  expect(viewer.messages()).toEqual([
    {
      type: 'snapshot',
      stream: 'court-1',
      epoch: expect.stringMatching(/^[\da-f]{16}$/),
      rev: 1,
      at: 1_764_000_000_000,
      build: 'build1',
      values: { clock: '3:12', 'home.score': '7' },
      control: {},
      source: { status: 'live', age: 0 },
    },
  ]);
});

test('[V3] since that is current resumes without values, any other gets them all', () => {
  const { dial, watch } = createTestRelay();
  const publisher = dial('/stream1');
  publisher.say(ocr({ time: '3:12' }));
  const [first] = watch('stream1').messages();
  const epoch = first?.type === 'snapshot' ? first.epoch : '';
  const [resumed] = watch('stream1', { since: { epoch, rev: 1 } }).messages();
  expect(resumed).toMatchObject({ type: 'snapshot', epoch, rev: 1, resumed: true });
  expect(resumed).not.toHaveProperty('values');
  for (const since of [
    { epoch, rev: 0 },
    { epoch, rev: 2 },
    { epoch: 'other', rev: 1 },
  ]) {
    const [full] = watch('stream1', { since }).messages();
    expect(full).toMatchObject({ values: { clock: '3:12' } });
    expect(full).not.toHaveProperty('resumed');
  }
});

test('[V5] a resync is answered by a full snapshot, and a flood of them by no flood', () => {
  const { dial, watch, pass, time } = createTestRelay();
  dial('/stream1').say(ocr({ time: '3:12' }));
  const viewer = watch('stream1');
  time.advance(250);
  viewer.messages();
  viewer.say({ type: 'resync' });
  expect(viewer.messages()).toMatchObject([{ type: 'snapshot', rev: 1, values: { clock: '3:12' } }]);
  for (let n = 0; n < 1000; n += 1) viewer.say({ type: 'resync' });
  expect(viewer.messages()).toEqual([]);
  pass(1000);
  expect(viewer.messages().filter(({ type }) => type === 'snapshot')).toHaveLength(1);
  pass(3000);
  expect(viewer.messages().filter(({ type }) => type === 'snapshot')).toHaveLength(0);
});

test('[V7] an ack is kept with its output, and its viewport', () => {
  const { relay, dial, time } = createTestRelay();
  const viewer = dial('/stream1', {
    userAgent: 'Mozilla/5.0 Chrome/127.0.6533.120 Safari/537.36 OBS/32.2.1',
    address: '192.168.1.20',
  });
  viewer.say({ type: 'register', role: 'viewer', name: 'OBS\n program\u202e', viewport: { width: 800, height: 600 } });
  const output = () => relay.find('stream1')?.detail().outputs[0];
  expect(output()).toEqual({
    id: '1',
    role: 'viewer',
    delay: 0,
    current: 0,
    name: 'OBS program',
    address: '192.168.1.20',
    host: 'OBS 32.2.1',
    engine: 127,
    query: '',
    since: 1_764_000_000_000,
    viewport: { width: 800, height: 600 },
    ack: null,
  });
  time.advance(2000);
  viewer.say({ type: 'ack', rev: 0, visible: true, lag: 14, viewport: { width: 1920, height: 1080 } });
  expect(output()).toMatchObject({
    viewport: { width: 1920, height: 1080 },
    ack: { rev: 0, at: 1_764_000_002_000, visible: true, lag: 14 },
  });
});

test('[V9] what a viewer says in an unknown type, and unknown keys, are ignored', () => {
  const { dial } = createTestRelay();
  const viewer = dial('/stream1');
  viewer.say({ type: 'register', role: 'viewer', mood: 'good' });
  expect(viewer.messages()).toHaveLength(1);
  for (const frame of [
    '{"type":"dance"}',
    'ping',
    'x',
    '',
    '{"type":"ack"}',
    '[]',
    '{"type":"register","role":"viewer"}',
  ])
    viewer.say(frame);
  expect(viewer.texts()).toEqual([]);
  expect(viewer.peer.closedWith).toBeUndefined();
});

test('[V1] [G5] a viewer has 8 KiB a frame', () => {
  const { watch, dial } = createTestRelay();
  const viewer = watch('stream1');
  viewer.say({ type: 'ack', rev: 0, padding: 'x'.repeat(9000) });
  expect(viewer.peer.closedWith?.code).toBe(1009);
  const wordy = dial('/stream1');
  wordy.say({ type: 'register', stream: 'stream1', role: 'viewer', protocol: 1, padding: 'x'.repeat(9000) });
  expect([wordy.peer.closedWith?.code, wordy.texts()]).toEqual([1009, []]);
});

test('[P2] [W5] a stream that was a publisher’s only until it named its own was never published', () => {
  const { relay, dial } = createTestRelay();
  const publisher = dial('/');
  publisher.pinged();
  publisher.say('{"type":"register", "stream":"late", "role":"ocr"}');
  publisher.say(ocr({ time: '3:12' }));
  expect(relay.find('late')?.values()).toEqual({ clock: '3:12' });
  expect(relay.find('default')?.source().status).toBe('none');
});
