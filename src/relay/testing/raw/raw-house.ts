import { createManualTime } from '#lib/manual-time.ts';
import type { RelayConfig } from '../../config.ts';
import { startRelay } from '../../main.ts';
import { createBuiltPage } from '../built-page.ts';
import { OPCODE } from './opcode.ts';
import { dialRaw, handshake, type RawClient } from './raw-client.ts';
import { rawFrame } from './raw-frame.ts';

/** A relay on a real port, one viewer and one publisher of it that are no part of what is tried. */
export interface RawHouse {
  readonly port: number;
  /** A good handshake, as it goes over the wire. */
  handshake(): string;
  dialOnly(): RawClient;
  /** Dials and shakes hands, to another stream than the viewer's. */
  dial(): Promise<RawClient>;
  /** The publisher says something new and the viewer gets it; true if that was all that the viewer got since the last time. */
  othersAreWell(): Promise<boolean>;
  close(): Promise<void>;
}

/** Time stands in it: no heartbeat and no protocol ping comes between what is tried. */
export async function startRawHouse(config: Pick<RelayConfig, 'lenientText'> = {}): Promise<RawHouse> {
  const { pageDir, dataDir, remove } = await createBuiltPage();
  const relay = await startRelay(
    { hosts: ['127.0.0.1'], port: 0, dataDir, pageDir, logLevel: 'error', ...config },
    { time: createManualTime() },
  );
  const { port } = relay;

  async function open(stream: string): Promise<RawClient> {
    const client = dialRaw(port);
    client.write(handshake(port, { line: lineOf(stream) }));
    const { status } = await client.answer();
    if (status !== 101) throw new Error(`the handshake got ${status}`);
    return client;
  }

  const viewer = await open('watched');
  viewer.write(text('{"type":"register","role":"viewer","protocol":1}'));
  await viewer.untilMatch(/"type":"snapshot"/);
  const publisher = await open('watched');
  let said = 0;
  let seen = 0;

  async function othersAreWell(): Promise<boolean> {
    said += 1;
    publisher.write(text(`{"type":"ocr","values":{"score_a":"${said}"}}`));
    await viewer.untilMatch(new RegExp(`"rev":${said},.*"values":\\{"home.score":"${said}"\\}`));
    const strays = viewer.frames().length - seen - 1;
    seen += strays + 1;
    return strays === 0;
  }
  // A snapshot, and the word that there is a source now, come before the first.
  await othersAreWell();

  return {
    port,
    handshake: () => handshake(port, { line: lineOf('tried') }),
    dialOnly: () => dialRaw(port),
    dial: () => open('tried'),
    othersAreWell,
    async close() {
      viewer.destroy();
      publisher.destroy();
      await relay.close();
      await remove();
    },
  };
}

function lineOf(stream: string): string {
  return `GET /${stream} HTTP/1.1`;
}

function text(payload: string): Buffer {
  return rawFrame({ op: OPCODE.TEXT, payload });
}
