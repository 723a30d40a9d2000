/** What several relays share: one `Engine` is one node's hand on the store that holds their streams, leases and documents. */

/** Fields of a stream as they go on; the engine knows none of them by name. Texts are well-formed Unicode. */
export type Values = ReadonlyMap<string, string>;
/** What changes: null says that a field is gone. */
export type Changes = ReadonlyMap<string, string | null>;

/** Where a stream or a document stands. Revisions count within an epoch; another epoch says that the store may hold something older. */
export interface Position {
  /** Blank while nothing was ever set. */
  readonly epoch: string;
  readonly rev: number;
}

/** All that holds. */
export interface Whole extends Position {
  readonly kind: 'whole';
  readonly values: Values;
  /** What came with the latest change that had a note. */
  readonly note: string | undefined;
}

/** What who has joined a stream hears, in order: whole states, and what has changed since the state before, one revision each. */
export type News =
  | Whole
  | (Position & { readonly kind: 'change'; readonly changes: Changes; readonly note: string | undefined });

/** A number that rises with every change of a stream's owner: writes of who is owner no more carry an older one. */
export type Fence = number;

export interface Claim {
  /** Who wants the stream: a publisher, by a name that is the same when it dials another node. */
  readonly owner: string;
  /** A higher one takes over from a lower one. */
  readonly priority: number;
  /** How long the lease holds without being renewed, in ms of the store's own time. */
  readonly ttlMs: number;
}

/** Who holds a stream, and at which node. */
export interface Holder {
  readonly owner: string;
  readonly node: string;
  readonly priority: number;
}

export type LeaseAnswer =
  | { readonly kind: 'held'; readonly fence: Fence }
  | { readonly kind: 'taken'; readonly holder: Holder; readonly leftMs: number }
  | Down;

/** What becomes of a lease that is held. `renewed`: the store may hold an older state, and this is the fence from now on; the owner says its full state again. */
export type LeaseNews = { readonly kind: 'renewed'; readonly fence: Fence } | { readonly kind: 'lost' };

/** The store could not be reached, or did not answer in time: what was asked may or may not have happened. */
interface Down {
  readonly kind: 'down';
}

/** `fenced`: somebody else is owner, or the store is another one than the lease is of; nothing was changed. */
export type SetAnswer = ({ readonly kind: 'set' } & Position) | { readonly kind: 'fenced' } | Down;

export interface SetOptions {
  /** Goes with the change to all who have joined, and stays for who joins later; a note is a change by itself. */
  readonly note?: string | undefined;
  /** The changes are all that holds: fields that are not among them are gone. */
  readonly whole?: boolean | undefined;
}

/** A text that all nodes share. */
export interface Document extends Position {
  readonly kind: 'document';
  /** Undefined while nobody has written it. */
  readonly text: string | undefined;
}

/** `changed`: somebody has written it since that position; what is there now comes along, and nothing was changed. */
export type WriteAnswer =
  | ({ readonly kind: 'written' } & Position)
  | { readonly kind: 'changed'; readonly now: Document }
  | Down;

export type EngineState = 'up' | 'down';

export interface Engine {
  /** This node's name, by which others tell it something. */
  readonly node: string;
  state(): EngineState;
  /** Hears each change of the state from now on; the returned function ends that. */
  onState(listener: (state: EngineState) => void): () => void;
  /**
   * Changes a stream at once or not at all: unchanged values are dropped, and the revision rises by one if anything is left. A write that was
   * on its way while a newer one of the same node arrived has no effect.
   */
  set(stream: string, fence: Fence, changes: Changes, options?: SetOptions): Promise<SetAnswer>;
  /** Hears the stream's whole state and then each change, from whichever node; the returned function ends that. */
  join(stream: string, listener: (news: News) => void): () => void;
  /** Wants to own a stream. A lease that is held is renewed until it is lost or released; one claim of a node replaces its earlier one. */
  lease(stream: string, claim: Claim, listener: (news: LeaseNews) => void): Promise<LeaseAnswer>;
  /** Gives a lease back, if it is held here; others need not wait until it expires. */
  release(stream: string): Promise<void>;
  /** Who owns a stream now; undefined for nobody. */
  holder(stream: string): Promise<{ readonly kind: 'holder'; readonly holder: Holder | undefined } | Down>;
  /** Tells a node something: at most once, and nothing is kept for a node that does not listen. False where it surely did not go out. */
  tell(node: string, text: string): Promise<boolean>;
  /** Hears what other nodes tell this one; the returned function ends that. */
  hear(run: (text: string, from: string) => void): () => void;
  read(name: string): Promise<Document | Down>;
  /** Writes a document if it still stands where `expected` says. */
  write(name: string, expected: Position, text: string): Promise<WriteAnswer>;
  /** Hears a document as it is, and whenever it was written; the returned function ends that. */
  watch(name: string, listener: (document: Document) => void): () => void;
  /** Releases what is held and lets go of the store. */
  close(): Promise<void>;
}
