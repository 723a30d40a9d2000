/**
 * The clocks of a feed, the game clock and those beside it: how each stands, and which of them leave the bug because their source was lost
 * while they ran (docs/PROTOCOL.md C2). They leave together, in one change.
 */
import type { Time } from '#lib/time.ts';
import type { FieldRow } from '#protocol/desk.ts';
import type { Source } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import { NO_CLOCK, paceOf, runsUntil, standAfter, type ClockLink, type ClockStand } from '#scoreboard/clock-pace.ts';
import { otherSide, type FeedPatch } from './entry.ts';

export interface LostClocks {
  /** Where it stands. */
  stand(name: string): ClockStand;
  /** It was read, whatever it said: it is there again. */
  heard(name: string): void;
  /** It stands where it stood before. */
  again(name: string): void;
  /** This goes on air of it. */
  move(name: string, text: string): void;
  /** They stand where these values say, and nobody knows how they came there. */
  begin(values: Values): void;
  /** The source may have come or gone, or what the operators say of it changed. */
  readonly look: () => void;
  /** Whether it runs, or did so when its source was lost. */
  runs(name: string): boolean;
  /** All that do. */
  running(): readonly string[];
  /** How it is; undefined where nobody knows. */
  pace(name: string): FieldRow['pace'] | undefined;
  /** What was read before is put on air again: without those that have left, and without a clock that was not there beside them. */
  readonly kept: (patch: FeedPatch) => FeedPatch;
  /** The board changed ends. */
  readonly turn: () => void;
  link(): ClockLink;
  stop(): void;
}

export interface LostClocksDeps {
  readonly time: Time;
  readonly source: () => Source;
  /** So long after the source was heard last those that ran leave, in ms; null: never. */
  readonly away: () => number | null;
  /** Whether the stream's sport has a clock of this name. */
  readonly isClock: (name: string) => boolean;
  /** The feed's values as they are at first. */
  readonly values: Values;
  /** Those that ran when these were saved: their source is then one that was lost. */
  readonly ran: readonly string[];
  /** These leave the bug. */
  readonly leave: (names: readonly string[]) => void;
  /** One that ran stands now. */
  readonly stood: () => void;
}

interface Clock {
  readonly stand: ClockStand;
  /** It has left the bug, and was not read since. */
  readonly isAway: boolean;
  /** It ran when its source was lost, and was not read since. */
  readonly isAdrift: boolean;
}

const UNREAD: Clock = { stand: NO_CLOCK, isAway: false, isAdrift: false };

export function createLostClocks(deps: LostClocksDeps): LostClocks {
  const now = (): number => Math.round(deps.time.now());
  let clocks = clocksIn(deps.values);
  for (const name of deps.ran) change(name, { isAdrift: true });
  let leaving: { readonly due: number; readonly callOff: () => void } | undefined;
  /** Those that run, and what waits for one of them to stand. */
  const moving = new Set<string>();
  let standing: (() => void) | undefined;

  function clocksIn(values: Values): Map<string, Clock> {
    const read = Object.entries(values).filter(([name]) => deps.isClock(name));
    return new Map(read.map(([name, text]) => [name, { ...UNREAD, stand: standAfter(NO_CLOCK, text, now()) }]));
  }

  function clockOf(name: string): Clock {
    return clocks.get(name) ?? UNREAD;
  }

  function change(name: string, part: Partial<Clock>): void {
    clocks.set(name, { ...clockOf(name), ...part });
  }

  function link(): ClockLink {
    const { status, age = Infinity } = deps.source();
    return { isAlive: status === 'live' || status === 'quiet', heardAt: now() - age };
  }

  /** When it leaves; Infinity where it stays. */
  function leavesAt({ stand, isAway, isAdrift }: Clock, { isAlive, heardAt }: ClockLink): number {
    const away = deps.away();
    return isAlive || isAway || away === null || !isAdrift ? Infinity : Math.max(heardAt, stand.seenAt) + away;
  }

  function look(): void {
    const lost = link();
    let due = Infinity;
    for (const [name, clock] of clocks) {
      const isLost = !lost.isAlive && !clock.isAdrift && paceOf(clock.stand, now(), lost) === 'running';
      if (isLost) change(name, { isAdrift: true });
      due = Math.min(due, leavesAt(clockOf(name), lost));
    }
    if ((leaving?.due ?? Infinity) === due) return;
    leaving?.callOff();
    leaving = due === Infinity ? undefined : { due, callOff: deps.time.after(Math.max(0, due - now()), onTimer) };
  }

  function onTimer(): void {
    leaving = undefined;
    const lost = link();
    const names = [...clocks].filter(([, clock]) => leavesAt(clock, lost) <= now()).map(([name]) => name);
    for (const name of names) clocks.set(name, { ...UNREAD, isAway: true });
    if (names.length > 0) deps.leave(names);
    look();
  }

  function runs(name: string): boolean {
    const { stand, isAdrift } = clockOf(name);
    return isAdrift || paceOf(stand, now(), link()) === 'running';
  }

  /** Asked anew when the time of the text that it was asked of is over: clocks that run have one timer between them. */
  function awaitStanding(): void {
    if (standing !== undefined || moving.size === 0) return;
    const until = Math.min(...Array.from(moving, (name) => Math.floor(runsUntil(clockOf(name).stand)) + 1));
    standing = deps.time.after(Math.max(0, until - now()), () => {
      standing = undefined;
      const over = [...moving].filter((name) => runsUntil(clockOf(name).stand) < now());
      for (const name of over) moving.delete(name);
      // What has lost its source has not come to stand.
      if (link().isAlive && over.some((name) => !clockOf(name).isAdrift)) deps.stood();
      awaitStanding();
    });
  }

  look();
  return {
    stand: (name) => clockOf(name).stand,
    heard(name) {
      if (clocks.has(name)) change(name, { isAway: false, isAdrift: false });
    },
    again(name) {
      const { stand } = clockOf(name);
      change(name, { stand: standAfter(stand, stand.text, now()) });
    },
    move(name, text) {
      const stand = standAfter(clockOf(name).stand, text, now());
      change(name, { stand });
      if (runsUntil(stand) < now()) return;
      moving.add(name);
      awaitStanding();
    },
    begin(values) {
      clocks = clocksIn(values);
      moving.clear();
      look();
    },
    look,
    runs,
    running: () => [...clocks.keys()].filter(runs),
    pace(name) {
      const { stand, isAway, isAdrift } = clockOf(name);
      if (isAway) return 'away';
      const source = link();
      if (source.isAlive || !isAdrift) return paceOf(stand, now(), source);
      // It is old, and nobody knows whether it runs.
      return deps.away() === null ? undefined : 'leaving';
    },
    kept(patch) {
      if (![...clocks.values()].some(({ isAway }) => isAway)) return patch;
      const gone = [...patch.keys()].filter((name) => deps.isClock(name) && clockOf(name).stand.text === '');
      return new Map([...patch, ...gone.map((name) => [name, ''] as const)]);
    },
    turn() {
      clocks = new Map([...clocks].map(([name, clock]) => [otherSide(name), clock]));
    },
    link,
    stop() {
      leaving?.callOff();
      standing?.();
      leaving = standing = undefined;
    },
  };
}
