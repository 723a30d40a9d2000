import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFieldName, readFields, readValue, streamAddressOfPath, toStreamId, VALUE_LENGTH_MAX } from './fields.ts';

describe('[P1] the stream in a path', () => {
  test.each([
    ['/stream1', 'stream1', undefined],
    ['/stream1/', 'stream1', undefined],
    ['/ws/ocr/stream1/', 'stream1', undefined],
    ['/stream1?x=/other', 'stream1', undefined],
    ['/', undefined, undefined],
    ['', undefined, undefined],
    ['///', undefined, undefined],
    ['/Court%201', 'Court-1', undefined],
    ['/a%2Fb', 'a-b', undefined],
    ['/100%', '100-', undefined],
    ['/stream1~K7Q', 'stream1', 'K7Q'],
    ['/stream1%7EK7Q', 'stream1', 'K7Q'],
    ['/stream1~', 'stream1', undefined],
    ['/~K7Q', undefined, 'K7Q'],
    ['/%F0%9F%8F%80', '-', undefined],
  ])('%s', (path, stream, key) => {
    expect(streamAddressOfPath(path)).toEqual({ stream, key });
  });

  test('is always an id, whatever the path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { stream } = streamAddressOfPath(`/${text}`);
        expect(stream ?? 'none').toMatch(/^[A-Za-z0-9._-]{1,64}$/);
      }),
    );
  });

  test('an id is its own id', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9._-]{1,64}$/), (id) => {
        expect(toStreamId(id)).toBe(id);
      }),
    );
  });
});

describe('[P7] values', () => {
  test.each([
    [' 2:34', '2:34'],
    ['  1.2', '1.2'],
    ['', ''],
    ['   ', ''],
    [null, ''],
    [7, '7'],
    [-0.5, '-0.5'],
    [2 ** 53 - 1, '9007199254740991'],
    [true, 'true'],
    [false, 'false'],
    ['a\u0000b\nc', 'abc'],
    ['\u202e21', '21'],
    ['\ufeff12:34', '12:34'],
    ['\ud800x', '\ufffdx'],
    ['e\u0301', '\u00e9'],
    ['“quoted”', '“quoted”'],
    ['x'.repeat(VALUE_LENGTH_MAX), 'x'.repeat(VALUE_LENGTH_MAX)],
    ['🏀'.repeat(VALUE_LENGTH_MAX), '🏀'.repeat(VALUE_LENGTH_MAX)],
  ])('%j is read as %j', (raw, text) => {
    expect(readValue(raw)).toEqual({ ok: true, value: text });
  });

  test.each([
    [Number.NaN, 'the number is not finite'],
    [Number.POSITIVE_INFINITY, 'the number is not finite'],
    [JSON.parse('9007199254740993'), 'the number is beyond 2^53'],
    [2 ** 53 + 2, 'the number is beyond 2^53'],
    [{}, 'a value is text, a number, true, false or null, not an object'],
    [['1'], 'a value is text, a number, true, false or null, not an array'],
    ['x'.repeat(VALUE_LENGTH_MAX + 1), 'the value is longer than 256 characters'],
  ])('%j is refused', (raw, reason) => {
    expect(readValue(raw)).toEqual({ ok: false, reason });
  });

  test('reading what was read changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const once = readValue(raw);
        expect(once.ok ? readValue(once.value) : once).toEqual(once);
      }),
    );
  });
});

test('[S14] [P7] of the accents on one letter 32 stay', () => {
  const piled = `Z${'\u0316'.repeat(100)}algo${'\u0316'.repeat(32)}`;
  expect(readValue(piled)).toEqual({ ok: true, value: `Z${'\u0316'.repeat(32)}algo${'\u0316'.repeat(32)}` });
  const marks = fc.string({
    unit: fc.constantFrom('a', '\u0316', '\u0301', '\u0344', '\u0bbe', '\ufe0f', '\u1100', '\u1161'),
    maxLength: 256,
  });
  fc.assert(
    fc.property(marks, (raw) => {
      const once = readValue(raw);
      expect(once.ok ? readValue(once.value) : once).toEqual(once);
      expect(once.ok && /\p{M}{33}/u.test(once.value)).toBe(false);
    }),
  );
});

test('[S21] [P7] no text turns others round, hides in them or breaks the line: neither as a value nor as a name', () => {
  for (const [raw, text] of [
    ['\u202e21', '21'],
    ['5\u200b6', '56'],
    ['1\u2066 2\u2069', '1 2'],
    ['HOME\nAWAY', 'HOMEAWAY'],
    ['3\u0000:\u00851\u20282', '3:12'],
    ['\ufeff\u200e7\u200f', '7'],
    ['\ud8005', '\ufffd5'],
    ['Pe\u0301rez', 'P\u00e9rez'],
  ] as const) {
    expect(readValue(raw)).toEqual({ ok: true, value: text });
    expect(readFieldName(raw)).toEqual({ ok: true, value: text });
  }
});

describe('[P8] field names', () => {
  test.each(['__proto__', 'prototype', 'constructor', ' __proto__ ', '__pro\u200bto__'])(
    '%j is refused as reserved',
    (name) => {
      expect(readFieldName(name)).toEqual({
        ok: false,
        reason: `the field name ${name.trim().replace('\u200b', '')} is reserved`,
      });
    },
  );

  test('length counts in UTF-8 bytes', () => {
    expect(readFieldName('é'.repeat(32)).ok).toBe(true);
    expect(readFieldName('é'.repeat(33))).toEqual({ ok: false, reason: 'the field name is longer than 64 bytes' });
    expect(readFieldName('   ')).toEqual({ ok: false, reason: 'the field name is empty' });
  });

  test('one bad field never costs its neighbours, and no prototype is touched', () => {
    const raw: unknown = JSON.parse('{"time":"3:12","__proto__":{"polluted":1},"bad":[1],"score_a":56}');
    const read = readFields(raw as object);
    expect([...read.values]).toEqual([
      ['time', '3:12'],
      ['score_a', '56'],
    ]);
    expect(read.refused.map((field) => field.name)).toEqual(['__proto__', 'bad']);
    expect('polluted' in {}).toBe(false);
  });
});
