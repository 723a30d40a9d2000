import type { RefusedField } from '#protocol/fields.ts';
import type { Time } from '#lib/time.ts';
import type { IsKey } from './access/grant.ts';
import type { Rights } from './access/rights.ts';
import type { Channel } from './channel.ts';
import type { Log } from './log.ts';
import type { Peer } from './peer.ts';
import type { Receipt } from './receipt.ts';

/** One connection, from its first frame to its end. What it is told comes from the transport. */
export interface Session {
  /** A whole frame, text or binary alike, and its length in bytes. */
  receive(frame: string, bytes: number): void;
  /** A board's reading that came otherwise than by a frame, read already; says what became of it, undefined where it may not publish. */
  tell(values: ReadonlyMap<string, string>, refused: readonly RefusedField[]): Receipt | undefined;
  /** What came otherwise than by a frame could not be read. */
  mumble(reason: string): void;
  /** A protocol-level ping came; the transport answers it. */
  pinged(): void;
  /** All that was sent is with the operating system now. */
  drained(): void;
  /** Looks whether the link lives. Called every PULSE_MS with the number of pulses since the start. */
  tick(pulses: number): void;
  /** The relay slept: what was not heard meanwhile is no fault of the peer's. */
  forgive(): void;
  /** What it has rights by holds no more. */
  revoke(by: string): void;
  /** Says goodbye; nothing that still comes is read. */
  end(code: number, reason: string): void;
  /** The connection is gone. */
  closed(): void;
}

/** What all sessions of a relay share. */
export interface SessionDeps {
  readonly time: Time;
  readonly log: Log;
  readonly isKey: IsKey;
  /** The channel of a stream, made if need be; undefined when there is no room for one more. Who publishes `perhaps` may have to wait for a word. */
  readonly open: (stream: string, publishes: boolean | 'perhaps', address: string) => Channel | undefined;
  /** Whether anybody but an operator may open this stream. */
  readonly knows: (stream: string) => boolean;
  /** Whether this key makes the demo's publisher of who publishes to that stream. */
  readonly isDemo: (stream: string, key: string | undefined) => boolean;
}

export interface Connection {
  /** Numbers connections, in the order in which they came. */
  readonly order: number;
  /** The path that was dialled, with its query. */
  readonly path: string;
  /** Its stream where neither the path nor a register frame names one; the usual one where it is absent. */
  readonly fallback?: string | undefined;
  readonly peer: Peer;
  /** What it may do; its first frame may show the viewer key besides. */
  readonly rights: Rights;
}
