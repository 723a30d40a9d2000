import { expect, test } from 'vitest';
import { FRAME_BYTES_MAX } from './limits.ts';
import { createTestRelay, ocr } from './testing/test-relay.ts';

const SIZE = FRAME_BYTES_MAX;

/** CPU time in ms that one frame may cost: some hundred times what an honest one of that size takes, and far below a quadratic reader's. */
const FRAME_CPU_MS_MAX = 400;

function value(text: string): string {
  return `{"type":"ocr","values":{"time":"${text}"}}`;
}

const FRAMES: Readonly<Record<string, string>> = {
  'open braces': '{'.repeat(SIZE),
  'nested objects': '{"a":'.repeat(SIZE / 5),
  'nested arrays': `{"type":"ocr","values":{"a":${'['.repeat(SIZE / 2 - 40)}${']'.repeat(SIZE / 2 - 40)}}}`,
  'empty objects': '{}'.repeat(SIZE / 2),
  'line feeds': '\n'.repeat(SIZE),
  'a word and spaces': `x${' '.repeat(SIZE - 2)}y`,
  'a value of spaces': value(`é${' '.repeat(SIZE - 100)}x`),
  'a value of accents': value(`a${'\u0301\u0316'.repeat(SIZE / 4 - 50)}`),
  'a value of lone surrogates': value('\ud800'.repeat(SIZE / 3 - 50)),
  'an open string of backslashes': `{"${'\\'.repeat(SIZE - 2)}`,
  'five thousand fields': ocr(Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`f${n}`, '1']))),
  'a thousand updates': Array.from({ length: 1000 }, (_, n) => ocr({ time: String(n), score_a: String(n) })).join('\n'),
  'a thousand pings': 'ping\n'.repeat(1000),
};

test.each(Object.entries(FRAMES))('[F21] [G5] a frame of %s holds nobody up', (_name, frame) => {
  const { relay, dial, watch } = createTestRelay();
  const viewer = watch('stream1');
  const publisher = dial('/stream1');
  publisher.say(ocr({ score_b: '1' }));
  const before = process.cpuUsage();
  publisher.say(frame);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(FRAME_CPU_MS_MAX);
  expect(publisher.peer.closedWith).toBeUndefined();
  publisher.say(ocr({ score_b: '2' }));
  expect(relay.find('stream1')?.values()).toMatchObject({ 'away.score': '2' });
  expect(viewer.messages().at(-1)).toMatchObject({ type: 'update', values: { 'away.score': '2' } });
});
