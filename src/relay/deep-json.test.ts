/** JSON of any depth at every door of the relay that takes JSON: it is refused with a reason that is counted, and nothing ends or hangs. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '#protocol/desk.ts';
import { FRAME_BYTES_MAX } from './limits.ts';
import { OPCODE } from './testing/raw/opcode.ts';
import { rawFrame } from './testing/raw/raw-frame.ts';
import { startRawHouse, type RawHouse } from './testing/raw/raw-house.ts';

/** Levels: those that everything takes, those at which engines write or copy no more (8,000), and what 64 KiB hold, closed and left open. */
const DEPTHS = [1, 2, 100, 1000, 8000, 10_000, 32_000, 40_000];

let house: RawHouse;

beforeAll(async () => {
  house = await startRawHouse();
});

afterAll(() => house.close());

/** So deep, in all of the bytes that there are room for: what would be longer closed is left open. */
function deep(levels: number, [open, close]: readonly [string, string], room: number): string {
  const most = Math.min(levels, Math.floor(room / open.length));
  const isClosed = most * (open.length + close.length) <= room;
  return `${open.repeat(most)}${isClosed ? close.repeat(most) : ''}`;
}

const KINDS = [
  ['[', ']'],
  ['{"a":', '}'],
] as const;

/** Where in what a publisher says it may stand, before and after. */
const PLACES = [
  ['', ''],
  ['{"type":"ocr","values":{"time":', '}}'],
  ['{"type":"ocr","values":', '}'],
  ['{"type":', '}'],
  ['{"type":"register","role":"ocr","stream":', '}'],
  ['{"type":"ocr","values":{"time":"1:00"},"more":', '}'],
] as const;

async function get(path: string): Promise<unknown> {
  return (await fetch(`http://127.0.0.1:${house.port}${path}`)).json();
}

/** What the relay says of a stream; nothing of one that nobody knows yet. */
interface Counted {
  readonly refused?: readonly { readonly count: number }[];
  readonly unreadable?: { readonly count: number };
}

/** How much of what was said to the stream could not be taken. */
async function count(): Promise<number> {
  const { refused = [], unreadable } = (await get('/api/streams/tried')) as Counted;
  return refused.reduce((sum, field) => sum + field.count, unreadable?.count ?? 0);
}

test.each(DEPTHS)(
  '[S10] [P7] [P10] a publisher’s JSON of %i levels: its socket stays, and what was wrong is counted',
  async (levels) => {
    const feed = await house.dial();
    const frames = PLACES.flatMap(([before, after]) =>
      KINDS.map((kind) => before + deep(levels, kind, FRAME_BYTES_MAX - before.length - after.length) + after),
    );
    const before = await count();
    for (const payload of frames) feed.write(rawFrame({ op: OPCODE.TEXT, payload }));
    feed.write(rawFrame({ op: OPCODE.PING, payload: 'still there' }));
    await feed.until('pong still there');
    expect(feed.frames()).toEqual(['pong still there']);
    // Only a known message with something more beside it, or a register frame, can be taken as it is.
    expect((await count()) - before).toBeGreaterThanOrEqual(frames.length - 4);
    feed.destroy();
    expect(await house.othersAreWell()).toBe(true);
  },
);

test.each([100, 3500])('[S10] [V9] a viewer’s JSON of %i levels harms nobody', async (levels) => {
  const viewer = await house.dial();
  const nested = deep(levels, KINDS[0], 8000);
  viewer.write(
    rawFrame({ op: OPCODE.TEXT, payload: `{"type":"register","role":"viewer","protocol":1,"more":${nested}}` }),
  );
  await viewer.untilMatch(/"type":"snapshot"/);
  for (const payload of [nested, `{"type":${nested}}`, `{"type":"ack","rev":${nested}}`]) {
    viewer.write(rawFrame({ op: OPCODE.TEXT, payload }));
  }
  viewer.write(rawFrame({ op: OPCODE.PING, payload: 'still there' }));
  await viewer.until('pong still there');
  const stranger = await house.dial();
  stranger.write(rawFrame({ op: OPCODE.TEXT, payload: `{"type":"register","role":"viewer","since":${nested}}` }));
  await stranger.until('close 4001');
  for (const client of [viewer, stranger]) client.destroy();
  expect(await house.othersAreWell()).toBe(true);
});

/** Every route that takes JSON. */
const ROUTES = [
  ...Object.keys(COMMANDS).map((name) => ['POST', `/api/streams/tried/${name}`] as const),
  ['POST', '/api/streams/tried/commands'],
  ['PUT', '/api/library'],
  ['POST', '/api/session'],
  ['POST', '/api/looks/air'],
] as const;

/** Where it may stand in a request. */
const BODIES = ['@', '{"command":@}', '{"command":{"do":"hide"},"who":@}', '{"library":{"teams":@,"fixtures":[]}}'];

test('[S10] [K1] [H8] no route of the API fails by the depth of what it is sent', async () => {
  const failed: string[] = [];
  for (const [method, path] of ROUTES) {
    for (const levels of [8000, 30_000]) {
      for (const place of BODIES) {
        const body = place.replace('@', deep(levels, KINDS[0], FRAME_BYTES_MAX - place.length));
        const answer = await fetch(`http://127.0.0.1:${house.port}${path}`, {
          method,
          body,
          headers: { 'content-type': 'application/json' },
        });
        const text = await answer.text();
        if (answer.status >= 500 || text.length > 5000) failed.push(`${method} ${path} ${place}: ${answer.status}`);
      }
    }
  }
  expect(failed).toEqual([]);
  expect(await get('/healthz')).toMatchObject({ status: 'ok' });
});
