import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CALL_BYTES_MAX } from '../limits.ts';
import { callText, readCall, type Call } from './call-text.ts';

const id = fc.string({ maxLength: 64 });
const headers = fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,20}$/), fc.string(), { maxKeys: 5 });
/** Bytes of every kind, and texts with a byte order mark, half a pair or a control among them. */
const body = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(`\uFEFF${text}`)),
);
const call: fc.Arbitrary<Call> = fc.oneof(
  fc.record({
    call: fc.constant('ask' as const),
    id,
    question: fc.record(
      {
        method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT'),
        target: fc.string().map((rest) => `/${rest}`),
        headers,
        body,
      },
      { requiredKeys: ['method', 'target'] },
    ),
  }),
  fc.record({ call: fc.constantFrom('ready' as const, 'go' as const), id }),
  fc.record({
    call: fc.constant('answer' as const),
    id,
    answered: fc.option(fc.record({ status: fc.integer({ min: 200, max: 599 }), headers, body }), { nil: undefined }),
  }),
);

test('a call is read as it was said, its body to the byte', () => {
  fc.assert(
    fc.property(call, (said) => {
      const text = callText(said);
      expect(readCall(text ?? '')).toEqual(said);
    }),
  );
});

test('whatever else nodes tell each other is no call', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readCall(text)).toBeUndefined();
    }),
  );
  const good = { call: 'answer', id: '1', answered: { status: 200, headers: {}, body: { text: '' } } };
  const ask = { call: 'ask', id: '1', question: { method: 'GET', target: '/' } };
  expect([readCall(JSON.stringify(good)), readCall(JSON.stringify(ask))]).not.toContain(undefined);
  for (const bad of [
    { ...good, call: 'shout' },
    { ...good, id: 7 },
    { ...good, id: 'i'.repeat(65) },
    { ...good, answered: { ...good.answered, status: 99 } },
    { ...good, answered: { ...good.answered, status: 200.5 } },
    { ...good, answered: { ...good.answered, headers: { etag: 1 } } },
    { ...good, answered: { ...good.answered, body: { base64: 'not base64' } } },
    { ...good, answered: { ...good.answered, body: 'bare' } },
    { ...ask, question: { method: 'DELETE', target: '/' } },
    { ...ask, question: { method: 'GET', target: 'http://evil.example/' } },
  ])
    expect([bad, readCall(JSON.stringify(bad))]).toEqual([bad, undefined]);
});

test('what is longer than a call may be is neither said nor read', () => {
  const long: Call = {
    call: 'ask',
    id: '1',
    question: { method: 'PUT', target: '/', body: Buffer.alloc(CALL_BYTES_MAX, 'x') },
  };
  expect(callText(long)).toBeUndefined();
  expect(readCall(`${callText({ call: 'go', id: '1' })}${' '.repeat(CALL_BYTES_MAX)}`)).toBeUndefined();
});
