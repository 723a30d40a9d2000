import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import type { Heartbeat, Snapshot, Update } from '#protocol/down.ts';
import type { Patch } from '#protocol/patch.ts';
import type { Register, Viewport } from '#protocol/up.ts';
import type { Dial } from './connection.ts';

/** Delay, query (by `toldQuery`) and key go into every register as they are; what is no output has none. */
export interface ViewerConfig extends Readonly<Pick<Register, 'delay' | 'query' | 'key'>> {
  readonly url: string;
  readonly stream: string;
  readonly role: 'viewer' | 'operator';
  /** The output's label, at most 64 characters; null for none. */
  readonly name: string | null;
}

/** What a viewer needs of the world around it. */
export interface ViewerPorts {
  readonly dial: Dial;
  readonly time: Time;
  /** In ms; see `freshness.ts` on why there are two clocks. */
  readonly wallClock: () => number;
  readonly random: Random;
  readonly visible: () => boolean;
  /** The very same object as long as the size is the same. */
  readonly viewport: () => Viewport | undefined;
  /** Hears each message that counts as it came, before what it means is told as an event: for who passes it on. */
  readonly taken?: (message: Snapshot | Update | Heartbeat) => void;
  /**
   * Brings the values of a publisher's own frame, passed on by a server that merely echoes the feed, under the names that layouts know
   * (docs/PROTOCOL.md V12), and hands them to `apply`, now or later but in order. Without it such frames are ignored.
   */
  readonly mapEcho?: (values: Readonly<Record<string, unknown>>, apply: (patch: Patch) => void) => void;
}
