import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Frame } from '../frame.ts';
import { PONGS_WAITING_MAX } from '../limits.ts';
import type { Traffic } from '../metrics.ts';
import type { Peer } from '../peer.ts';
import type { Session } from '../session.ts';
import { straightWriter, type StraightWriter } from './straight-writer.ts';

/** Counted by all sockets together. */
export type Tally = { -readonly [Name in keyof Omit<Traffic, 'connections'>]: Traffic[Name] };

type TcpStream = Duplex & { readonly bytesRead?: number };

/** What a peer writes to. */
interface PeerWiring {
  readonly ws: WebSocket;
  readonly socket: TcpStream;
  readonly tally: Tally;
}

/** Nothing, written to hear when all before it is with the operating system: `drain` says nothing below the stream's high-water mark. */
const NOTHING = Buffer.alloc(0);

/**
 * One socket, for the relay's heart. A class and not closures, because a relay has one for each of thousands of viewers, and all of them are written to
 * sixty times a second: frames go straight to the TCP socket, past the queue that `ws` would keep. Nothing here is compressed or
 * fragmented, and both streams and `ws` write whole frames, so `ws` never has half a message of its own under way, and its pings, pongs and goodbyes may stand between any two frames.
 */
export class SocketPeer implements Peer {
  readonly address: string;
  readonly userAgent: string;
  /** Hears when a frame that was not taken at once is. */
  session: Session | undefined;
  readonly #ws: WebSocket;
  readonly #tcp: TcpStream;
  readonly #straight: StraightWriter | undefined;
  readonly #tally: Tally;
  #waits = false;
  /** Answers to pings that are not with the system yet, and the latest ping that waits for them. */
  #pongs = 0;
  #unanswered: Buffer | undefined;

  constructor({ ws, socket, tally }: PeerWiring, address: string, userAgent: string) {
    this.#ws = ws;
    this.#tcp = socket;
    this.#straight = straightWriter(socket);
    this.#tally = tally;
    this.address = address;
    this.userAgent = userAgent;
  }

  send(frame: Frame): boolean {
    if (this.#ws.readyState !== this.#ws.OPEN) return true;
    const wire = (frame.wire ??= textFrame(frame.text));
    this.#tally.framesOut += 1;
    this.#tally.bytesOut += wire.length;
    if (this.#write(wire) === 0) return true;
    if (!this.#waits) {
      this.#waits = true;
      this.#tcp.write(NOTHING, () => {
        this.#waits = false;
        this.session?.drained();
      });
    }
    return false;
  }

  /** Gives how many bytes wait then. */
  #write(wire: Uint8Array): number {
    // What waits in the stream goes first.
    const waiting = this.#tcp.writableLength === 0 ? (this.#straight?.write(wire) ?? -1) : -1;
    if (waiting >= 0) return waiting;
    this.#tcp.write(wire);
    return this.backlog();
  }

  close(code: number, reason: string): void {
    this.#ws.close(code, cutToBytes(reason, CLOSE_REASON_BYTES_MAX));
  }

  terminate(): void {
    this.#ws.terminate();
  }

  ping(): void {
    if (this.#ws.readyState === this.#ws.OPEN) this.#ws.ping();
  }

  /**
   * Answers a ping. Where PONGS_WAITING_MAX answers are not with the system yet, it answers the latest alone once one of them is (RFC 6455 §5.5.3). So any
   * number may arrive together, as after a cut, and who asks and does not read piles nothing up.
   */
  pong(payload: Buffer): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    if (this.#pongs >= PONGS_WAITING_MAX) {
      // A copy: it is a piece of all that was read with it.
      this.#unanswered = Buffer.from(payload);
      return;
    }
    this.#pongs += 1;
    this.#ws.pong(payload, false, () => {
      this.#pongs -= 1;
      const latest = this.#unanswered;
      this.#unanswered = undefined;
      if (latest !== undefined) this.pong(latest);
    });
  }

  backlog(): number {
    return Math.max(this.#tcp.writableLength, this.#straight?.waiting() ?? 0);
  }

  received(): number {
    return this.#tcp.bytesRead ?? 0;
  }
}

/** A text of any length as one unmasked frame of a server's (RFC 6455 §5.2). */
export function textFrame(text: string): Buffer {
  const bytes = Buffer.byteLength(text);
  const head = bytes < 126 ? 2 : bytes < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + bytes);
  frame[0] = 0x81; // FIN, text
  frame[1] = bytes < 126 ? bytes : bytes < 65_536 ? 126 : 127;
  if (head === 4) frame.writeUInt16BE(bytes, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(bytes), 2);
  frame.write(text, head, 'utf8');
  return frame;
}

/** RFC 6455 §5.5: a control frame holds 125 bytes, two of them the code. */
const CLOSE_REASON_BYTES_MAX = 123;

function cutToBytes(text: string, bytes: number): string {
  return Buffer.byteLength(text) <= bytes ? text : text.replace(/[^\u0020-\u007e]/g, '?').slice(0, bytes);
}
