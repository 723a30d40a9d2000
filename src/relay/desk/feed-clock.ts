/**
 * A stream's game clock as its feed moves it: whether it runs, stands or is not there. One whose source is lost while it ran leaves the bug
 * after a while (docs/PROTOCOL.md C2): on air its text is then blank, as a board's would be that shows no clock.
 */
import type { Time } from '#lib/time.ts';
import type { FieldRow } from '#protocol/desk.ts';
import type { Source } from '#protocol/down.ts';
import type { FeedClockWords } from '#protocol/feed-clock.ts';
import type { Values } from '#protocol/fields.ts';
import { NO_CLOCK, paceOf, runsUntil, standAfter, type ClockLink, type ClockStand } from '#scoreboard/clock-pace.ts';
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
  /** Its source may have come or gone, or what the operators say of it changed. */
  look(): void;
  /** What was read before is put on air again: without the clock where that has left. */
  kept(patch: FeedPatch): FeedPatch;
  /** Whether it runs, or did so when its source was lost. */
  runs(): boolean;
  /** How it is; undefined where nobody knows. */
  pace(): FieldRow['pace'] | undefined;
  stop(): void;
}

export interface FeedClockDeps {
  readonly time: Time;
  readonly source: () => Source;
  /** What the operators say of it. */
  readonly words: () => FeedClockWords;
  /** The feed's values as they are at first. */
  readonly values: Values;
  /** Whether the clock ran when they were saved: its source is then one that was lost. */
  readonly ran: boolean;
  /** Puts a text in the clock's place, which no reading brought. */
  readonly show: (patch: FeedPatch) => void;
  /** It ran, and stands now. */
  readonly stood: () => void;
  /** Its next reading goes on air at once. */
  readonly forget: (field: string) => void;
}

/** The field of the game clock. */
const CLOCK = 'clock';

export function createFeedClock(deps: FeedClockDeps): FeedClock {
  const now = (): number => Math.round(deps.time.now());
  let stand = standIn(deps.values);
  /** It has left the bug, and was not read since. */
  let isAway = false;
  /** It ran when its source was lost, and was not read since. */
  let isAdrift = deps.ran;
  let timer: { readonly due: number; readonly callOff: () => void } | undefined;
  /** Waits for a clock that runs to stand. */
  let standing: (() => void) | undefined;

  function standIn(values: Values): ClockStand {
    return standAfter(NO_CLOCK, values[CLOCK] ?? '', now());
  }

  function link(): ClockLink {
    const { status, age = Infinity } = deps.source();
    return { isAlive: status === 'live' || status === 'quiet', heardAt: now() - age };
  }

  /** When it leaves; undefined where it stays. */
  function leavesAt(): number | undefined {
    const { away } = deps.words();
    const { isAlive, heardAt } = link();
    return isAlive || isAway || away === null || !isAdrift ? undefined : Math.max(heardAt, stand.seenAt) + away;
  }

  function look(): void {
    const lost = link();
    isAdrift ||= !lost.isAlive && paceOf(stand, now(), lost) === 'running';
    const due = leavesAt();
    if (timer?.due === due) return;
    timer?.callOff();
    timer = due === undefined ? undefined : { due, callOff: deps.time.after(Math.max(0, due - now()), onTimer) };
  }

  function onTimer(): void {
    timer = undefined;
    const due = leavesAt();
    if (due !== undefined && due <= now()) leave();
    else look();
  }

  function leave(): void {
    isAway = true;
    isAdrift = false;
    stand = NO_CLOCK;
    deps.forget(CLOCK);
    deps.show(new Map([[CLOCK, '']]));
  }

  function runs(): boolean {
    return isAdrift || paceOf(stand, now(), link()) === 'running';
  }

  /** Asked anew when the time of the text that it was asked of is over: a running clock has one timer in a second and a half. */
  function awaitStanding(): void {
    const until = Math.floor(runsUntil(stand)) + 1;
    if (standing !== undefined || until <= now()) return;
    standing = deps.time.after(until - now(), () => {
      standing = undefined;
      if (!link().isAlive || isAdrift) return;
      if (runs()) awaitStanding();
      else deps.stood();
    });
  }

  /** Whether a reading says what stands. */
  function isOf(text: string): boolean {
    return text === stand.text || clean('clock', text, stand.seconds) === stand.text;
  }

  look();
  return {
    read(patch) {
      const text = patch.get(CLOCK);
      if (text === undefined) return;
      isAway = isAdrift = false;
      // What is read differently is not judged yet.
      if (text && isOf(text)) stand = standAfter(stand, stand.text, now());
    },
    aired(admitted) {
      const last = admitted.findLast(({ name }) => name === CLOCK);
      if (last === undefined) return;
      stand = standAfter(stand, last.value ?? '', now());
      awaitStanding();
    },
    begin(values) {
      isAway = isAdrift = false;
      stand = standIn(values);
      look();
    },
    look,
    runs,
    kept: (patch) => (isAway && patch.has(CLOCK) ? new Map([...patch, [CLOCK, '']]) : patch),
    pace() {
      if (isAway) return 'away';
      const source = link();
      if (source.isAlive || !isAdrift) return paceOf(stand, now(), source);
      // It is old, and nobody knows whether it runs.
      return deps.words().away === null ? undefined : 'leaving';
    },
    stop() {
      timer?.callOff();
      standing?.();
      timer = standing = undefined;
    },
  };
}
