/** The four packets of MQTT 3.1.1 that a publisher and a viewer need (OASIS standard, sections 3.1, 3.2, 3.3 and 3.8), whole in one WebSocket message each. */

const CONNECT = 0x10;
/** CONNACK's first byte: the broker's answer to CONNECT. */
const CONNACK = 0x20;
/** PUBLISH at most once; the broker keeps it for whoever subscribes later. */
const PUBLISH_RETAINED = 0x31;
const SUBSCRIBE = 0x82;

const PROTOCOL_LEVEL = 4;
const CLEAN_SESSION = 0x02;
/** No keep-alive: a viewer says nothing of itself. */
const KEEP_ALIVE_S = 0;
const PACKET_ID = 1;

export const connected = Buffer.from([CONNACK]);

export function connect(): Buffer {
  const header = Buffer.from([PROTOCOL_LEVEL, CLEAN_SESSION, ...uint16(KEEP_ALIVE_S)]);
  return packet(CONNECT, [text('MQTT'), header, text('')]);
}

export function subscribe(topic: string): Buffer {
  return packet(SUBSCRIBE, [uint16(PACKET_ID), text(topic), Buffer.from([0])]);
}

export function publish(topic: string, payload: string): Buffer {
  return packet(PUBLISH_RETAINED, [text(topic), Buffer.from(payload)]);
}

function packet(kind: number, parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length: number[] = [];
  for (let rest = body.length; rest > 0 || length.length === 0; rest >>= 7)
    length.push((rest & 127) | (rest > 127 ? 128 : 0));
  return Buffer.concat([Buffer.from([kind, ...length]), body]);
}

function text(content: string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([uint16(bytes.length), bytes]);
}

function uint16(number: number): Buffer {
  return Buffer.from([number >> 8, number & 255]);
}
