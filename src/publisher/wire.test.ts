import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFrame } from '#protocol/dialects/scoreboard-ocr.ts';
import { padValues, registerFrame, streamOfUrl, updateFrame } from './wire.ts';

test('the frames are the ones that the maker prints, letter by letter', () => {
  expect(registerFrame('stream1')).toBe('{"type":"register", "stream":"stream1", "role":"ocr"}');
  expect(updateFrame({ time: '3:12', score_a: '56' })).toBe('{"type":"ocr", "values":{"time":"3:12", "score_a":"56"}}');
  expect(updateFrame({})).toBe('{"type":"ocr", "values":{}}');
});

test('any text survives the way through a frame', () => {
  const name = fc.string({ minLength: 1, maxLength: 16 }).filter((text) => text !== '__proto__');
  fc.assert(
    fc.property(fc.dictionary(name, fc.string()), (values) => {
      expect(JSON.parse(updateFrame(values))).toEqual({ type: 'ocr', values });
    }),
  );
});

test('clocks are padded in front and read back without; a blank stays blank', () => {
  const padded = padValues({ time: '2:34', shot_clock: '4.9', score_a: '7', penalty_a1: '' });
  expect(padded).toEqual({ time: ' 2:34', shot_clock: ' 4.9', score_a: '7', penalty_a1: '' });
  expect(padValues({ time: '', shot_clock: '' })).toEqual({ time: '', shot_clock: '' });
  const [line] = readFrame(updateFrame(padded));
  expect(line).toMatchObject({
    kind: 'values',
    values: new Map([
      ['time', '2:34'],
      ['shot_clock', '4.9'],
      ['score_a', '7'],
      ['penalty_a1', ''],
    ]),
  });
});

test('the stream is the last segment of the URL, decoded', () => {
  expect(streamOfUrl('ws://host:15001/stream1')).toBe('stream1');
  expect(streamOfUrl('ws://host:15001/ws/ocr/court%202/')).toBe('court 2');
  expect(streamOfUrl('ws://host:15001/100%')).toBe('100%');
  expect(streamOfUrl('ws://host:15001/')).toBeUndefined();
  expect(streamOfUrl('ws://host:15001')).toBeUndefined();
});
