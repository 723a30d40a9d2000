import { expect, test } from 'vitest';
import { decodeDown } from '#protocol/codec.ts';
import { createSnapshotTexts } from './snapshot-texts.ts';
import { createStream } from './stream.ts';

test('a snapshot tells what holds when it is asked for, its source as it is then, and is a message of the protocol', () => {
  let age = 0;
  const texts = createSnapshotTexts({ id: 'court1', build: 'b1', source: () => ({ status: 'live', age: (age += 1) }) });
  const stream = createStream({ epoch: 'e1', at: 5 });
  const whole = (of = stream) => decodeDown(texts.whole(of));
  const told = { type: 'snapshot', stream: 'court1', build: 'b1', epoch: 'e1' };

  stream.apply([['home', '1']], 10);
  const first = { ...told, rev: 1, at: 10, values: { home: '1' }, control: {} };
  expect(whole()).toEqual({ ok: true, value: { ...first, source: { status: 'live', age: 1 } } });
  expect(whole()).toEqual({ ok: true, value: { ...first, source: { status: 'live', age: 2 } } });

  stream.apply([['home', '2']], 20);
  expect(whole()).toMatchObject({ value: { rev: 2, at: 20, values: { home: '2' }, source: { age: 3 } } });
  stream.setControl({ texts: { title: 'Cup “final” }{' } }, 30);
  expect(whole()).toMatchObject({ value: { rev: 3, at: 30, control: { texts: { title: 'Cup “final” }{' } } } });

  const next = createStream({ epoch: 'e2', at: 40 });
  for (const value of ['7', '8', '9']) next.apply([['home', value]], 40);
  expect(whole(next)).toMatchObject({ value: { epoch: 'e2', rev: 3, values: { home: '9' } } });
  expect(decodeDown(texts.resumed(next))).toEqual({
    ok: true,
    value: { ...told, epoch: 'e2', rev: 3, at: 40, resumed: true, source: { status: 'live', age: 6 } },
  });
});
