/** The last minute of a stream, from which an output that joins gets the state as of now minus its delay. */
import * as v from 'valibot';
import { unreachable } from '#lib/unreachable.ts';
import { DELAY_MS_MAX, deskSchema, EMPTY_DESK, type Cue, type DeskState } from '#protocol/desk.ts';
import type { Values } from '#protocol/fields.ts';
import { applyDeskPatch, withoutOvertaken, type DeskPatch } from '#scoreboard/desk-patch.ts';
import { append, cueEntrySchema, swapped, swappedValues, type CueEntry, type Entry } from './entry.ts';

/** Where an output stands that begins now: its state, and what it has yet to wait for. */
export interface Standpoint {
  readonly feed: Values;
  readonly desk: DeskState;
  /** Whether its clock was taken over by somebody who watched the court: it is then as late as the output. */
  readonly courtClock: boolean;
  readonly cues: readonly Cue[];
  /** In order; each waits until its `at` is as old as the delay. */
  readonly queue: readonly Entry[];
}

export interface Past {
  add(entry: Entry): void;
  /** Goes on from what was saved, and from nothing that was there before. */
  restore(saved: SavedPast): void;
  /** The board's sides are the other way round, at once and for everything that is known. */
  swapAll(): void;
  /** Takes these cues out. */
  dropCues(ids: ReadonlySet<string>): void;
  /** The cues that are kept. */
  cues(): readonly CueEntry[];
  /** The standpoint of an output whose delay this is, in ms. */
  asOf(delay: number, now: number): Standpoint;
  /** What is to be saved; steps of the feed that are closer together than a tenth of a second are one in it. */
  save(now: number): SavedPast;
}

/** Entries kept are this much older than the longest delay, in ms: a line that is begun may lag behind by a timer. */
const SLACK_MS = 1000;
const SAVED_STEP_MS = 100;

const texts = v.record(v.string(), v.string());
const patchOf = v.record(v.string(), v.nullable(v.string()));
const watches = v.picklist(['program', 'court']);
/** An entry as it is saved, or told to another node. */
export const savedEntrySchema = v.variant('kind', [
  v.object({ kind: v.literal('feed'), at: v.number(), patch: patchOf }),
  v.object({ kind: v.literal('begin'), at: v.number(), values: texts }),
  v.object({ kind: v.literal('swap'), at: v.number() }),
  v.object({
    kind: v.literal('desk'),
    at: v.number(),
    patch: v.object({ overrides: patchOf, rest: v.partial(v.omit(deskSchema, ['overrides'])) }),
    watches,
  }),
  cueEntrySchema,
]);

export type SavedEntry = v.InferOutput<typeof savedEntrySchema>;

/** A stream's last minute as it is saved. */
export const savedPastSchema = v.object({
  feed: texts,
  desk: deskSchema,
  /** Whether the clock of that desk was taken over by somebody who watched the court: each output then sees it so much later. */
  courtClock: v.boolean(),
  entries: v.array(savedEntrySchema),
});
export type SavedPast = v.InferOutput<typeof savedPastSchema>;

/** A past that begins with a state, or goes on from what was saved. */
export function createPast(start: { readonly feed: Values; readonly desk?: DeskState }, saved?: SavedPast): Past {
  let feed = saved?.feed ?? start.feed;
  /** What the desk was before the first entry that is kept. */
  let desk = saved?.desk ?? start.desk ?? EMPTY_DESK;
  let courtClock = saved?.courtClock ?? false;
  let entries: Entry[] = saved === undefined ? [] : saved.entries.map(readEntry);

  /** Entries that no delay reaches any more become part of the state that the rest begins from. */
  function prune(now: number): void {
    const oldest = now - DELAY_MS_MAX - SLACK_MS;
    let gone = 0;
    for (const entry of entries) {
      if (entry.at >= oldest) break;
      gone += 1;
      feed = feedAfter(feed, entry);
      if (entry.kind !== 'desk') continue;
      desk = applyDeskPatch(desk, entry.patch);
      if (Object.hasOwn(entry.patch.rest, 'clock')) courtClock = entry.watches === 'court';
    }
    if (gone > 0) entries = entries.slice(gone);
  }

  return {
    add(entry) {
      append(entries, entry);
      prune(entry.at);
    },
    restore(next) {
      ({ feed, desk, courtClock } = next);
      entries = next.entries.map(readEntry);
    },
    swapAll() {
      feed = swappedValues(feed);
      entries = entries.map(swapped);
    },
    dropCues(ids) {
      entries = entries.filter((entry) => entry.kind !== 'cue' || !ids.has(entry.cue.id));
    },
    cues: () => entries.filter((entry) => entry.kind === 'cue'),
    asOf(delay, now) {
      prune(now);
      const isDue = ({ at }: Entry): boolean => at + delay <= now;
      const steps = stepsOf(entries, delay);
      const { clock } = desk;
      const taken = steps.findLast(({ patch, effectAt }) => effectAt <= now && Object.hasOwn(patch.rest, 'clock'));
      const first = clock !== null && courtClock ? { ...desk, clock: { ...clock, at: clock.at + delay } } : desk;
      return {
        feed: entries.filter(isDue).reduce(feedAfter, feed),
        courtClock: taken === undefined ? courtClock : taken.entry.watches === 'court',
        desk: steps
          .filter(({ effectAt }) => effectAt <= now)
          .reduce((state, { patch, shiftMs }) => applyDeskPatch(state, patch, shiftMs), first),
        // In the order in which they were shown.
        cues: entries
          .flatMap((entry) =>
            entry.kind === 'cue' && (entry.watches === 'program' || isDue(entry)) ? cueFor(entry, delay) : [],
          )
          .toSorted((a, b) => a.at - b.at),
        queue: [
          ...entries.filter((entry) => !isDue(entry) && !isSaidOfProgram(entry) && entry.kind !== 'desk'),
          ...steps.filter(({ effectAt }) => effectAt > now).map(withItsPatch),
        ].toSorted((a, b) => a.at - b.at),
      };
    },
    save(now) {
      prune(now);
      return { feed: { ...feed }, desk, courtClock, entries: coarse(entries).map(writeEntry) };
    },
  };
}

/** A cue as an output sees it whose delay this is: as late as what it is of, and not before it was said. */
export function cueFor({ at, cue, watches: seen }: CueEntry, delay: number): Cue {
  return seen === 'court' ? { ...cue, at: Math.max(at + delay, cue.at) } : cue;
}

function isSaidOfProgram(entry: Entry): boolean {
  return 'watches' in entry && entry.watches === 'program';
}

interface Step {
  readonly entry: Entry & { kind: 'desk' };
  readonly patch: DeskPatch;
  readonly effectAt: number;
  readonly shiftMs: number;
}

/** The desk's steps in the order in which an output with this delay sees them; what was overtaken while it waited is gone from them. */
function stepsOf(entries: readonly Entry[], delay: number): readonly Step[] {
  const said = entries.filter((entry) => entry.kind === 'desk');
  const steps = said.map((entry, place) => {
    const shiftMs = entry.watches === 'court' ? delay : 0;
    const effectAt = entry.at + shiftMs;
    const overtaking = said.slice(place + 1).filter(({ watches: seen, at }) => seen === 'program' && at < effectAt);
    const patch = overtaking.reduce((left, by) => withoutOvertaken(left, by.patch), entry.patch);
    return { entry, patch, effectAt, shiftMs };
  });
  return steps.toSorted((a, b) => a.effectAt - b.effectAt);
}

function withItsPatch({ entry, patch }: Step): Entry {
  return { ...entry, patch };
}

function feedAfter(feed: Values, entry: Entry): Values {
  switch (entry.kind) {
    case 'feed': {
      const next: Record<string, string> = { ...feed };
      for (const [name, text] of entry.patch) {
        if (text === null) delete next[name];
        else next[name] = text;
      }
      return next;
    }
    case 'begin':
      return entry.values;
    case 'swap':
      return swappedValues(feed);
    default:
      return feed;
  }
}

/** The same with readings of a tenth of a second as one. */
function coarse(entries: readonly Entry[]): readonly Entry[] {
  const kept: Entry[] = [];
  for (const entry of entries) {
    const last = kept.at(-1);
    if (entry.kind === 'feed' && last?.kind === 'feed' && entry.at - last.at < SAVED_STEP_MS) {
      kept[kept.length - 1] = { ...last, patch: new Map([...last.patch, ...entry.patch]) };
    } else kept.push(entry);
  }
  return kept;
}

export function writeEntry(entry: Entry): SavedEntry {
  switch (entry.kind) {
    case 'feed':
      return { ...entry, patch: Object.fromEntries(entry.patch) };
    case 'begin':
      return { ...entry, values: { ...entry.values } };
    case 'desk':
      return { ...entry, patch: { ...entry.patch, overrides: { ...entry.patch.overrides } } };
    case 'swap':
    case 'cue':
      return entry;
    default:
      return unreachable(entry);
  }
}

export function readEntry(entry: SavedEntry): Entry {
  if (entry.kind === 'feed') return { ...entry, patch: new Map(Object.entries(entry.patch)) };
  if (entry.kind !== 'desk') return entry;
  // Keys that are not there are undefined to valibot, and would be words.
  const rest = Object.fromEntries(Object.entries(entry.patch.rest).filter(([, word]) => word !== undefined));
  return { ...entry, patch: { overrides: entry.patch.overrides, rest } };
}
