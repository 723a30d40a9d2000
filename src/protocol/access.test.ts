import * as v from 'valibot';
import { expect, test } from 'vitest';
import { decodeAccessSession, decodeKeyList, decodeNewKey, KEY_KINDS, signInSchema } from './access.ts';
import { KEY_LENGTH_MAX } from './fields.ts';

test('what a page asks of its rights is read whole or not at all', () => {
  const session = { open: false, operator: true, viewer: true, tls: true };
  expect(decodeAccessSession(JSON.stringify(session))).toEqual({ ok: true, value: session });
  for (const word of Object.keys(session))
    expect(decodeAccessSession(JSON.stringify({ ...session, [word]: 'yes' }))).toMatchObject({ ok: false });
});

test('keys are told by their kind, and only a new one by itself', () => {
  const list = { lan: true, openLan: false, keys: KEY_KINDS.map((kind) => ({ kind, made: 1 })) };
  expect(decodeKeyList(JSON.stringify(list))).toEqual({ ok: true, value: list });
  const fresh = { kind: 'viewer', key: 'k', made: 1 };
  expect(decodeNewKey(JSON.stringify(fresh))).toEqual({ ok: true, value: fresh });
  expect(decodeNewKey(JSON.stringify({ ...fresh, kind: 'admin' }))).toMatchObject({ ok: false });
});

test('a passphrase has a length that it may have', () => {
  expect(v.is(signInSchema, { passphrase: 'x'.repeat(KEY_LENGTH_MAX) })).toBe(true);
  expect(v.is(signInSchema, { passphrase: 'x'.repeat(KEY_LENGTH_MAX + 1) })).toBe(false);
});
