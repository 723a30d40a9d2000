/** What an OGraf graphic shows at any time of a schedule of actions: a pure function of both. */
import { LEAVE_MS } from '#graphic/comings.ts';
import { ok, refused, type Result } from '#lib/result.ts';
import type { ShownCue } from '#store/cues.ts';
import { ACTION_TYPES, perform, type Action, type ActionType, type Rules, type Standing } from './ograf-actions.ts';
import { isRecord, kindOf, type Wish } from './ograf-data.ts';

export interface ScheduledAction {
  /** In ms of the recording. */
  readonly timestamp: number;
  readonly action: Action;
}

/** What is to be seen at a moment; motion is between two of them. */
export interface Frame {
  readonly wish: Wish;
  readonly air: 'on' | 'leaving' | 'off';
  readonly cue: ShownCue | undefined;
  /** Whether it came without motion. */
  readonly isCut: boolean;
}

export interface Frames {
  /** When something changes, in order. */
  readonly marks: readonly number[];
  readonly at: (timestamp: number) => Frame;
  /** How the graphic stands then. */
  readonly standingAt: (timestamp: number) => Standing;
}

/** Reads a schedule as a host gives it, in the order of its times. All that is wrong with it is said. */
export function readSchedule(given: unknown): Result<readonly ScheduledAction[]> {
  if (!Array.isArray(given)) return refused(`schedule: expected an array, got ${kindOf(given)}`);
  const faults: string[] = [];
  const read = given.flatMap((entry: unknown, index): readonly ScheduledAction[] => {
    const { timestamp, action } = isRecord(entry) ? entry : {};
    const { type, params = {} } = isRecord(action) ? action : {};
    const isTime = typeof timestamp === 'number' && Number.isFinite(timestamp);
    const isType = isActionType(type);
    if (!isTime) faults.push(`schedule[${index}].timestamp: expected ms, got ${kindOf(timestamp)}`);
    if (!isType) faults.push(`schedule[${index}].action.type: expected one of ${ACTION_TYPES.join(', ')}`);
    if (!isRecord(params)) faults.push(`schedule[${index}].action.params: expected an object, got ${kindOf(params)}`);
    return isTime && isType && isRecord(params) ? [{ timestamp, action: { type, params } }] : [];
  });
  if (faults.length > 0) return refused(faults.join('; '));
  // Of the same time those that stand later count later: a sort keeps their order.
  return ok([...read].sort((one, other) => one.timestamp - other.timestamp));
}

function isActionType(type: unknown): type is ActionType {
  return ACTION_TYPES.some((one) => one === type);
}

/** Runs a schedule through from how the graphic was loaded. An action that is refused is named with its time, and none of it counts. */
export function framesOf(rules: Rules, first: Standing, schedule: readonly ScheduledAction[]): Result<Frames> {
  const steps: { readonly at: number; readonly standing: Standing }[] = [{ at: -Infinity, standing: first }];
  const faults: string[] = [];
  let standing = first;
  for (const { timestamp, action } of schedule) {
    const outcome = perform(rules, standing, action, timestamp);
    if (!outcome.ok) faults.push(`${action.type} at ${timestamp}: ${outcome.reason}`);
    else steps.push({ at: timestamp, standing: (standing = outcome.standing) });
  }
  if (faults.length > 0) return refused(faults.join('; '));
  const times = steps.flatMap(({ at, standing: { leftAt, cue } }) => [
    at,
    ...(leftAt === undefined ? [] : [leftAt + LEAVE_MS]),
    ...(cue === undefined ? [] : [cue.at + cue.ms, cue.at + cue.ms + LEAVE_MS]),
  ]);
  const stepAt = (timestamp: number): (typeof steps)[number] =>
    steps.findLast(({ at }) => at <= timestamp) ?? { at: -Infinity, standing: first };
  return ok({
    marks: [...new Set(times)].filter(Number.isFinite).sort((one, other) => one - other),
    standingAt: (timestamp) => stepAt(timestamp).standing,
    at: (timestamp) => {
      const { at, standing } = stepAt(timestamp);
      return frameOf(standing, timestamp, at === timestamp && standing.isCut);
    },
  });
}

function frameOf({ wish, step, leftAt, cue }: Standing, now: number, isCut: boolean): Frame {
  const isLeaving = leftAt !== undefined && now < leftAt + LEAVE_MS;
  return { wish, isCut, air: step === 0 ? 'on' : isLeaving ? 'leaving' : 'off', cue: cueAt(cue, now) };
}

function cueAt(cue: Standing['cue'], now: number): ShownCue | undefined {
  if (cue === undefined || now >= cue.at + cue.ms + LEAVE_MS) return undefined;
  return { cue, leaves: now >= cue.at + cue.ms };
}
