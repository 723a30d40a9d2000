import { expect, test } from 'vitest';
import { basicAuth } from './basic-auth.ts';

const headerOf = (url: string) => basicAuth(new URL(url));

test('a URL’s user and password are sent as they are meant, and what is none is refused', () => {
  expect(headerOf('http://board/')).toEqual({ ok: true, value: undefined });
  expect(headerOf('http://ann:p%40ss:w%C3%B6rd@board/')).toEqual({
    ok: true,
    value: `Basic ${Buffer.from('ann:p@ss:wörd').toString('base64')}`,
  });
  expect(headerOf('http://ann@board/')).toEqual({ ok: true, value: `Basic ${Buffer.from('ann:').toString('base64')}` });
  expect(headerOf('http://ann:100%@board/').ok).toBe(false);
});
