/** What one step changed of a desk: of overrides field by field, of everything else as a whole. */
import type { DeskState } from '#protocol/desk.ts';
import { applyPatch, diffValues, type Patch } from '#protocol/patch.ts';

type Rest = Partial<Omit<DeskState, 'overrides'>>;

export interface DeskPatch {
  readonly overrides: Patch;
  readonly rest: Rest;
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** What leads from one desk to another. */
export function diffDesk(from: DeskState, to: DeskState): DeskPatch {
  const { overrides: _, ...rest } = to;
  const changed = Object.entries(rest).filter(([key, word]) => !isSame(word, Reflect.get(from, key)));
  return { overrides: diffValues(from.overrides, to.overrides), rest: Object.fromEntries(changed) };
}

/**
 * The desk after a step. `shiftMs` is how much later than it was said the step takes effect: a clock that was started then was started so much
 * later for who sees it.
 */
export function applyDeskPatch(desk: DeskState, { overrides, rest }: DeskPatch, shiftMs = 0): DeskState {
  const clock = rest.clock ? { clock: { ...rest.clock, at: rest.clock.at + shiftMs } } : {};
  return { ...desk, ...rest, ...clock, overrides: applyPatch(desk.overrides, overrides) };
}

/** A step without what a later word has overtaken. */
export function withoutOvertaken(step: DeskPatch, by: DeskPatch): DeskPatch {
  const isLeft = ([key]: readonly [string, unknown]): boolean => !Object.hasOwn(by.overrides, key);
  const isRestLeft = ([key]: readonly [string, unknown]): boolean => !Object.hasOwn(by.rest, key);
  return {
    overrides: Object.fromEntries(Object.entries(step.overrides).filter(isLeft)),
    rest: Object.fromEntries(Object.entries(step.rest).filter(isRestLeft)),
  };
}

/**
 * A step that says again what others said before, to whom it has not come yet: `seen` is what the step changes of the desk that they see, and
 * `to` what it is then. The board's sides, the fields' names and the sport are the feed's, which nobody overtakes.
 */
export function withSaidAgain(step: DeskPatch, seen: DeskPatch, to: DeskState): DeskPatch {
  const { ends: _, names: __, sport: ___, ...rest } = seen.rest;
  const overrides = Object.keys(seen.overrides).map((field) => [field, to.overrides[field] ?? null] as const);
  return {
    overrides: { ...Object.fromEntries(overrides), ...step.overrides },
    rest: { ...Object.fromEntries(Object.keys(rest).map((key) => [key, Reflect.get(to, key)])), ...step.rest },
  };
}

/** Whether a step changes nothing. */
export function isEmptyStep({ overrides, rest }: DeskPatch): boolean {
  return Object.keys(overrides).length === 0 && Object.keys(rest).length === 0;
}
