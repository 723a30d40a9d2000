/** What happens to a stream, in the order in which the relay received it: the one timeline on which outputs stand, each by its delay. */
import * as v from 'valibot';
import { cueSchema, type Watches } from '#protocol/desk.ts';
import type { Values } from '#protocol/fields.ts';
import type { DeskPatch } from '#scoreboard/desk-patch.ts';

/** Fields of a reading under the names they go out with; null: the field is gone. */
export type FeedPatch = ReadonlyMap<string, string | null>;

/** A moment, as it is saved too; `at` is when that happened which it is of, where somebody who watched the court said it. */
export const cueEntrySchema = v.object({
  kind: v.literal('cue'),
  at: v.number(),
  cue: cueSchema,
  watches: v.picklist(['program', 'court']),
});
export type CueEntry = Readonly<v.InferOutput<typeof cueEntrySchema>>;

/** `at` is the relay's receive time in ms. */
export type Entry =
  | {
      readonly kind: 'feed';
      readonly at: number;
      readonly patch: FeedPatch;
      /** Of fields that have been true for longer: since when. */
      readonly ats?: ReadonlyMap<string, number>;
    }
  /** Another source: the state begins anew, in another epoch. */
  | { readonly kind: 'begin'; readonly at: number; readonly values: Values }
  /** The board's digits are the other team's from here on, those that stand included. */
  | { readonly kind: 'swap'; readonly at: number }
  | { readonly kind: 'desk'; readonly at: number; readonly patch: DeskPatch; readonly watches: Watches }
  | CueEntry;

/** Readings that come closer together than this are one on the timeline, in ms: a feed that floods fills no memory, and no frame shows the difference. */
const MERGE_MS = 4;
/** The same for each field of them, in ms: whatever a feed sends, a minute of it has no more than so many fields. */
const MERGE_FIELD_MS = 1;

/**
 * Puts an entry where its time is, mostly behind the others: a reading that was confirmed is older than what went on air meanwhile. One that
 * follows another at once is merged into it.
 */
export function append(entries: Entry[], entry: Entry): void {
  const last = entries.at(-1);
  if (last !== undefined && entry.at < last.at) {
    entries.splice(entries.findLastIndex(({ at }) => at <= entry.at) + 1, 0, entry);
    return;
  }
  if (
    entry.kind === 'feed' &&
    last?.kind === 'feed' &&
    entry.at - last.at < Math.max(MERGE_MS, last.patch.size * MERGE_FIELD_MS)
  ) {
    entries[entries.length - 1] = { ...last, patch: new Map([...last.patch, ...entry.patch]) };
  } else entries.push(entry);
}

/** A field's name on the other side. */
export function otherSide(name: string): string {
  return name.replace(/^(home|away)\./, (_, team: string) => (team === 'home' ? 'away.' : 'home.'));
}

/** An entry as it is when the board's sides are the other way round. */
export function swapped(entry: Entry): Entry {
  switch (entry.kind) {
    case 'feed':
      return { ...entry, patch: new Map([...entry.patch].map(([name, text]) => [otherSide(name), text])) };
    case 'begin':
      return { ...entry, values: swappedValues(entry.values) };
    default:
      return entry;
  }
}

export function swappedValues(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [otherSide(name), text]));
}
