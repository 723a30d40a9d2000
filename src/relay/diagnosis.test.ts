import { expect, test } from 'vitest';
import type { Log } from './log.ts';
import { createTestRelay, ocr } from './testing/test-relay.ts';

function createListening() {
  const lines: { readonly level: string; readonly fields: unknown }[] = [];
  const log: Log = (level, msg, fields) => {
    if (msg.includes('refused')) lines.push({ level, fields });
  };
  return { ...createTestRelay({ log }), lines };
}

test('[H5] [P8] a field’s first refusal is a warning at once, and what follows is counted every 10 s', () => {
  const { dial, lines, pass } = createListening();
  const publisher = dial('/stream1');
  publisher.say(ocr({ time: '3:12', bad: [1] }));
  const first = { level: 'warn', fields: { stream: 'stream1', refusedFields: 1, unreadable: 0 } };
  expect(lines).toEqual([first]);
  for (let n = 0; n < 9; n += 1) {
    pass(1000);
    publisher.say(ocr({ bad: [n] }));
  }
  expect(lines).toEqual([first]);
  pass(1000);
  expect(lines.slice(1)).toEqual([{ level: 'info', fields: { stream: 'stream1', refusedFields: 9, unreadable: 0 } }]);
  pass(60_000);
  expect(lines).toHaveLength(2);
  publisher.say(ocr({ worse: {} }));
  expect(lines.slice(2)).toEqual([first]);
});

test('[H5] [P10] a flood of unreadable frames is a line per 10 s, stream by stream', () => {
  const { dial, lines, pass } = createListening();
  const one = dial('/stream1');
  const other = dial('/stream2');
  for (let second = 0; second < 60; second += 1) {
    for (let n = 0; n < 100; n += 1) one.say('garbage');
    if (second === 30) other.say('{"type":"weather"}');
    pass(1000);
  }
  const of = (stream: string) => lines.filter(({ fields }) => JSON.stringify(fields).includes(stream));
  expect(of('stream1').map(({ level }) => level)).toEqual(['warn', ...Array.from({ length: 6 }, () => 'info')]);
  expect(of('stream1')[0]?.fields).toMatchObject({ unreadable: 1 });
  expect(of('stream1')[1]?.fields).toMatchObject({ unreadable: 999 });
  expect(of('stream2')).toHaveLength(1);
});
