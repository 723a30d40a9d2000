/** What publishers send that is not quite the feed: every way ends in valid fields applied or in a counted reason, and the connection stays. */
import { describe, expect, test } from 'vitest';
import { createTestRelay, ocr } from './testing/test-relay.ts';

interface Row {
  readonly title: string;
  /** The frames, in order, as text. */
  readonly sends: readonly string[];
  readonly values?: Readonly<Record<string, string>>;
  /** Names of the fields that were refused, or mended with a word about it. */
  readonly refused?: readonly string[];
  /** How many frames, or lines of one, could not be read. */
  readonly unreadable?: number;
  readonly answers?: readonly string[];
}

const JSON_PONG = '{"type":"pong"}';
const CLOCK = { clock: '3:12' };

const GARBAGE: readonly Row[] = [
  { title: 'garbage text', sends: ['certainly not JSON', '\u0007\u001b[2J', '<xml/>'], unreadable: 3 },
  { title: 'an empty frame, and one of line ends', sends: ['', '\r\n\n', '  '], unreadable: 0 },
  {
    title: 'JSON that is no message',
    sends: ['[]', '1', 'null', '"x"', '{"type":"ocr"}', '{"type":7}'],
    unreadable: 6,
  },
  { title: 'a message of a type that nobody knows', sends: ['{"type":"hello","values":{"time":"1"}}'], unreadable: 1 },
];

const TEXT: readonly Row[] = [
  {
    title: 'UTF-16 that was taken for bytes, either end first',
    sends: [wide(ocr({ time: '3:12' }), 1), wide(ocr({ score_a: '5' }), 0)],
    values: { ...CLOCK, 'home.score': '5' },
  },
  { title: 'a ping in UTF-16', sends: [wide('ping', 1)], answers: ['pong'] },
  { title: 'NULs around and within', sends: [`\0${ocr({ time: '3:12' })}\0\0`], values: CLOCK },
  { title: 'NULs within values, as JSON writes them', sends: [ocr({ time: '3:\0\u000112' })], values: CLOCK },
  { title: 'a byte order mark', sends: [`\ufeff${ocr({ time: '3:12' })}`], values: CLOCK },
  {
    title: 'lone surrogates',
    sends: ['{"type":"ocr","values":{"team":"a\\ud800","\\udc00":"x"}}'],
    values: { team: 'a\ufffd', '\ufffd': 'x' },
  },
  {
    title: 'curly quotes, as a page that was copied has them',
    sends: ['{“type”:“ocr”, „values”:{“time”:“3:12”}}'],
    values: CLOCK,
  },
  {
    title: 'curly quotes within values',
    sends: [ocr({ team: '“A” „B”', time: '3:12' })],
    values: { team: '“A” „B”', ...CLOCK },
  },
];

const NUMBERS: readonly Row[] = [
  {
    title: 'numbers, truth and null',
    sends: ['{"type":"ocr","values":{"a":7,"b":-0.5,"c":1e3,"d":true,"e":false,"f":null}}'],
    values: { a: '7', b: '-0.5', c: '1000', d: 'true', e: 'false', f: '' },
  },
  {
    title: 'NaN and Infinity are blank, with a word about it',
    sends: ['{"type":"ocr","values":{"time":NaN,"score_a":-Infinity,"score_b":"4"}}'],
    values: { clock: '', 'home.score': '', 'away.score': '4' },
    refused: ['time', 'score_a'],
  },
  {
    title: '1e999 costs its own field alone',
    sends: ['{"type":"ocr","values":{"score_a":1e999,"time":"3:12"}}'],
    values: CLOCK,
    refused: ['score_a'],
  },
  {
    title: 'whole numbers of 20 digits',
    sends: ['{"type":"ocr","values":{"score_a":12345678901234567890,"time":"3:12"}}'],
    values: CLOCK,
    refused: ['score_a'],
  },
  {
    title: 'objects and arrays as values',
    sends: ['{"type":"ocr","values":{"score_a":{"v":1},"score_b":[2],"time":"3:12"}}'],
    values: CLOCK,
    refused: ['score_a', 'score_b'],
  },
  {
    title: 'a comma too many, single quotes, comments',
    sends: [
      '{"type":"ocr","values":{"time":"1",}}',
      "{'type':'ocr','values':{'time':'1'}}",
      '{"type":"ocr",/**/"values":{"time":"1"}}',
    ],
    unreadable: 3,
  },
];

const NAMES: readonly Row[] = [
  {
    title: 'a key twice: the last counts',
    sends: ['{"type":"ocr","values":{"time":"1","time":"3:12"}}'],
    values: CLOCK,
  },
  {
    title: '__proto__ and its like as names',
    sends: ['{"type":"ocr","values":{"__proto__":{"a":1},"constructor":"x","toString":"y","time":"3:12"}}'],
    values: CLOCK,
    refused: ['__proto__', 'constructor', 'toString'],
  },
  {
    title: '__proto__ as a key of the message',
    sends: ['{"type":"ocr","__proto__":{"values":{"time":"1"}}}', '{"__proto__":{"type":"ocr"},"values":{"time":"1"}}'],
    unreadable: 2,
  },
];

const LINES: readonly Row[] = [
  {
    title: 'several lines in one frame, in their order',
    sends: [`${ocr({ time: '3:14' })}\n${ocr({ time: '3:13' })}\r\n${ocr({ time: '3:12' })}`],
    values: CLOCK,
  },
  {
    title: 'one message over two frames: frames are never joined',
    sends: ['{"type":"ocr","values":{"ti', 'me":"1:00"}}'],
    unreadable: 2,
  },
  {
    title: 'a line that is broken between two that are not',
    sends: [`${ocr({ score_a: '1' })}\n{"type":"ocr","values":{"x":\n${ocr({ time: '3:12' })}`],
    values: { 'home.score': '1', ...CLOCK },
    unreadable: 1,
  },
];

const PINGS: readonly Row[] = [
  ...['ping', 'PING', ' ping ', 'ping\r\n'].map((sent) => ({
    title: `a bare ping: ${JSON.stringify(sent)}`,
    sends: [sent],
    answers: ['pong'],
  })),
  ...['"ping"', '"Ping"', ' "ping"\n'].map((sent) => ({
    title: `a ping in quotes: ${sent.trim()}`,
    sends: [sent],
    answers: ['"pong"'],
  })),
  ...[
    '{"type":"ping"}',
    '{ "type" : "ping" }',
    '{"type":"PING","id":1}',
    '{"type":" ping"}',
    '{“type”:“ping”}',
    '{"id":NaN,"type":"ping"}',
  ].map((sent) => ({ title: `a ping in JSON: ${sent}`, sends: [sent], answers: [JSON_PONG] })),
  {
    title: 'a ping before the register frame',
    sends: ['{"type":"ping"}', '{"type":"register","stream":"stream1","role":"ocr"}', ocr({ time: '3:12' })],
    values: CLOCK,
    answers: [JSON_PONG],
  },
  { title: 'a ping behind what cannot be read, in one frame', sends: ['{bad\nping'], unreadable: 1, answers: ['pong'] },
  {
    title: 'three pings of three kinds in one frame',
    sends: ['ping\n{"type":"ping"}"ping"'],
    unreadable: 0,
    answers: ['pong', JSON_PONG, '"pong"'],
  },
];

const REGISTERS: readonly Row[] = [
  {
    title: 'values before the register frame',
    sends: [ocr({ time: '3:12' }), '{"type":"register","stream":"stream1","role":"ocr"}'],
    values: CLOCK,
  },
  {
    title: 'a register frame twice',
    sends: ['{"type":"register","stream":"stream1"}', '{"type":"register","stream":"stream1"}', ocr({ time: '3:12' })],
    values: CLOCK,
  },
  {
    title: 'a register frame of another stream: the path counts',
    sends: ['{"type":"register","stream":"other","role":"ocr"}', ocr({ time: '3:12' })],
    values: CLOCK,
  },
];

/** Text as UTF-16 looks to who takes it for one byte a character: a NUL before each, or behind it. */
function wide(text: string, behind: 0 | 1): string {
  return Array.from(text, (c) => (behind === 1 ? `${c}\0` : `\0${c}`)).join('');
}

function play({ sends, values = {}, refused = [], unreadable = 0, answers = [] }: Row): void {
  const { relay, dial, watch } = createTestRelay();
  const viewer = watch('stream1');
  const publisher = dial('/stream1');
  for (const frame of sends) publisher.say(frame);
  const detail = relay.find('stream1')?.detail();
  expect(detail?.values).toEqual(values);
  expect(detail?.refused.map(({ name }) => name)).toEqual(refused);
  expect(detail?.unreadable.count).toBe(unreadable);
  expect(publisher.texts()).toEqual(answers);
  expect(publisher.peer.closedWith).toBeUndefined();
  publisher.say(ocr({ score_z: 'after' }));
  expect(viewer.messages().at(-1)).toMatchObject({ type: 'update', values: { score_z: 'after' } });
}

describe('[F21] [P10] what is no message is counted and ignored', () => {
  test.each(GARBAGE)('$title', play);
});

describe('[F21] [P5] [P7] text of other makes', () => {
  test.each(TEXT)('$title', play);
});

describe('[F21] [P7] numbers of other makes', () => {
  test.each(NUMBERS)('$title', play);
});

describe('[S9] [P8] names', () => {
  test.each(NAMES)('$title', play);
});

describe('[F21] [P5] lines and frames', () => {
  test.each(LINES)('$title', play);
});

describe('[F21] [P4] every way to say ping', () => {
  test.each(PINGS)('$title', play);
});

describe('[F21] [P2] register frames', () => {
  test.each(REGISTERS)('$title', play);
});

test('[S14] fields without number: 256 work, every further one is counted, and those that were there go on', () => {
  const { relay, dial } = createTestRelay();
  const publisher = dial('/stream1');
  for (let n = 0; n < 3000; n += 100)
    publisher.say(ocr(Object.fromEntries(Array.from({ length: 100 }, (_, more) => [`f${n + more}`, '1']))));
  publisher.say(ocr({ f0: '2', f255: '2', f256: '2' }));
  const values = relay.find('stream1')?.values() ?? {};
  expect(Object.keys(values)).toHaveLength(256);
  expect(values).toMatchObject({ f0: '2', f255: '2' });
  expect(relay.find('stream1')?.detail().refused.length).toBe(64); // names kept of those refused
});
