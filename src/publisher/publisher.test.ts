import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createFakeDial } from './fake-link.ts';
import { createPublisher, type PublisherOptions, type PublisherState } from './publisher.ts';

const PING = '{"type":"ping"}';
const PONG = '{"type":"pong"}';
const REGISTER = '{"type":"register", "stream":"stream1", "role":"ocr"}';

function setUp(options: Partial<PublisherOptions> = {}) {
  const time = createManualTime();
  const fake = createFakeDial();
  const states: PublisherState[] = [];
  const publisher = createPublisher(
    { url: 'ws://host:15001/stream1', fields: 'changed', ...options },
    { time, random: () => 0.5, dial: fake.dial, onState: (state) => states.push(state) },
  );
  return { time, fake, states, publisher };
}

test('it registers first, then sends the whole board, then what changed', () => {
  const { fake, publisher } = setUp();
  publisher.publish({ time: '3:12', score_a: '56' });
  expect(fake.last().sent).toEqual([]);
  fake.last().events.opened();
  publisher.publish({ time: '3:11', score_a: '56' });
  publisher.publish({ time: '3:11', score_a: '56' });
  publisher.publish({ time: '3:11', score_a: '' });
  expect(fake.last().sent).toEqual([
    REGISTER,
    '{"type":"ocr", "values":{"time":"3:12", "score_a":"56"}}',
    '{"type":"ocr", "values":{"time":"3:11"}}',
    '{"type":"ocr", "values":{"score_a":""}}',
  ]);
  expect(publisher.updates()).toBe(3);
});

test('without a stream in the URL there is no register frame', () => {
  const { fake, publisher } = setUp({ url: 'ws://host:15001/' });
  fake.last().events.opened();
  publisher.publish({ time: '3:12' });
  expect(fake.last().sent).toEqual(['{"type":"ocr", "values":{"time":"3:12"}}']);
});

test('with all fields every update is whole, repeats as well', () => {
  const { fake, publisher } = setUp({ fields: 'all' });
  fake.last().events.opened();
  publisher.publish({ a: '1', b: '2' });
  publisher.publish({ a: '1', b: '2' });
  const whole = '{"type":"ocr", "values":{"a":"1", "b":"2"}}';
  expect(fake.last().sent).toEqual([REGISTER, whole, whole]);
});

test('it pings every three seconds, both ways until one is answered', () => {
  const { time, fake } = setUp();
  const link = fake.last();
  link.events.opened();
  time.advance(2999);
  expect(link.sent).toEqual([REGISTER]);
  time.advance(1);
  expect(link.sent.slice(1)).toEqual([PING, '<ping>']);
  link.events.message(PONG);
  time.advance(3000);
  expect(link.sent.slice(3)).toEqual([PING]);
});

test('who never answers a ping is not given up', () => {
  const { time, fake, publisher } = setUp();
  fake.last().events.opened();
  time.advance(60_000);
  expect(fake.links).toHaveLength(1);
  expect(publisher.state()).toEqual({ kind: 'open', relies: 'none' });
});

test.each([
  ['messages', (link: ReturnType<ReturnType<typeof createFakeDial>['last']>) => link.events.message(PONG)],
  ['frames', (link: ReturnType<ReturnType<typeof createFakeDial>['last']>) => link.events.ponged()],
] as const)('one pong by %s and it relies on them: when they stop it dials anew', (by, answer) => {
  const { time, fake, publisher } = setUp();
  const first = fake.last();
  first.events.opened();
  time.advance(3000);
  answer(first);
  expect(publisher.state()).toEqual({ kind: 'open', relies: by });
  time.advance(8999);
  expect(first.ended).toBe('no');
  time.advance(1);
  expect(first.ended).toBe('cut');
  expect(publisher.state()).toMatchObject({ kind: 'waiting', reason: 'its pongs stopped' });
  time.advance(500);
  expect(fake.links).toHaveLength(2);
});

test('pong frames do not stand in for pong messages once those have come', () => {
  const { time, fake } = setUp();
  const link = fake.last();
  link.events.opened();
  time.advance(3000);
  link.events.message(PONG);
  for (let second = 0; second < 9; second += 1) {
    time.advance(1000);
    link.events.ponged();
  }
  expect(link.ended).toBe('cut');
});

test('anything but the exact pong is no pong', () => {
  const { time, fake, publisher } = setUp();
  fake.last().events.opened();
  time.advance(3000);
  for (const text of ['pong', '{"type": "pong"}', '{"type":"registered"}']) fake.last().events.message(text);
  expect(publisher.state()).toEqual({ kind: 'open', relies: 'none' });
});

test('it dials for ever, with growing waits, and then sends the whole board as it stands', () => {
  const { time, fake, states, publisher } = setUp();
  publisher.publish({ time: '3:12', score_a: '56' });
  for (let dial = 0; dial < 50; dial += 1) {
    fake.last().events.closed(1006, 'refused');
    time.advance(5000);
  }
  expect(fake.links).toHaveLength(51);
  const waits = states.flatMap((state) => (state.kind === 'waiting' ? [state.ms] : []));
  expect(waits.slice(0, 6)).toEqual([375, 750, 1500, 3000, 3750, 3750]);
  publisher.publish({ time: '3:10', score_a: '57' });
  fake.last().events.opened();
  expect(fake.last().sent).toEqual([REGISTER, '{"type":"ocr", "values":{"time":"3:10", "score_a":"57"}}']);
});

test('a dial that nobody answers is given up after ten seconds', () => {
  const { time, fake } = setUp();
  time.advance(10_000);
  expect(fake.last().ended).toBe('cut');
  time.advance(500);
  expect(fake.links).toHaveLength(2);
});

test('what a link says after its end is not heard', () => {
  const { time, fake, publisher } = setUp();
  const old = fake.last();
  old.events.opened();
  publisher.breakOff();
  expect(old.ended).toBe('cut');
  time.advance(500);
  expect(fake.links).toHaveLength(2);
  old.events.closed(1006, 'late');
  old.events.message(PONG);
  time.advance(1000);
  expect(fake.links).toHaveLength(2);
  expect(publisher.state()).toEqual({ kind: 'dialling' });
});

test('[P13] a final close code ends it for good, another one does not', () => {
  const { time, fake, publisher } = setUp({ finalCodes: [4003] });
  fake.last().events.opened();
  fake.last().events.closed(1012, '');
  time.advance(500);
  fake.last().events.opened();
  fake.last().events.closed(4003, 'demo over');
  expect(publisher.state()).toEqual({ kind: 'over', code: 4003 });
  time.advance(60_000);
  expect(fake.links).toHaveLength(2);
  expect(time.pending()).toBe(0);
});

test('closing leaves no timer behind', () => {
  const { time, fake, publisher } = setUp();
  fake.last().events.opened();
  publisher.close();
  expect(fake.last().ended).toBe('closed');
  expect(time.pending()).toBe(0);
  publisher.publish({ time: '1' });
  expect(fake.last().sent).toEqual([REGISTER]);
});
