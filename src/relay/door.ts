/** A stream's door: publishers without a key wait there, kept apart from all that goes on air, until an operator lets them in. */
import type { StreamDetail } from '#protocol/api.ts';
import type { DeskState } from '#protocol/desk.ts';
import { CLOSE } from '#protocol/close-codes.ts';
import { FIELDS_MAX } from '#protocol/fields.ts';
import { PARKED_AT_ADDRESS_MAX, PARKED_AT_STREAM_MAX, PARKED_MAX } from './limits.ts';
import { describePublisher, lastOf, type PublisherSeat, type Publishers } from './publishers.ts';
import type { Publisher } from './source.ts';

/** Why a publisher gets no seat, or loses it. */
export type NoSeat =
  /** The demo's, once a real one has come. */
  | 'demo-over'
  /** An operator turned it away. */
  | 'turned-away'
  /** As many wait already as may. */
  | 'too-many-wait'
  /** The stream had to make room for another. */
  | 'no-room'
  /** This relay passes on what another one is told (docs/PROTOCOL.md N1). */
  | 'edge';

/** How that is said to it. */
export const NO_SEAT: Readonly<Record<NoSeat, readonly [code: number, reason: string]>> = {
  'demo-over': [CLOSE.DEMO_OVER, 'a real publisher has come'],
  'turned-away': [CLOSE.KEY_REFUSED, 'an operator turned this publisher away'],
  'too-many-wait': [CLOSE.TRY_LATER, 'too many publishers wait to be accepted'],
  'no-room': [CLOSE.TRY_LATER, 'no room for this stream'],
  edge: [CLOSE.KEY_REFUSED, 'an edge takes no publisher: publish to the relay that it follows'],
};

/** Why a stream could not be had: there are too many, or it is none of those that are open here. */
export function noRoom(isKnown: boolean): readonly [code: number, reason: string] {
  return isKnown ? NO_SEAT['no-room'] : [CLOSE.TRY_LATER, 'no such stream'];
}

/** How many wait at all streams: strangers get so much of the relay, and no more. */
export interface ParkingLot {
  /** Takes a place for one from this address; undefined when there is none. What it gives, gives the place back. */
  take(address: string): (() => void) | undefined;
  hasPlace(address: string): boolean;
}

export function createParkingLot(): ParkingLot {
  const places = new Map<string, number>();
  let taken = 0;
  const hasPlace = (address: string): boolean =>
    taken < PARKED_MAX && (places.get(address) ?? 0) < PARKED_AT_ADDRESS_MAX;
  return {
    hasPlace,
    take(address) {
      if (!hasPlace(address)) return undefined;
      taken += 1;
      places.set(address, (places.get(address) ?? 0) + 1);
      return () => {
        taken -= 1;
        const left = (places.get(address) ?? 1) - 1;
        if (left === 0) places.delete(address);
        else places.set(address, left);
      };
    },
  };
}

export interface Door {
  /** Gives a publisher its seat, among those that count or among those that wait. `over` is called when it has none any more. */
  seat(publisher: Publisher, over: (why: NoSeat) => void): PublisherSeat | NoSeat;
  /** An operator may have said something of who waits. */
  heed(): void;
  /** How many wait. */
  waiting(): number;
  list(): StreamDetail['publishers'];
  /** Sends away who waits. */
  close(): void;
}

/** One who is not there by a key of its own: what an operator says of its address is done at once. */
interface Guest {
  readonly heed: () => void;
  readonly over: (why: NoSeat) => void;
  readonly parked: () => StreamDetail['publishers'][number] | undefined;
}

export function createDoor(deps: {
  readonly seat: Publishers['seat'];
  readonly said: () => DeskState['doors'];
  readonly lot: ParkingLot;
}): Door {
  const guests = new Set<Guest>();

  function countParked(): number {
    return [...guests].filter((guest) => guest.parked() !== undefined).length;
  }

  function sit(publisher: Publisher, over: (why: NoSeat) => void): PublisherSeat | NoSeat {
    return deps.seat(publisher, () => over('demo-over')) ?? 'demo-over';
  }

  function receive(publisher: Publisher, over: (why: NoSeat) => void): PublisherSeat | NoSeat {
    const { address } = publisher;
    /** The latest that it said while it waited. */
    const kept = new Map<string, string>();
    let inside: PublisherSeat | undefined;
    let giveBack: (() => void) | undefined;

    /** Stands where the operators' word has it now. */
    function settle(): NoSeat | undefined {
      const word = deps.said()[address];
      if (word === 'turned-away') return 'turned-away';
      if (word === 'admitted' || publisher.entry === 'open') return inside === undefined ? enter() : undefined;
      return giveBack === undefined ? wait() : undefined;
    }

    function enter(): NoSeat | undefined {
      const seat = sit(publisher, over);
      if (typeof seat === 'string') return seat;
      inside = seat;
      giveBack?.();
      giveBack = undefined;
      if (kept.size > 0) seat.publish(new Map(kept), []);
      kept.clear();
      return undefined;
    }

    function wait(): NoSeat | undefined {
      if (countParked() >= PARKED_AT_STREAM_MAX) return 'too-many-wait';
      giveBack = deps.lot.take(address);
      if (giveBack === undefined) return 'too-many-wait';
      inside?.leave();
      inside = undefined;
      return undefined;
    }

    function go(): void {
      guests.delete(guest);
      giveBack?.();
      giveBack = undefined;
    }

    const guest: Guest = {
      over,
      heed() {
        const why = settle();
        if (why !== undefined) over(why);
      },
      parked: () =>
        inside === undefined && giveBack !== undefined
          ? {
              ...describePublisher(publisher),
              ...lastOf(publisher),
              standing: 'parked',
              values: Object.fromEntries(kept),
            }
          : undefined,
    };
    const why = settle();
    if (why !== undefined) return why;
    guests.add(guest);
    return {
      publish(values, refused) {
        if (inside !== undefined) inside.publish(values, refused);
        else for (const [name, text] of values) if (kept.has(name) || kept.size < FIELDS_MAX) kept.set(name, text);
      },
      // What one that waits sends badly is no fault of the stream's feed.
      unreadable: (reason) => inside?.unreadable(reason),
      standing: () => inside?.standing() ?? 'parked',
      leave() {
        go();
        inside?.leave();
      },
      withdraw() {
        go();
        inside?.withdraw();
      },
    };
  }

  return {
    seat: (publisher, over) => (publisher.entry === 'yes' ? sit(publisher, over) : receive(publisher, over)),
    heed() {
      for (const guest of guests) guest.heed();
    },
    waiting: countParked,
    list: () => [...guests].flatMap((guest) => guest.parked() ?? []),
    close() {
      for (const guest of guests) if (guest.parked() !== undefined) guest.over('no-room');
    },
  };
}
