import { expect, test } from 'vitest';
import { createTestRelay, ocr } from './testing/test-relay.ts';

test('[V14] what the operator says reaches every viewer as a revision, also one that comes later or comes back', () => {
  const { relay, dial, watch } = createTestRelay();
  const publisher = dial('/stream1');
  publisher.say(ocr({ time: '3:12' }));
  const viewer = watch('stream1');
  const other = watch('stream2');
  const [snapshot] = viewer.messages();
  expect(snapshot).toMatchObject({ rev: 1, control: {} });
  other.messages();

  relay.control({ looks: 'a' });
  expect(viewer.messages()).toEqual([
    { type: 'update', since: 1, rev: 2, at: expect.any(Number), values: {}, control: { looks: 'a' } },
  ]);
  expect(other.messages()).toMatchObject([{ type: 'update', since: 0, rev: 1, control: { looks: 'a' } }]);
  publisher.say(ocr({ time: '3:11' }));
  expect(viewer.messages()[0]).toEqual({
    type: 'update',
    since: 2,
    rev: 3,
    at: expect.any(Number),
    values: { clock: '3:11' },
  });

  const epoch = snapshot?.type === 'snapshot' ? snapshot.epoch : '';
  expect(watch('stream1', { since: { epoch, rev: 1 } }).messages()).toMatchObject([
    { rev: 3, control: { looks: 'a' } },
  ]);
  expect(watch('stream3').messages()).toMatchObject([{ rev: 0, control: { looks: 'a' } }]);
});

test('[V14] [V8] a viewer that was blocked hears the latest word alone, with all that changed', () => {
  const { relay, dial, watch } = createTestRelay();
  const publisher = dial('/stream1');
  const viewer = watch('stream1', {}, { narrow: true });
  viewer.messages();
  viewer.peer.stall();
  publisher.say(ocr({ time: '3:12' }));
  relay.control({ looks: 'a' });
  relay.control({ looks: 'b' });
  publisher.say(ocr({ time: '3:11' }));
  viewer.flow();
  const controls = viewer.messages().flatMap((message) => ('control' in message ? message.control : []));
  expect(controls).toEqual([{ looks: 'b' }]);
});

test('[V14] what the operator said holds in the next epoch, and makes no feed of a stream that has none', () => {
  const { relay, dial, watch } = createTestRelay({ demo: { stream: 'stream1', key: 'K' } });
  dial('/stream1~K').say(ocr({ time: '3:12' }));
  watch('stream2');
  relay.control({ looks: 'a' });
  dial('/stream1').say(ocr({ time: '9:59' }));
  expect(watch('stream1').messages()).toMatchObject([{ values: { clock: '9:59' }, control: { looks: 'a' } }]);
  expect(relay.find('stream1')?.published()).toBe(true);
  expect(relay.find('stream2')?.published()).toBe(false);
});
