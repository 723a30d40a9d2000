import type { SourceKind } from '#protocol/api.ts';
import type { Frame } from './frame.ts';

/** The other end of a connection, as the relay's heart knows it: a socket, or a test's stand-in. None of these throws. */
export interface Peer {
  /** The remote address, for people. */
  readonly address: string;
  /** The User-Agent header, empty if there was none. */
  readonly userAgent: string;
  /** By what it came; a WebSocket where it is absent. */
  readonly kind?: SourceKind | undefined;
  /** Sends a text frame. False: the operating system did not take all of it; whoever waits for that hears of it by `Session.drained`. */
  send(frame: Frame): boolean;
  /** Says goodbye with a close code; a peer that does not answer is cut soon after. */
  close(code: number, reason: string): void;
  /** Cuts the connection without a word: for links that are dead already. */
  terminate(): void;
  /** Sends a protocol-level ping. */
  ping(): void;
  /** Bytes given to `send` that the operating system has not taken yet. */
  backlog(): number;
  /** Bytes that ever arrived: whatever makes it grow is a sign of life, a pong or the third byte of a slow frame. */
  received(): number;
}
