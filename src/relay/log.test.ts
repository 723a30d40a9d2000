import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createJsonLog, type LogLevel } from './log.ts';
import { createTestRelay, ocr } from './testing/test-relay.ts';

function createLines(level: LogLevel) {
  const lines: string[] = [];
  const time = createManualTime();
  return { lines, time, ...createJsonLog({ time, level, write: (line) => lines.push(line) }) };
}

test('[H5] a log line is one JSON object, and quieter levels are left out', () => {
  const { lines, log } = createLines('warn');
  log('info', 'not this');
  log('error', 'saving failed', { stream: 'stream1', tries: 3, name: undefined });
  expect(lines).toEqual([
    '{"time":"2025-11-24T16:00:00.000Z","level":"error","msg":"saving failed","stream":"stream1","tries":3}\n',
  ]);
});

test('[S19] [H5] nothing in a line moves a terminal, breaks the line or turns its text round, and nothing is long', () => {
  const { lines, log } = createLines('info');
  const nasty = 'a\r\nb\u001b]52;c;x\u0007\u202etxt\u009b';
  log('info', nasty, { name: nasty, long: 'x'.repeat(5000) });
  expect(lines[0]).toMatch(/^[\u0020-\u007e…]+\n$/);
  expect(lines[0]?.length).toBeLessThan(600);
  expect(lines[0]).toContain('a<U+000D><U+000A>b<U+001B>]52');
});

test('[S19] of a storm of lines with the same words fifty are written a second, and the others counted; other words are not touched', () => {
  const { lines, time, log, end } = createLines('info');
  const told = () => lines.splice(0).map((line): unknown => JSON.parse(line));
  for (let each = 0; each < 3000; each += 1) log('info', 'viewer came', { each });
  log('warn', 'saving failed');
  const storm = told();
  expect(storm).toHaveLength(51);
  expect(storm[49]).toMatchObject({ msg: 'viewer came', each: 49 });
  expect(storm[50]).toMatchObject({ msg: 'saving failed' });
  time.advance(1000);
  expect(told()).toEqual([{ time: '2025-11-24T16:00:01.000Z', level: 'info', msg: 'viewer came', more: 2950 }]);
  log('info', 'viewer came', { each: 3000 });
  expect(told()).toHaveLength(1);
  time.advance(1000);
  expect(told()).toEqual([]);
  for (let each = 0; each < 51; each += 1) log('info', 'viewer came');
  end();
  expect(told().at(-1)).toMatchObject({ msg: 'viewer came', more: 1 });
  time.advance(1000);
  expect(told()).toEqual([]);
});

test('[S20] [H5] neither values nor keys are logged', () => {
  const { lines, log } = createLines('debug');
  const { dial, pass } = createTestRelay({ log, demo: { stream: 'stream1', key: 'DEMOKEY' } });
  const demo = dial('/stream1~DEMOKEY');
  demo.say(ocr({ time: 'SECRETVALUE' }));
  const line = dial('/stream1~PATHKEY?key=QUERYKEY');
  line.say('{"type":"register","stream":"other~FRAMEKEY","role":"ocr"}');
  line.say(ocr({ time: 'SECRETVALUE', SECRETNAME: ['SECRETVALUE'] }));
  line.say('SECRETVALUE');
  pass(4000);
  line.hangUp();
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.join('')).not.toMatch(/SECRET|DEMOKEY|PATHKEY|QUERYKEY|FRAMEKEY/);
});
