/** A stream's game clock as its feed moves it: whether it runs, stands or is not there. */
import type { Time } from '#lib/time.ts';
import type { FieldRow } from '#protocol/desk.ts';
import type { Source } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import { NO_CLOCK, paceOf, standAfter, type ClockLink, type ClockStand } from '#scoreboard/clock-pace.ts';
import { clean } from '#scoreboard/truth/clean.ts';
import type { Admitted } from '#scoreboard/truth/truth.ts';
import type { FeedPatch } from './entry.ts';

export interface FeedClock {
  /** A reading under the names that go on air, before it is judged. */
  read(patch: FeedPatch): void;
  /** What of the feed goes on air. */
  aired(admitted: readonly Admitted[]): void;
  /** It stands where these values say, and nobody knows how it came there. */
  begin(values: Values): void;
  /** How it is; undefined where nobody knows. */
  pace(): FieldRow['pace'] | undefined;
}

export interface FeedClockDeps {
  readonly time: Time;
  readonly source: () => Source;
  /** The feed's values as they are at first. */
  readonly values: Values;
}

/** The field of the game clock. */
const CLOCK = 'clock';

export function createFeedClock(deps: FeedClockDeps): FeedClock {
  const now = (): number => Math.round(deps.time.now());
  let stand = standIn(deps.values);

  function standIn(values: Values): ClockStand {
    return standAfter(NO_CLOCK, values[CLOCK] ?? '', now());
  }

  function link(): ClockLink {
    const { status, age = 0 } = deps.source();
    return { isAlive: status === 'live' || status === 'quiet', heardAt: now() - age };
  }

  return {
    read(patch) {
      const text = patch.get(CLOCK);
      // What is read differently is not judged yet.
      if (text && isOf(text)) stand = standAfter(stand, stand.text, now());
    },
    aired(admitted) {
      const last = admitted.findLast(({ name }) => name === CLOCK);
      if (last !== undefined) stand = standAfter(stand, last.value ?? '', now());
    },
    begin(values) {
      stand = standIn(values);
    },
    pace() {
      const { isAlive, heardAt } = link();
      const pace = paceOf(stand, now(), { isAlive, heardAt });
      // Of one that ran nobody knows more once its source is lost.
      return isAlive || pace !== 'running' ? pace : undefined;
    },
  };

  /** Whether a reading says what stands. */
  function isOf(text: string): boolean {
    return text === stand.text || clean('clock', text, stand.seconds) === stand.text;
  }
}
