import type { StreamDetail, StreamRow } from '#protocol/api.ts';
import type { Control, Source } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import type { Told } from '#scoreboard/title-row.ts';
import type { SharedStream } from './cluster/shared.ts';
import type { Desk } from './desk/desk.ts';
import type { Listener, Seat } from './desk/seated.ts';
import type { Door } from './door.ts';
import type { Since } from './fan-out.ts';
import type { Kept } from './snapshots/snapshot-store.ts';

/** A stream with all that hangs on it: its state, who publishes, who listens, and what went wrong. */
export interface Channel {
  readonly id: string;
  /** Whether values ever came, in this run or the one before it. */
  published(): boolean;
  /** How many connections hang on it. */
  connections(): number;
  hasPublisher(): boolean;
  /** Whether any waits to be accepted. */
  hasParked(): boolean;
  hasListener(): boolean;
  /** Whether values are a simulated game's: they are never saved. */
  demo(): boolean;
  /** Sends the demo's publisher away for good. */
  readonly endDemo: () => void;
  /** What is on air without a delay. */
  values(): Values;
  /** What is to be there again when the stream is: a demo's values give way to those that were saved before it. */
  kept(): Kept;
  /** What its operators say. */
  readonly desk: Desk;
  /** Its sport now, by the id of its pack. */
  sport(): string | undefined;
  readonly source: () => Source;
  /** Takes a publisher in, or lets it wait at the door; else says why not. `over` is called when it is no longer wanted. */
  readonly seatPublisher: Door['seat'];
  /** Takes a listener in and answers it with a snapshot. Its `output` is read whenever somebody asks for the outputs. */
  seatListener(seat: Seat, since: Since | undefined): Listener;
  /** Tells every listener what is told to the viewers of all streams. */
  control(control: Control): void;
  /** Called every PULSE_MS; `beat` says that the pulse is a heartbeat's. */
  tick(beat: boolean): void;
  /** Closes every listener, and who waits at the door, to make room. */
  closeListeners(code: number, reason: string): void;
  /** Lets go of its timers: it is heard of no more. */
  stop(): void;
  row(): StreamRow;
  /** What titles tell of it. */
  told(): Omit<Told, 'origin'>;
  detail(): StreamDetail;
  /** Resolves once what is told of it is its state and not that none was heard yet; absent where it always is. */
  readonly whenThere?: () => Promise<void>;
  /** Its part in a cluster, see `ChannelDeps.share`. */
  readonly shared?: SharedStream | undefined;
  /** Another text whenever a value, the source's status or a connection changed. */
  mark(): string;
}
