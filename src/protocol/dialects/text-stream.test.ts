import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTextCutter, framesOf } from './text-stream.ts';

function cut(...chunks: readonly string[]): string[] {
  const cutter = createTextCutter();
  return chunks.flatMap((chunk) => cutter.push(chunk));
}

const OBJECT = fc
  .dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.dictionary(fc.string(), fc.string())))
  .chain((value) => fc.constantFrom(JSON.stringify(value), JSON.stringify(value, undefined, 2)));
const LINE = fc.constantFrom('Clock=2:45', 'ping', 'Home Score=7', '"ping"');
/** What is sent, and how it ends: an object may end with nothing. */
const PIECE = fc.oneof(
  fc.tuple(OBJECT, fc.constantFrom('\n', '\r\n', '')),
  fc.tuple(LINE, fc.constantFrom('\n', '\r\n')),
);

describe('[I6] a stream of text is cut where its messages end', () => {
  test('however the network cut it', () => {
    fc.assert(
      fc.property(fc.array(PIECE), fc.array(fc.nat({ max: 400 })), (pieces, cuts) => {
        const text = pieces.flat().join('');
        const places = [0, ...cuts.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
        const chunks = places.slice(1).map((end, at) => text.slice(places[at], end));
        expect(cut(...chunks)).toEqual(pieces.map(([piece]) => piece));
      }),
    );
  });

  test('whatever it is, the same by the byte as at once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{', '}', '"', '\\', '\n', '“', '”', 'a', '{"type"', ' ', '=')), (parts) => {
        const text = parts.join('');
        expect(cut(...Array.from(text))).toEqual(cut(text));
      }),
    );
  });

  test('objects need nothing between them, and lines may hold half a message', () => {
    expect(cut('{"type":"ocr","va', 'lues":{"a":"}"}}{"type":"ping"}Clock=2', ':45\r\nx')).toEqual([
      '{"type":"ocr","values":{"a":"}"}}',
      '{"type":"ping"}',
      'Clock=2:45',
    ]);
  });

  test('an object or a string that is left open costs its own line alone', () => {
    const good = '{"type":"ocr","values":{"a":"1"}}';
    expect(cut(`{"type":"ocr","values":{"a":\n${good}\n`)).toEqual(['{"type":"ocr","values":{"a":', good]);
    expect(cut(`{"type":"ocr","values":{"a":"1\n${good}\n`)).toEqual(['{"type":"ocr","values":{"a":"1', good]);
    expect(cut(`{"type":"ocr","values":\n  {"a":\n"1"}}`)).toEqual(['{"type":"ocr","values":\n  {"a":\n"1"}}']);
  });

  test('what is not at its end waits', () => {
    const cutter = createTextCutter();
    expect(cutter.push('{"a":1')).toEqual([]);
    expect(cutter.waiting()).toBe(6);
    expect(cutter.push('}')).toEqual(['{"a":1}']);
    expect(cutter.waiting()).toBe(0);
  });
});

test('[I6] lines that came together are one update, in their order among frames', () => {
  expect(framesOf(['Clock=2:45', 'ShotClock=12', 'ping', '{"type":"ping"}', 'Home Score=7', 'no pair'])).toEqual([
    '{"type":"ocr","values":{"Clock":"2:45","ShotClock":"12"}}',
    'ping',
    '{"type":"ping"}',
    '{"type":"ocr","values":{"Home Score":"7"}}',
    'no pair',
  ]);
});

test('[I6] flat JSON is an update as well, and what is no value of it is named', () => {
  expect(framesOf(['{"Home Score":35,"home":{"fouls":2},"x":[1],"n":NaN}', '{"row":{"Clock":"2:45"}}'])).toEqual([
    '{"type":"ocr","values":{"x":[1],"Home Score":"35","home.fouls":"2","n":""}}',
    '{"type":"ocr","values":{"Clock":"2:45"}}',
  ]);
  for (const frame of ['{"type":"ping"}', '{"type":"other","a":1}', '{"a":'])
    expect(framesOf([frame])).toEqual([frame]);
});
