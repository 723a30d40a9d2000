/**
 * A stream's game clock as its feed moves it: whether it runs, stands or is not there. One whose source is lost while it ran leaves the bug
 * after a while (docs/PROTOCOL.md C2): on air its text is then blank, as a board's would be that shows no clock. Where its operators want it, a
 * second is filled in that its readings skip (C4).
 */
import type { Time } from '#lib/time.ts';
import type { FieldRow } from '#protocol/desk.ts';
import type { Source } from '#protocol/down.ts';
import type { FeedClockWords } from '#protocol/feed-clock.ts';
import type { Values } from '#protocol/fields.ts';
import { NO_CLOCK, paceOf, runsUntil, standAfter, type ClockLink, type ClockStand } from '#scoreboard/clock-pace.ts';
import { tickAfter, type ClockRules } from '#scoreboard/smooth-clock.ts';
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
  /** Shows what was read last, whatever was filled in. */
  settle(): void;
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
  /** What the stream's sport says of its clock. */
  readonly rules: () => ClockRules;
  /** Whether a reading of it waits to be believed. */
  readonly waits: () => boolean;
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
  /** The second behind the last reading: it waits, or is shown in its place. */
  let filling: { readonly callOff: () => void; readonly isShown: boolean } | undefined;
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
    callOffFilling();
    put('');
  }

  function runs(): boolean {
    return isAdrift || paceOf(stand, now(), link()) === 'running';
  }

  function put(text: string): void {
    deps.show(new Map([[CLOCK, text]]));
  }

  function callOffFilling(): void {
    filling?.callOff();
    filling = undefined;
  }

  /** A reading wins at once, backwards too; and so does a clock that stands. */
  function settle(): void {
    const wasShown = filling?.isShown === true;
    callOffFilling();
    if (wasShown) put(stand.text);
  }

  function fillLater(): void {
    callOffFilling();
    const tick = deps.words().smooth ? tickAfter(stand, deps.rules()) : undefined;
    if (tick === undefined) return;
    const callOff = deps.time.after(Math.max(0, tick.at - now()), () => {
      filling = undefined;
      if (!deps.words().smooth || deps.waits() || !link().isAlive) return;
      const standsIn = Math.max(0, runsUntil(stand) - now());
      filling = { isShown: true, callOff: deps.time.after(standsIn, settle) };
      put(tick.text);
    });
    filling = { isShown: false, callOff };
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
      if (!text || !isOf(text)) return;
      stand = standAfter(stand, stand.text, now());
      if (filling?.isShown === true) settle();
    },
    aired(admitted) {
      const last = admitted.findLast(({ name }) => name === CLOCK);
      if (last === undefined) return;
      stand = standAfter(stand, last.value ?? '', now());
      fillLater();
      awaitStanding();
    },
    begin(values) {
      isAway = isAdrift = false;
      stand = standIn(values);
      callOffFilling();
      look();
    },
    look,
    runs,
    settle,
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
      callOffFilling();
      timer = standing = undefined;
    },
  };
}
