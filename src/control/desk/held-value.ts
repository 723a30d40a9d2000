/** Which value that waits to go on air an operator is asked about: the one that has waited longest, once it has for so long that it is worth a look. */
import type { DeskView, FieldRow } from '#protocol/desk.ts';

/** A value that is read and not on air. */
export interface HeldValue {
  readonly field: string;
  readonly value: string;
  readonly reason: NonNullable<FieldRow['held']>['reason'];
}

/** What goes on air by itself within so many ms is nothing to ask about: a clock that is set anew, a basket that is waved off (`PROFILES.normal` of the truth engine). */
const ASKED_AFTER_MS = 600;

/** What of a field a word would put on air: an override and a final score stand whatever is believed of the feed. */
export function heldOf({ state, held }: FieldRow): FieldRow['held'] {
  return state === 'overridden' || state === 'frozen' ? undefined : held;
}

/** Undefined where nothing waits for long enough. */
export function longestHeld(view: DeskView | undefined): HeldValue | undefined {
  const waits = (view?.fields ?? []).flatMap((row) => {
    const held = heldOf(row);
    return held === undefined || held.reason === 'confirming' ? [] : [{ field: row.field, ...held }];
  });
  const [first] = waits.sort((a, b) => a.since - b.since);
  if (first === undefined || view === undefined || view.at - first.since < ASKED_AFTER_MS) return undefined;
  const { field, value, reason } = first;
  return { field, value, reason };
}

/** Whether it waits still. */
export function isHeld(view: DeskView | undefined, { field, value }: HeldValue): boolean {
  const row = view?.fields.find((each) => each.field === field);
  return row !== undefined && heldOf(row)?.value === value;
}

/** Whether anything waits, however short: the desk is then asked more often. */
export function isAnyHeld(view: DeskView | undefined): boolean {
  return view?.fields.some((row) => (heldOf(row)?.reason ?? 'confirming') !== 'confirming') === true;
}
