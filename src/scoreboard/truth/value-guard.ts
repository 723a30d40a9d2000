/** Scores, counts, periods and texts: what is read for long enough goes on air, how long is up to how likely it is. */
import type { BlankPolicy } from '#protocol/desk-state.ts';
import { createBallot, type Candidate } from './ballot.ts';
import type { GameNow, Guard, Held, Verdict } from './guard.ts';
import { judge, type Judgement, type Rules } from './plausible.ts';
import type { Profile } from './profiles.ts';

/**
 * What is on air may be taken back for so long, in ms, without being a surprise. Figures here and in `ballot.ts` are of `npm run bench:truth -- --profile normal`, all sports together, one number at a time: of this
 * one the bench does not tell: 20 s and 600 s give the same wrong scores (seeds 1 and 2).
 */
const TAKEN_BACK_MS = 120_000;
/**
 * Of the time since a change was first read, so much it must have been the latest reading: a covered board reads as anything, now and then. With
 * seeds 1 and 2 0.4 lets 41 wrong scores on air and 0.6 lets 17, with 3 to 5 it is 49 and 30; a reset takes 725 ms instead of 614. 0.7 holds true scores
 * for more than 3 s where misreads are longer (`--longest 4`) or readings few (`--rate 3`).
 */
const STOOD_SHARE = 0.6;
/** One that repeats itself and then says no more has been read often enough after so many times the time; after so many ms at least, and at most, which is below the 3 s in which all that stays is on air. The bench does not tell 2 from 5, nor 0.5 s from 1.5 s. */
const SILENT_TIMES = 3;
const SILENT_MS = { least: 1000, most: 2900 };
/** A text of which every reading is another one, for so long, is meant to run: it goes on air as it is read: the 3 s in which all that stays is on air. The bench does not tell it from 1.5 s and 6 s. */
const RUNS_MS = 3000;

export interface ValueGuardOptions {
  readonly rules: Rules;
  readonly profile: Profile;
  /** Whether the source repeats what has not changed. */
  readonly repeats: (at: number) => boolean;
  /** What a blank means; undefined: as usual for its kind. */
  readonly blank?: BlankPolicy | undefined;
  /** What is on air from before. */
  readonly shown?: string | undefined;
  /** Whether that is known to be true. */
  readonly isSure?: boolean;
}

interface Wanted {
  readonly ms: number;
  readonly reason: Held['reason'];
}

export function createValueGuard({
  rules,
  profile,
  repeats,
  blank,
  shown: restored,
  isSure = false,
}: ValueGuardOptions): Guard {
  const ballot = createBallot();
  const usualBlank = rules.kind === 'score' || rules.kind === 'period' ? 'hold' : 'clear';
  const holdsBlank = (blank ?? usualBlank) === 'hold';
  let shown = restored;
  /** What was on air before, and until when. */
  let before: { readonly value: string; readonly until: number } | undefined;
  /** What was there before, or came first of all, is on air before it was confirmed: whatever is confirmed may replace it. */
  let isUnsure = !isSure || restored === undefined;
  /** Since when it has been read. */
  let unsureFrom: number | undefined;
  /** The first value of all goes on air as it is read. */
  let opening: Verdict | undefined;
  /** Since when what is on air has been true. */
  let shownFrom = -Infinity;
  let due: number | undefined;
  let held: Held | undefined;
  let accepted: string | undefined;
  let refused: string | undefined;
  /** Since when what is read has been anything but what is on air. */
  let unsettledSince: number | undefined;

  function wanted({ value, first: since }: Candidate, game: GameNow): Wanted | undefined {
    if (value === '') return holdsBlank ? undefined : { ms: profile.blankMs, reason: 'blank' };
    if (isUnsure || shown === undefined || shown === '') return { ms: profile.plausibleMs, reason: 'confirming' };
    const judgement = judge(rules, shown, value, {
      before: before !== undefined && since - before.until < TAKEN_BACK_MS ? before.value : undefined,
      unseenMs: Math.max(0, since - ballot.shownUntil()),
      otherIsZero: game.isReset,
      isSwapped: game.isSwapped,
    });
    return { ms: msOf(judgement), reason: judgement.reason };
  }

  function msOf({ likelihood }: Judgement): number {
    if (likelihood === 'plausible') return profile.plausibleMs;
    return likelihood === 'unlikely' ? profile.unlikelyMs : profile.implausibleMs;
  }

  /** In how many ms a candidate has stood for long enough; 0 if it has. */
  function remaining(candidate: Candidate, ms: number, at: number): number {
    const isAgreed = candidate.readings >= profile.readings || !repeats(at);
    const silent = Math.min(Math.max(ms * SILENT_TIMES, SILENT_MS.least), SILENT_MS.most);
    const needed = isAgreed ? ms : Math.max(ms, silent);
    const age = at - candidate.first;
    const untilOften = (STOOD_SHARE * age - candidate.stood) / (1 - STOOD_SHARE);
    return Math.ceil(Math.max(0, needed - age, untilOften));
  }

  function admit(value: string, from: number, at: number): readonly Verdict[] {
    if (shown !== undefined && !isUnsure) before = { value: shown, until: at };
    shown = value;
    isUnsure = false;
    accepted = refused = held = undefined;
    unsettledSince = undefined;
    ballot.clear();
    // What was read before the last change came into its own behind it.
    shownFrom = Math.max(shownFrom, from);
    return [{ value, at: shownFrom }];
  }

  return {
    read(value, at) {
      if (shown === undefined && value !== undefined && value !== '') {
        // An empty bug is worse than a value that may have to be mended in a moment.
        shown = value;
        opening = { value, at };
        shownFrom = at;
        ballot.clear();
      }
      ballot.read(value, shown, at);
      if (value === shown) unsureFrom ??= at;
      if (value === shown) {
        unsettledSince = held = due = undefined;
      } else if (value !== undefined && value !== '') unsettledSince ??= at;
      // A misread and a blank say nothing that an operator has to decide anew.
      if (value !== undefined && value !== '' && value !== refused) refused = undefined;
    },
    settle(at, game) {
      due = held = undefined;
      const first = opening;
      opening = undefined;
      if (first !== undefined) return [first];
      isUnsure &&= unsureFrom === undefined || ballot.shownUntil() - unsureFrom < profile.plausibleMs;
      const candidate = ballot.leader(at);
      if (candidate === undefined) {
        accepted = undefined;
        return [];
      }
      const { value, first: since } = candidate;
      if (accepted === value) return admit(value, since, at);
      if (value === refused) return [];
      const want = wanted(candidate, game);
      if (want === undefined) return [];
      const left = remaining(candidate, want.ms, at);
      if (left === 0) return admit(value, since, at);
      const isRunning = rules.kind === 'text' && unsettledSince !== undefined && at - unsettledSince >= RUNS_MS;
      if (isRunning && value !== '') return admit(value, at, at);
      due = at + left;
      if (want.reason !== 'confirming') held = { value, since, reason: want.reason };
      return [];
    },
    due: () => due,
    held: () => held,
    shown: () => shown,
    reading: () => ballot.reading(),
    accept() {
      accepted = held?.value ?? ballot.reading();
    },
    refuse() {
      refused = held?.value ?? ballot.reading();
      held = due = undefined;
    },
    takeBack(value, at) {
      refused = shown;
      shown = value;
      before = opening = accepted = held = due = unsettledSince = undefined;
      isUnsure = false;
      shownFrom = at;
      ballot.clear();
      // It is read still, and has to be counted as what it is now.
      const reading = ballot.reading();
      if (reading !== shown) ballot.read(reading, shown, at);
    },
    admitAgain() {
      refused = undefined;
    },
  };
}
