/** RFC 6455 §5 to §7 by bytes: what comes back of each frame that a client may send, and that nobody else notices. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CONTROLS,
  DEFLATE,
  FRAGMENTS,
  LENGTHS,
  MANY_FRAGMENTS,
  MASKING,
  RESERVED,
  TOO_LONG,
  type FrameRow,
} from './testing/raw/frame-rows.ts';
import { OPCODE } from './testing/raw/opcode.ts';
import { rawFrame } from './testing/raw/raw-frame.ts';
import { startRawHouse, type RawHouse } from './testing/raw/raw-house.ts';
import { ask, BROKEN, CLOSES, TEXTS } from './testing/raw/text-rows.ts';

let house: RawHouse;

beforeAll(async () => {
  house = await startRawHouse();
});

afterAll(() => house.close());

/** Sends a row's frames, each by itself, and holds what came back against it; then that the other viewer got the next value. */
async function play({ sends, gets }: FrameRow): Promise<void> {
  const client = await house.dial();
  const closes = gets.at(-1)?.startsWith('close') === true;
  for (const bytes of sends) client.write(bytes);
  if (!closes) client.write(rawFrame({ op: OPCODE.PING, payload: 'still there' }));
  await (closes ? client.ended : client.until('pong still there'));
  expect(client.frames()).toEqual(closes ? gets : [...gets, 'pong still there']);
  client.destroy();
  expect(await house.othersAreWell()).toBe(true);
}

/** So many pings in one piece, of this payload or of numbers from this one on. */
function pings(count: number, payload: string | number): Buffer {
  return Buffer.concat(
    Array.from({ length: count }, (_, more) =>
      rawFrame({ op: OPCODE.PING, payload: typeof payload === 'string' ? payload : String(payload + more) }),
    ),
  );
}

describe('[P10] masks, RFC 6455 §5.1', () => {
  test.each(MASKING)('$title', play);
});

describe('[P10] reserved bits and opcodes, §5.2', () => {
  test.each(RESERVED)('$title', play);
});

describe('[S13] compression is never spoken, §9.2', () => {
  test.each(DEFLATE)('$title', play);
});

describe('[P10] lengths, §5.2', () => {
  test.each(LENGTHS)('$title', play);
});

describe('[S11] messages that are too long are refused by what they declare', () => {
  test.each(TOO_LONG)('$title', play);
});

describe('[P4] control frames, §5.5', () => {
  test.each(CONTROLS)('$title', play);
});

describe('[P10] fragments, §5.4', () => {
  test.each(FRAGMENTS)('$title', play);
});

describe('[S12] a flood of fragments is cut', () => {
  test.each(MANY_FRAGMENTS)('$title', play);
});

describe('[P10] text is UTF-8, §8.1', () => {
  test.each(TEXTS)('$title', play);
});

describe('[P10] text that is no UTF-8 is read, where the relay was told to', () => {
  let lenient: RawHouse;

  beforeAll(async () => {
    lenient = await startRawHouse({ lenientText: true });
  });

  afterAll(() => lenient.close());

  test.each(BROKEN)('%s', async (_, bytes) => {
    const client = await lenient.dial();
    client.write(rawFrame({ op: OPCODE.TEXT, payload: ask(Buffer.from(bytes)) }));
    await client.until('text {"type":"pong"}');
    client.destroy();
    expect(await lenient.othersAreWell()).toBe(true);
  });

  test('a name in Latin-1 goes on air as it was meant', async () => {
    const feed = await lenient.dial();
    const payload = Buffer.from('{"type":"ocr","values":{"scorer":"José"}}\n{"type":"ping"}', 'latin1');
    feed.write(rawFrame({ op: OPCODE.TEXT, payload }));
    await feed.until('text {"type":"pong"}');
    const detail: unknown = await (await fetch(`http://127.0.0.1:${lenient.port}/api/streams/tried`)).json();
    expect(detail).toMatchObject({ values: { scorer: 'José' } });
    feed.destroy();
  });
});

describe('[P10] goodbyes, §7', () => {
  test.each(CLOSES)('$title', play);
});

describe('[S18] how bytes arrive makes no difference', () => {
  const ping = rawFrame({ op: OPCODE.TEXT, payload: `ping${' '.repeat(200)}` });

  test('a frame byte by byte, its head and mask too', async () => {
    const client = await house.dial();
    await client.drip(ping);
    await client.until('text pong');
    client.destroy();
    expect(await house.othersAreWell()).toBe(true);
  });

  test('a handshake byte by byte', async () => {
    const client = house.dialOnly();
    await client.drip(Buffer.from(house.handshake()));
    expect((await client.answer()).status).toBe(101);
    client.destroy();
  });

  test('the handshake and the first frames in one piece', async () => {
    const client = house.dialOnly();
    client.write(Buffer.concat([Buffer.from(house.handshake()), ping, ping.subarray(0, 3)]));
    await client.until('text pong');
    client.write(ping.subarray(3));
    client.write(rawFrame({ op: OPCODE.PING, payload: 'end' }));
    await client.until('pong end');
    expect(client.frames()).toEqual(['text pong', 'text pong', 'pong end']);
    client.destroy();
  });

  test('a thousand frames in one piece', async () => {
    const client = await house.dial();
    client.write(Buffer.concat([...Array.from({ length: 1000 }, () => ping), rawFrame({ op: OPCODE.PING })]));
    await client.until('pong ');
    expect(client.frames()).toEqual([...Array.from({ length: 1000 }, () => 'text pong'), 'pong ']);
    client.destroy();
    expect(await house.othersAreWell()).toBe(true);
  });

  test('who leaves in the midst of a frame, or of its handshake, takes nobody along', async () => {
    const client = await house.dial();
    client.write(ping.subarray(0, 100));
    client.destroy();
    const early = house.dialOnly();
    early.write(house.handshake().slice(0, 40));
    early.destroy();
    expect(await house.othersAreWell()).toBe(true);
  });
});

describe('[S12] floods', () => {
  test('a frame in more than 1,024 pieces is cut', async () => {
    const client = await house.dial();
    const frame = rawFrame({ op: OPCODE.TEXT, payload: ' '.repeat(60_000) });
    expect(await client.drip(frame)).toBe(false);
    await client.ended;
    expect(client.frames()).toEqual(['close 1008']);
    expect(await house.othersAreWell()).toBe(true);
  });

  test('who pings and does not read piles nothing up, and has the last of them answered when it reads', async () => {
    const client = await house.dial();
    client.pause();
    const some = pings(20, 'p'.repeat(125));
    // What the system buffers for it is some megabytes of the hundred that go out.
    for (let sent = 0; sent < 40_000 && (await client.flushed(some)); sent += 1);
    client.write(pings(1, 'end'));
    client.read();
    await client.until('pong end');
    expect(client.frames().filter((frame) => !frame.startsWith('pong'))).toEqual([]);
    expect(client.frames().length).toBeLessThan(400_000);
    expect(await house.othersAreWell()).toBe(true);
  });

  test('[P4] pings that arrive together, as after a cut, are no reason to cut: the last of them is answered, and so is the next', async () => {
    const client = await house.dial();
    client.write(pings(500, 1000));
    await client.until('pong 1499');
    client.write(pings(1, 'next'));
    await client.until('pong next');
    const answered = client.frames().map((frame) => Number(frame.slice('pong '.length)));
    expect(answered.slice(0, -1)).toEqual(answered.slice(0, -1).toSorted((a, b) => a - b));
    expect(await house.othersAreWell()).toBe(true);
  });

  test('pongs that nobody asked for, ten thousand of them, are no harm', async () => {
    const client = await house.dial();
    client.write(Buffer.concat(Array.from({ length: 10_000 }, () => rawFrame({ op: OPCODE.PONG, payload: 'x' }))));
    client.write(rawFrame({ op: OPCODE.PING, payload: 'end' }));
    await client.until('pong end');
    expect(client.frames()).toEqual(['pong end']);
    client.destroy();
    expect(await house.othersAreWell()).toBe(true);
  });

  test('pings, ten thousand of them, are answered one by one where they are read', async () => {
    const client = await house.dial();
    for (let n = 0; n < 10_000; n += 20) {
      client.write(pings(20, n));
      await client.until(`pong ${n + 19}`);
    }
    expect(client.frames()).toEqual(Array.from({ length: 10_000 }, (_, n) => `pong ${n}`));
    client.destroy();
    expect(await house.othersAreWell()).toBe(true);
  });
});
