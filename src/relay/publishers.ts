/** Who publishes to a stream: which of them counts, and what the others say meanwhile. */
import { READING_SHOWN_MAX, type StreamDetail, type StreamRow } from '#protocol/api.ts';
import type { RefusedField } from '#protocol/fields.ts';
import { isSameComputer } from '#protocol/same-computer.ts';
import type { Soon, Time } from '#lib/time.ts';
import type { Diagnosis } from './diagnosis.ts';
import { createIntake } from './intake.ts';
import type { Publisher, SourceDesk } from './source.ts';
import { createUnheard, type UnheardSeat } from './unheard.ts';

/** A publisher's place at a stream. */
export interface PublisherSeat {
  /** Takes one reading; the refused fields go to the operator. */
  publish(values: ReadonlyMap<string, string>, refused: readonly RefusedField[]): void;
  /** A frame, or a line of one, could not be read. */
  unreadable(reason: string): void;
  /** How it stands to the stream now. */
  standing(): StreamDetail['publishers'][number]['standing'];
  leave(): void;
  /** Leaves as one that never published: the source is as if it had not been there. */
  withdraw(): void;
}

export interface Publishers {
  /** Takes a publisher in; undefined for the demo's once a real one has come. `over` is called when it is no longer wanted. */
  readonly seat: (publisher: Publisher, over: () => void) => PublisherSeat | undefined;
  /** Puts on air the publisher that an operator chose, if it is not. */
  readonly turnToChosen: () => void;
  /** The one that counts or would be the next to, if it has said anything. */
  readonly next: () => Publisher | undefined;
  /** Puts that one on air. */
  readonly turnToNext: () => void;
  /** Sends the demo's publisher away for good. */
  readonly endDemo: () => void;
  readonly count: () => number;
  readonly list: () => StreamDetail['publishers'];
}

export function createPublishers(deps: {
  readonly time: Time;
  readonly soon: Soon;
  readonly sources: SourceDesk;
  readonly diagnosis: Diagnosis;
  /** Whether what goes on air is decided here, and not at another node of a cluster. */
  readonly isHere: () => boolean;
  /** One of them said something that does not count. */
  readonly waits: () => void;
  /** Puts on air what one of them says that counts: its news, and of one that is another computer's all that it said so far. */
  readonly take: (publisher: Publisher, news: ReadonlyMap<string, string>, said: ReadonlyMap<string, string>) => void;
  /** The source's status may be another. */
  readonly tellStatus: () => void;
}): Publishers {
  const { sources, diagnosis, tellStatus } = deps;
  const unheard = createUnheard();
  const seats = new Map<Publisher, { readonly over: () => void; readonly kept: UnheardSeat }>();
  let demoOver = false;

  /** A publisher counts with what it said so far; one that said nothing yet, with its first values. */
  function turnTo(publisher: Publisher | undefined): void {
    const kept = publisher && seats.get(publisher)?.kept;
    if (publisher === undefined || kept === undefined || kept.said().size === 0) return;
    if (deps.isHere() && sources.claim(publisher)) deps.take(publisher, kept.redeem(new Map()), kept.said());
  }

  function next(): Publisher | undefined {
    const publisher = sources.current();
    return publisher !== undefined && (seats.get(publisher)?.kept.said().size ?? 0) > 0 ? publisher : undefined;
  }

  return {
    seat(publisher, over) {
      if (publisher.demo && demoOver) return undefined;
      sources.join(publisher);
      const kept = unheard.open(publisher.address);
      seats.set(publisher, { over, kept });
      tellStatus();
      const intake = createIntake({
        ...deps,
        publish(values) {
          if (deps.isHere() && sources.claim(publisher)) deps.take(publisher, kept.redeem(values), kept.said());
          else {
            kept.keep(values);
            deps.waits();
          }
          tellStatus();
        },
      });
      const gone = (): void => {
        kept.close();
        seats.delete(publisher);
        tellStatus();
      };
      return {
        publish(values, refused) {
          diagnosis.refuse(refused);
          if (values.size > 0) intake.take(values);
          tellStatus();
        },
        unreadable: (reason) => diagnosis.unreadable(reason),
        standing: () => (deps.isHere() && sources.current() === publisher ? 'counts' : 'waits'),
        leave() {
          intake.flush();
          sources.leave(publisher);
          gone();
          const next = sources.current();
          if (next !== undefined && !isSameComputer(next.address, publisher.address)) turnTo(next);
        },
        withdraw() {
          sources.withdraw(publisher);
          gone();
        },
      };
    },
    turnToChosen() {
      turnTo(sources.wanted());
    },
    next,
    turnToNext() {
      turnTo(next());
    },
    endDemo() {
      if (demoOver) return;
      demoOver = true;
      for (const [publisher, { over }] of seats) if (publisher.demo) over();
    },
    count: () => seats.size,
    list: () =>
      sources
        .connected()
        .map(([publisher, standing]) =>
          Object.assign(
            describePublisher(publisher),
            { standing: deps.isHere() ? standing : ('waits' as const) },
            lastOf(publisher),
          ),
        ),
  };
}

export function describePublisher({ address, since, frames, kind }: Publisher): NonNullable<StreamRow['publisher']> {
  return { address, since: Math.round(since), frames, kind };
}

/** What arrived of it last, for whoever tests the way. */
export function lastOf({ last }: Publisher): Pick<StreamDetail['publishers'][number], 'last'> {
  if (last === undefined) return {};
  const shown = [...last.fields].slice(0, READING_SHOWN_MAX);
  return { last: { at: Math.round(last.at), fields: Object.fromEntries(shown), count: last.fields.size } };
}
