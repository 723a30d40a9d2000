/** What an engine needs of the store under it: each call is one step there, done at once or not at all. Undefined says that it did not answer. */
import type { Changes, Claim, Fence, Holder, Position, Values } from './engine.ts';

/** A stream's or a document's place in the store. */
export interface Place {
  readonly kind: 'stream' | 'document';
  readonly name: string;
}

/** What must hold for a write to have an effect. */
export type Guard =
  /** `seq` rises with every write of a node, so that one which arrives behind a newer one is known. */
  | { readonly kind: 'fence'; readonly fence: Fence; readonly seq: number }
  | { readonly kind: 'position'; readonly at: Position };

export interface Write {
  readonly guard: Guard;
  readonly changes: Changes;
  readonly note: string | undefined;
  readonly whole: boolean;
}

export interface Snapshot extends Position {
  readonly values: Values;
  readonly note: string | undefined;
}

export type WriteOutcome = ({ readonly kind: 'set' } & Position) | { readonly kind: 'refused' };

/** `epoch`: what the store's state counts in since the lease was looked at. */
export type ClaimOutcome =
  | { readonly kind: 'held'; readonly fence: Fence; readonly epoch: string }
  | { readonly kind: 'taken'; readonly holder: Holder; readonly leftMs: number };

/** What one node's link to the store tells: `heard` again stands for subscriptions that were away, so that messages may have been lost. */
export type LinkEvent =
  | { readonly kind: 'up' }
  | { readonly kind: 'down' }
  | { readonly kind: 'heard again' }
  | { readonly kind: 'message'; readonly channel: string; readonly text: string };

export interface StoreLink {
  isUp(): boolean;
  on(listener: (event: LinkEvent) => void): () => void;
  write(place: Place, write: Write): Promise<WriteOutcome | undefined>;
  snapshot(place: Place): Promise<Snapshot | undefined>;
  /** Where those places stand, in one round trip. */
  positions(places: readonly Place[]): Promise<readonly Position[] | undefined>;
  /** With the fence that it has a lease is renewed: it takes nothing from who is owner by now, unless by priority. */
  claim(stream: string, node: string, claim: Claim, fence?: Fence): Promise<ClaimOutcome | undefined>;
  release(stream: string, fence: Fence): Promise<void>;
  /** Null for nobody. */
  holder(stream: string): Promise<Holder | null | undefined>;
  publish(channel: string, text: string): Promise<boolean>;
  /** Resolves once every later message of the channel is heard; false where that could not be had. */
  subscribe(channel: string): Promise<boolean>;
  unsubscribe(channel: string): void;
  close(): Promise<void>;
}

/** Where the changes of a place are told. */
export function channelOf({ kind, name }: Place): string {
  return `${kind === 'stream' ? 'sb' : 'sb:doc'}:{${name}}:c`;
}

/** Where a node hears what is told to it alone. */
export function channelOfNode(node: string): string {
  return `sb:node:${node}`;
}
