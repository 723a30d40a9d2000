/** How likely a change of a field is by the rules of its game. */
import type { HeldReason } from '#protocol/field-row.ts';
import type { FieldKind } from './clean.ts';

/** How long a change must have stood goes by this. */
export type Likelihood = 'plausible' | 'unlikely' | 'implausible';

export interface Judgement {
  readonly likelihood: Likelihood;
  readonly reason: HeldReason;
}

/** What a field's change is judged by. */
export interface Rules {
  readonly kind: FieldKind;
  /** By how much a score may rise in one action; none: nobody knows, so anything goes. */
  readonly steps: readonly number[];
  /** What a count does: `up` by one until it is reset, `left` is used up, and anything else may be anything. */
  readonly counts: 'up' | 'left' | 'any';
}

/** What is known when a change is judged. */
export interface Moment {
  /** What was on air before what is, if that may still be taken back. */
  readonly before: string | undefined;
  /** For so long, in ms, what is on air had not been read when the change was first. */
  readonly unseenMs: number;
  /** Whether the other team's score is read as nothing. */
  readonly otherIsZero: boolean;
  /** Whether each score is read as what the other's is on air: the board changed ends, or a goal went to the other team at first. */
  readonly isSwapped: boolean;
}

/** A covered board may hide an action so often, in ms: two scores of one team are hardly closer together. The bench (`npm run bench:truth -- --profile normal`) does not tell 3 s from 20 s. */
const ACTION_MS = 8000;
/** What a covered board may have hidden at most; beyond that a jump is a jump. Nor does it tell 1 from 5: its covers are of 20 s at most. */
const ACTIONS_MAX = 3;

const PLAUSIBLE: Judgement = { likelihood: 'plausible', reason: 'confirming' };

/** Judges a change from what is on air to what is read; both are clean and not blank. */
export function judge(rules: Rules, from: string, to: string, moment: Moment): Judgement {
  switch (rules.kind) {
    case 'score':
      // No two misreads do that at once: as unlikely it made moved goals 200 ms later in bench:truth, and nothing truer.
      if (rules.steps.length === 0 || moment.isSwapped) return PLAUSIBLE;
      return judgeNumber(from, to, moment, rules.steps);
    case 'count':
      return judgeCount(rules.counts, from, to, moment);
    case 'period':
      return judgePeriod(from, to, moment);
    default:
      return PLAUSIBLE;
  }
}

function judgeCount(counts: Rules['counts'], from: string, to: string, moment: Moment): Judgement {
  if (counts === 'any') return PLAUSIBLE;
  if (counts === 'up') return judgeNumber(from, to, { ...moment, otherIsZero: true }, [1]);
  // They are used up one by one, and all there again after the half.
  const by = Number(to) - Number(from);
  return by === -1 || Number.isNaN(by) ? PLAUSIBLE : { likelihood: 'unlikely', reason: by > 0 ? 'resets' : 'falls' };
}

function judgeNumber(from: string, to: string, moment: Moment, steps: readonly number[]): Judgement {
  const by = Number(to) - Number(from);
  // A word in a count's place is a script's, and no digit that was misread.
  if (Number.isNaN(by)) return PLAUSIBLE;
  if (by > 0) {
    const actions = 1 + Math.min(ACTIONS_MAX - 1, Math.floor(moment.unseenMs / ACTION_MS));
    if (isReached(by, steps, actions)) return PLAUSIBLE;
    if (isReached(by, steps, actions + 1)) return { likelihood: 'unlikely', reason: 'jumps' };
    return to === moment.before
      ? { likelihood: 'unlikely', reason: 'returns' }
      : { likelihood: 'implausible', reason: 'jumps' };
  }
  if (to === moment.before) return { likelihood: 'unlikely', reason: 'returns' };
  if (to === '0' && moment.otherIsZero) return { likelihood: 'unlikely', reason: 'resets' };
  return { likelihood: 'implausible', reason: 'falls' };
}

/** Whether so many actions or fewer make this rise. */
function isReached(by: number, steps: readonly number[], actions: number): boolean {
  if (by === 0) return true;
  return actions > 0 && steps.some((step) => step <= by && isReached(by - step, steps, actions - 1));
}

function judgePeriod(from: string, to: string, { otherIsZero }: Moment): Judgement {
  const [was, is] = [numberIn(from), numberIn(to)];
  // OT, HALF and their like come and go.
  if (was === undefined || is === undefined || is === was + 1 || is === was) return PLAUSIBLE;
  if (is === 1 && otherIsZero) return { likelihood: 'unlikely', reason: 'resets' };
  return { likelihood: 'implausible', reason: is < was ? 'falls' : 'skips' };
}

function numberIn(text: string): number | undefined {
  const digits = /\d+/.exec(text)?.[0];
  return digits === undefined ? undefined : Number(digits);
}
