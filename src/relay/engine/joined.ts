import type { News, Position } from './engine.ts';
import type { Snapshot, StoreLink, Place } from './store-link.ts';
import { readTold, type Told } from './told.ts';

/** As many changes as may come while a snapshot is on its way; what is more is lost, and the next snapshot brings it. */
const BUFFER_MAX = 1000;
/** How often a gap is followed by a snapshot at once; after that the next look at the positions does it, half a second later. */
const IN_A_ROW_MAX = 5;

type Change = Extract<Told, { kind: 'change' }>;

/** One place as a node follows it. */
export interface Joined {
  readonly place: Place;
  /** Where its listeners are; undefined while a snapshot is awaited. */
  position(): Position | undefined;
  /** A message of its channel. */
  told(text: string): void;
  /** Messages may have been lost, or the store may be another one: a snapshot is asked for. */
  again(): void;
  /** Where the store says that it stands: a snapshot is asked for if that is not where the listeners are. */
  look(at: Position): void;
  leave(): void;
}

/** Subscribed by who calls, it buffers what it is told, asks for a snapshot, and tells what is newer; from then on each change in order. */
export function createJoined(link: Pick<StoreLink, 'snapshot'>, place: Place, listener: (news: News) => void): Joined {
  /** What was told last: revisions of its epoch never go back. */
  let last: Position | undefined;
  let isCurrent = false;
  let isAsking = false;
  /** What is on its way may be older than what was lost. */
  let isStale = false;
  let isOver = false;
  let inARow = 0;
  let buffer: Change[] = [];

  function again(): void {
    if (isOver) return;
    isCurrent = false;
    if (isAsking) isStale = true;
    else void ask();
  }

  async function ask(): Promise<void> {
    isAsking = true;
    for (;;) {
      isStale = false;
      // What was heard before it is asked for is in it.
      buffer = [];
      const snapshot = await link.snapshot(place);
      if (isOver) return;
      if (snapshot === undefined) break;
      if (isStale) continue;
      if (accept(snapshot) || (inARow += 1) >= IN_A_ROW_MAX) break;
    }
    isAsking = false;
  }

  /** Whether all that is known of is told by now. */
  function accept(snapshot: Snapshot): boolean {
    const before = last?.epoch;
    const isSame = last?.epoch === snapshot.epoch;
    if (isSame && snapshot.rev < (last?.rev ?? 0)) return false;
    isCurrent = true;
    const isNews = last === undefined || !isSame || snapshot.rev > last.rev;
    last = { epoch: snapshot.epoch, rev: snapshot.rev };
    if (isNews) listener({ kind: 'whole', ...snapshot });
    for (const change of buffer) {
      const isOfThePast = change.epoch !== snapshot.epoch && change.epoch === before;
      if (isOfThePast || step(change)) continue;
      isCurrent = false;
      break;
    }
    return isCurrent;
  }

  /** Tells a change if it is the next one; false where something is missing before it. */
  function step({ epoch, rev, changes, note }: Change): boolean {
    if (isOver) return true;
    if (last === undefined || epoch !== last.epoch) return false;
    if (rev <= last.rev) return true;
    if (rev !== last.rev + 1) return false;
    last = { epoch, rev };
    inARow = 0;
    listener({ kind: 'change', epoch, rev, changes, note });
    return true;
  }

  return {
    place,
    position: () => (isCurrent ? last : undefined),
    told(text) {
      const told = readTold(text);
      if (told === undefined || isOver) return;
      if (told.kind === 'epoch') {
        if (told.epoch !== last?.epoch) again();
      } else if (!isCurrent) {
        if (buffer.length < BUFFER_MAX) buffer.push(told);
        if (!isAsking) again();
      } else if (!step(told)) again();
    },
    again,
    look(at) {
      inARow = 0;
      const isThere = isCurrent && at.epoch === last?.epoch && at.rev <= last.rev;
      if (!isThere && !isAsking) again();
    },
    leave() {
      isOver = true;
      buffer = [];
    },
  };
}
