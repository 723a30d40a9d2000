import { decodeUp } from '#protocol/decode.ts';
import { decodeDown, encode } from '#protocol/codec.ts';
import { readAnyText } from '#protocol/dialects/any-text.ts';
import { pongFor, readFrame, type PublisherLine } from '#protocol/dialects/scoreboard-ocr.ts';
import { createTextCutter, framesOf } from '#protocol/dialects/text-stream.ts';
import { FIELDS_MAX, readFieldName, readValue, streamAddressOfPath, VALUE_LENGTH_MAX } from '#protocol/fields.ts';
import { createTestRelay, type TestRelay } from '#relay/testing/test-relay.ts';
import { frameText } from '#relay/transport/frame-text.ts';

/** Something that takes any text. It throws when it breaks a promise, or by itself. */
export interface Target {
  readonly name: string;
  /** Takes a text; what is returned tells in a few words which way it went: a way that was new is a text to go on from. */
  take(text: string): string;
}

/** Most lines of a frame, and one that says that there were more (docs/PROTOCOL.md P5). */
const LINES_MAX = 1024 + 1;
/** What of a refused name is kept, in UTF-16 units. */
const REFUSED_NAME_MAX = VALUE_LENGTH_MAX;

function hold(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`broken: ${promise}`);
}

function holdSame(one: unknown, other: unknown, promise: string): void {
  hold(JSON.stringify(one) === JSON.stringify(other), promise);
}

function wayOf(line: PublisherLine): string {
  switch (line.kind) {
    case 'ping':
      return `ping ${line.form}`;
    case 'unreadable':
      return line.reason;
    case 'values':
      return `values ${Math.min(line.values.size, 3)} ${[...new Set(line.refused.map(({ reason }) => reason.slice(0, 24)))].sort().join()}`;
    case 'register':
      return `register ${line.role === undefined ? '' : 'as'} ${line.stream === undefined ? '' : 'of'}`;
    default:
      return line.kind;
  }
}

function readPublisherFrame(text: string): string {
  const lines = readFrame(text);
  hold(lines.length <= LINES_MAX, 'a frame has a bounded number of lines');
  for (const line of lines) {
    if (line.kind === 'ping') hold(pongFor(line.form).length > 0, 'every ping has its pong');
    if (line.kind === 'other') hold(line.type.length <= 32, 'an unknown type is cut');
    if (line.kind !== 'values') continue;
    for (const [name, value] of line.values) {
      holdSame(readFieldName(name), { ok: true, value: name }, 'a name that was taken is taken again as it is');
      holdSame(readValue(value), { ok: true, value }, 'a value that was taken is taken again as it is');
    }
    hold(
      line.refused.every(({ name }) => name.length <= REFUSED_NAME_MAX),
      'a refused name is cut',
    );
  }
  return [...new Set(lines.map(wayOf))].join('|');
}

function decodeUpTwice(text: string): string {
  const read = decodeUp(text);
  if (!read.ok) {
    hold(read.reason.length < 5000, 'a reason is bounded');
    return read.reason.replace(/got .*/s, '');
  }
  holdSame(decodeUp(encode(read.value)), read, 'what was written is read as it was');
  return Object.keys(read.value).join();
}

function decodeDownTwice(text: string): string {
  const read = decodeDown(text);
  if (!read.ok) return read.reason;
  holdSame(decodeDown(encode(read.value)), read, 'what was written is read as it was');
  return Object.keys(read.value).sort().join();
}

function readPath(text: string): string {
  const { stream, key } = streamAddressOfPath(text);
  hold(stream === undefined || /^[A-Za-z0-9._-]{1,64}$/.test(stream), 'a stream id is an id');
  if (stream !== undefined) hold(streamAddressOfPath(`/${stream}`).stream === stream, 'an id is its own id');
  return `${stream === undefined ? '' : `id ${Math.min(stream.length, 3)}`} ${key === undefined ? '' : 'key'}`;
}

function readBytes(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  const read = frameText(bytes);
  hold(read.bytes === bytes.length && read.text.length <= bytes.length, 'a text has no more characters than bytes');
  return readPublisherFrame(read.text);
}

function readAny(text: string): string {
  const ways = (['form', 'csv', undefined] as const).map((form) => {
    const read = readAnyText(text, form);
    if (!read.ok) return 'refused';
    for (const [name, value] of [...read.value.values, ...read.value.same]) {
      holdSame(readFieldName(name), { ok: true, value: name }, 'a name that was taken is taken again as it is');
      holdSame(readValue(value), { ok: true, value }, 'a value that was taken is taken again as it is');
    }
    return `${Math.min(read.value.values.size, 3)} ${Math.min(read.value.left.length, 2)}`;
  });
  return ways.join('|');
}

function cutStream(text: string): string {
  const whole = createTextCutter();
  const once = whole.push(text);
  const bit = createTextCutter();
  holdSame(Array.from(text, (c) => bit.push(c)).flat(), once, 'a stream is cut where its messages end');
  hold(whole.waiting() === bit.waiting(), 'what waits is what has not ended');
  return `${Math.min(once.length, 4)} ${framesOf(once).map(readPublisherFrame).join('|').slice(0, 99)}`;
}

/** How many texts one relay takes before it is made anew: long enough for what adds up. */
const RELAY_TEXTS = 400;

function openHouse() {
  const test: TestRelay = createTestRelay();
  return {
    test,
    watcher: test.watch('stream1'),
    publisher: test.dial('/stream1'),
    other: test.watch('other'),
    sibling: test.dial('/other'),
  };
}

/** The relay's heart: the text comes from a publisher and from who says nothing else; a viewer and another stream must not suffer. */
function createRelayTarget(): Target {
  let taken = 0;
  let house: ReturnType<typeof openHouse> | undefined;

  return {
    name: 'relay',
    take(text) {
      if (taken % RELAY_TEXTS === 0) house = openHouse();
      taken += 1;
      house ??= openHouse();
      const { test, watcher, publisher, other, sibling } = house;
      publisher.say(text);
      const stranger = test.dial(`/stream1`);
      stranger.say(text);
      stranger.hangUp();
      hold(
        publisher.peer.closedWith === undefined || isListenersWord(text),
        'a publisher is never closed for its words',
      );
      sibling.say(`{"type":"ocr","values":{"n":"${taken}"}}`);
      hold(
        other.messages().some((message) => message.type === 'update' && message.values?.['n'] === String(taken)),
        'another stream goes on',
      );
      const values = test.relay.find('stream1')?.values() ?? {};
      hold(Object.keys(values).length <= FIELDS_MAX, 'a stream has at most 256 fields');
      const seen = watcher.messages().map(({ type }) => type);
      test.pass(300);
      if (publisher.peer.closedWith !== undefined) taken = 0;
      return `${readPublisherFrame(text)} ${[...new Set(seen)].join()} ${Math.min(seen.length, 3)} ${Object.keys(values).length >> 4}`;
    },
  };
}

/** Whether the text may make a listener of a connection that has said nothing else, which may then be closed for it (V1). */
function isListenersWord(text: string): boolean {
  const [first] = readFrame(text);
  return first?.kind === 'register' && (first.role === 'viewer' || first.role === 'operator');
}

export function createTargets(): readonly Target[] {
  return [
    { name: 'publisher frame', take: readPublisherFrame },
    { name: 'publisher frame in bytes', take: readBytes },
    { name: 'any text', take: readAny },
    { name: 'text stream', take: cutStream },
    { name: 'decode up', take: decodeUpTwice },
    { name: 'decode down', take: decodeDownTwice },
    { name: 'path', take: readPath },
    createRelayTarget(),
  ];
}
