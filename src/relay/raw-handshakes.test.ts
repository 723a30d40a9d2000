/** RFC 6455 §4 by bytes: what each handshake is answered, and that nobody else notices. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BAD_HANDSHAKES, DEFLATE_OFFERS, GOOD_HANDSHAKES, type HandshakeRow } from './testing/raw/handshake-rows.ts';
import { OPCODE } from './testing/raw/opcode.ts';
import { acceptOf, handshake, KEY } from './testing/raw/raw-client.ts';
import { rawFrame } from './testing/raw/raw-frame.ts';
import { startRawHouse, type RawHouse } from './testing/raw/raw-house.ts';

let house: RawHouse;

beforeAll(async () => {
  house = await startRawHouse();
});

afterAll(() => house.close());

async function play(row: HandshakeRow): Promise<void> {
  const client = house.dialOnly();
  client.write(handshake(house.port, row));
  const { status, headers } = await client.answer();
  expect(status).toBe(row.status);
  for (const [name, value] of Object.entries(row.gets ?? {}))
    expect([name, headers.get(name) ?? null]).toEqual([name, value]);
  expect(headers.get('sec-websocket-accept')).toBe(row.status === 101 ? acceptOf(KEY) : undefined);
  if (row.status === 101) client.write(rawFrame({ op: OPCODE.TEXT, payload: 'ping' }));
  await (row.status === 101 ? client.until('text pong') : client.ended);
  client.destroy();
  expect(await house.othersAreWell()).toBe(true);
}

describe('[P1] handshakes that are taken, RFC 6455 §4.2', () => {
  test.each(GOOD_HANDSHAKES)('$title', play);
});

describe('[S13] compression that is offered is not taken', () => {
  test.each(DEFLATE_OFFERS)('$title', play);
});

describe('[P1] handshakes that are refused, and the connection ended', () => {
  test.each(BAD_HANDSHAKES)('$title', play);
});

test('a request without an upgrade is one for a page, and the connection stays', async () => {
  for (const headers of [{ Connection: 'keep-alive' }, { Upgrade: null, Connection: 'keep-alive' }]) {
    const client = house.dialOnly();
    client.write(handshake(house.port, { line: 'GET /healthz HTTP/1.1', headers }));
    expect((await client.answer()).status).toBe(200);
    client.destroy();
  }
  expect(await house.othersAreWell()).toBe(true);
});
