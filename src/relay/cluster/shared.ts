/** What a channel and its part in a cluster know of each other. */
import * as v from 'valibot';
import type { StreamRow } from '#protocol/api.ts';
import type { Source } from '#protocol/down.ts';
import type { Lines } from '../desk/lines.ts';
import type { Restored } from '../desk/old-state.ts';
import type { Listener, Seat } from '../desk/seated.ts';
import type { Fence } from '../engine/engine.ts';
import type { Timeline } from '../desk/timeline.ts';
import type { Since } from '../fan-out.ts';
import type { Kept } from '../snapshots/snapshot-store.ts';
import type { Publisher } from '../source.ts';
import { deskWordSchema } from './said.ts';
import { seatsSchema, type Seats } from './seats-elsewhere.ts';
import type { StreamTime } from './stream-time.ts';

/** Where a stream is judged: at no node that can be reached, at this one, or at another. */
export type Where = 'here' | 'nowhere' | { readonly node: string };

/** What is known of a stream's source at the node that takes it over. */
export interface From {
  /** When it was heard last, by this node's clock. */
  readonly heardAt: number | undefined;
  /** The computer that was read. */
  readonly address: string | undefined;
  readonly isDemo: boolean;
}

/** A channel, as its part in a cluster knows it. */
export interface HostedStream {
  readonly id: string;
  readonly timeline: Timeline;
  readonly time: StreamTime;
  /** What goes on air is judged here from now on, beginning with this. */
  own(restored: Restored, from: From): void;
  /** Another node judges from now on. */
  follow(): void;
  /** The desk's words are others, by another node. */
  readonly heedDesk: () => void;
  /** What is saved of it while it is judged here. */
  readonly kept: () => Kept | undefined;
  readonly told: () => { readonly source: Source; readonly publisher: StreamRow['publisher'] };
  /** The publisher here that has something to say. */
  readonly wish: () => Publisher | undefined;
  readonly isChosen: (publisher: Publisher) => boolean;
  /** Who publishes, or wants to, here. */
  readonly publishers: () => Seats['publishers'];
  /** A listener is gone that had no seat yet. */
  readonly left: () => void;
}

/** What a node tells a stream's owner: who is there, and what was said at the desk while it was owner itself. */
export const toldOwnerSchema = v.object({ seats: v.optional(seatsSchema), desk: v.optional(deskWordSchema) });
export type ToldOwner = v.InferOutput<typeof toldOwnerSchema>;

export interface SharedStream {
  /** By which what is judged here is told. */
  readonly lines: Lines;
  /** How the source is doing, by what its owner says; undefined while it is judged here. */
  source(): Source | undefined;
  publisher(): StreamRow['publisher'] | undefined;
  publishersElsewhere(): Seats['publishers'];
  /** The fence by which this node owns it, if it does. */
  fence(): Fence | undefined;
  /** Resolves once its state is there, or that there is none yet. */
  whenThere(): Promise<void>;
  /** Resolves once it is settled whose it is by what is wanted now. */
  settled(): Promise<void>;
  /** Something of it is another now. */
  say(): void;
  /** The desk took a step. */
  stepped(): void;
  /** A publisher came, or another one is to count. */
  readonly consider: () => void;
  tick(): void;
  /** Seats a listener once there is anything to be shown. */
  seat(seat: Seat, since: Since | undefined): Listener;
  /** Where it is judged; if nowhere, and that can be, here from now on. */
  where(): Promise<Where>;
  /** Another node tells it as the owner. */
  heard(node: string, told: ToldOwner): void;
  stop(): void;
}

export type ShareStream = (hosted: HostedStream) => SharedStream;
