import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pongFor, readFrame, splitFrame, type PublisherLine } from './scoreboard-ocr.ts';

function valuesOf(line: PublisherLine | undefined): Record<string, string> | undefined {
  return line?.kind === 'values' ? Object.fromEntries(line.values) : undefined;
}

describe("[P2] the vendor's own frames", () => {
  test('register, with its spaces', () => {
    const [line] = readFrame('{"type":"register", "stream":"stream1", "role":"ocr"}');
    expect(line).toMatchObject({ kind: 'register', stream: 'stream1', role: 'ocr' });
  });

  test('update', () => {
    expect(valuesOf(readFrame('{"type":"ocr", "values":{"time":"3:12", "score_a":"56"}}')[0])).toEqual({
      time: '3:12',
      score_a: '56',
    });
  });
});

describe('[P4] pings, in kind', () => {
  test.each([
    ['{"type":"ping"}', 'json', '{"type":"pong"}'],
    ['{ "id": 4, "type" : "ping" }\n', 'json', '{"type":"pong"}'],
    ['ping', 'bare', 'pong'],
    [' PING\r\n', 'bare', 'pong'],
    ['"ping"', 'quoted', '"pong"'],
    ['" Ping "', 'quoted', '"pong"'],
    ['{"type":" PING"}', 'json', '{"type":"pong"}'],
    ['{“type”:“ping”}', 'json', '{"type":"pong"}'],
  ] as const)('%j', (frame, form, pong) => {
    expect(readFrame(frame)).toEqual([{ kind: 'ping', form }]);
    expect(pongFor(form)).toBe(pong);
  });
});

describe('[P5] frames', () => {
  const a = '{"type":"ocr","values":{"time":"1:00"}}';
  const b = '{"type":"ocr","values":{"time":"0:59"}}';

  test.each([
    ['LF', `${a}\n${b}\n`],
    ['CRLF', `${a}\r\n${b}\r\n`],
    ['nothing', `${a}${b}`],
    ['a byte order mark', `\ufeff${a}\n\ufeff${b}`],
    ['blank lines', `\n\n${a}\n\n\n${b}`],
    ['spaces', ` ${a}  ${b} `],
  ])('several lines with %s between', (_, frame) => {
    expect(readFrame(frame).map(valuesOf)).toEqual([{ time: '1:00' }, { time: '0:59' }]);
  });

  test.each([
    ['its last brace is missing', '{"type":"ocr","values":{"time":"3:12"}'],
    ['it is no JSON at all', '{bad'],
    ['there are more of them', '{bad\n{"type":"ocr","values":{'],
  ])('a line that was left open costs no other: %s', (_, open) => {
    const kinds = readFrame(`${a}\n${open}\n${b}\n{"type":"ping"}`).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind !== 'unreadable')).toEqual(['values', 'values', 'ping']);
    expect(kinds.indexOf('unreadable')).toBe(1);
  });

  test('none', () => {
    expect(readFrame('')).toEqual([]);
    expect(readFrame('\r\n')).toEqual([]);
    expect(readFrame('\ufeff')).toEqual([]);
  });

  test('curly quotes are straightened when that makes it valid', () => {
    expect(valuesOf(readFrame('{“type”:“ocr”, “values”:{“time”:“3:12”}}')[0])).toEqual({ time: '3:12' });
  });

  test('curly quotes inside valid JSON stay', () => {
    expect(valuesOf(readFrame('{"type":"ocr","values":{"note":"“so”"}}')[0])).toEqual({ note: '“so”' });
  });

  test('a pretty-printed object is one line', () => {
    expect(valuesOf(readFrame('{\n  "type": "ocr",\n  "values": {\n "time": "9.9"\n}\n}\n')[0])).toEqual({
      time: '9.9',
    });
  });

  test('pings between updates', () => {
    expect(readFrame(`ping\n${a}{"type":"ping"}`).map((line) => line.kind)).toEqual(['ping', 'values', 'ping']);
  });

  test('duplicate keys: the last one counts', () => {
    expect(valuesOf(readFrame('{"type":"ocr","values":{"time":"1","time":"2"}}')[0])).toEqual({ time: '2' });
  });
});

describe('[P10] what cannot be read is said, and costs nothing else', () => {
  test.each([
    ['garbage', 'not JSON'],
    ['[1,2]', 'not a JSON object'],
    ['null', 'not a JSON object'],
    ['{"type":"ocr"}', 'an update without a values object'],
    ['{"type":"ocr","values":[1]}', 'an update without a values object'],
    ['{"type":"ocr","values":{"a":1,}}', 'not JSON'],
    ["{'type':'ocr','values':{'a':'1'}}", 'not JSON'],
    ['{"type":"ocr","values":{"a":NaNo}}', 'not JSON'],
    ['{"type":"ocr","values":{"a":undefined}}', 'not JSON'],
    ['{"type":"ocr","values":{"a":"open}}', 'not JSON'],
  ])('%j', (frame, reason) => {
    expect(readFrame(frame)).toEqual([{ kind: 'unreadable', reason }]);
  });

  test('a broken line between two good ones', () => {
    const frame =
      '{"type":"ocr","values":{"a":"1"}}\n{"type":"ocr","values":{"a":"op\n{"type":"ocr","values":{"a":"2"}}';
    expect(readFrame(frame).map((line) => line.kind)).toEqual(['values', 'unreadable', 'values']);
  });

  test('an unknown type is named', () => {
    expect(readFrame('{"type":"hello"}')).toEqual([{ kind: 'other', type: 'hello' }]);
    expect(readFrame('{"values":{}}')).toEqual([{ kind: 'other', type: '' }]);
  });

  test('no text makes it throw, and depth does not matter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(Array.isArray(readFrame(text))).toBe(true);
      }),
    );
    expect(readFrame('['.repeat(30_000))[0]?.kind).toBe('unreadable');
    expect(readFrame(`{"type":"ocr","values":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`)[0]).toMatchObject({
      kind: 'values',
      refused: [{ name: 'a' }],
    });
  });
});

test('[P5] splitting brings back every object of a frame, whatever stands in its strings', () => {
  const object = fc.dictionary(
    fc.string({ maxLength: 8 }),
    fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('“', '”', '’', '"', 'a', '{'), maxLength: 6 }),
    ),
  );
  const separator = fc.constantFrom('', '\n', '\r\n', ' ');
  fc.assert(
    fc.property(fc.array(fc.tuple(object, separator), { maxLength: 6 }), (parts) => {
      const frame = parts.map(([data, end]) => JSON.stringify(data) + end).join('');
      expect(splitFrame(frame)).toEqual(parts.map(([data]) => JSON.stringify(data)));
    }),
  );
});
