import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_NUMBER, readLenientJson } from './lenient-json.ts';

test('[P5] what is JSON is read as JSON, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(readLenientJson(text)).toEqual({ value: JSON.parse(text) });
    }),
  );
  expect(readLenientJson('{"a":"“NaN”, -Infinity"}')).toEqual({ value: { a: '“NaN”, -Infinity' } });
});

describe('[P7] NaN and Infinity, where a value may stand', () => {
  test.each<[string, unknown]>([
    ['{"a":NaN}', { a: NO_NUMBER }],
    ['{"a": -Infinity ,"b":+Infinity,"c":1}', { a: NO_NUMBER, b: NO_NUMBER, c: 1 }],
    ['{"a":[NaN,\nInfinity]}', { a: [NO_NUMBER, NO_NUMBER] }],
    ['{"NaN":NaN,"x":"NaN:NaN, \\"Infinity"}', { NaN: NO_NUMBER, x: 'NaN:NaN, "Infinity' }],
    ['{“a”:NaN}', { a: NO_NUMBER }],
    ['NaN', NO_NUMBER],
  ])('%s', (text, value) => {
    expect(readLenientJson(text)).toEqual({ value });
  });

  test.each(['{"a":NaNs}', '{"a":1NaN}', '{"a":--NaN}', '{NaN:1}', '{"a":"NaN}', '{"a":nan}', '{"a":- Infinity}'])(
    '%s is nothing of the kind',
    (text) => {
      expect(readLenientJson(text)).toBeUndefined();
    },
  );

  test('any object whose numbers were so written is read with blanks in their place', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant(NO_NUMBER));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value, { noNullPrototype: true }), (object) => {
        const text = JSON.stringify(object).replaceAll(JSON.stringify(NO_NUMBER), 'NaN');
        expect(readLenientJson(text)).toEqual({ value: JSON.parse(JSON.stringify(object)) });
      }),
    );
  });
});
