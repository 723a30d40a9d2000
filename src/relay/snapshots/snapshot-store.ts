import * as v from 'valibot';
import { oldSchema } from '#protocol/desk.ts';
import { libraryViewSchema, type LibraryView } from '#protocol/library.ts';
import { savedDeskSchema } from '../desk/saved-desk.ts';
import { savedPastSchema } from '../desk/past.ts';

/** The form of a saved file. A later form gets another number, and is not read by this build. */
export const SAVED_VERSION = 1;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A stream's state as it is saved. */
export const savedStreamSchema = v.object({
  version: v.literal(SAVED_VERSION),
  stream: v.string(),
  /** Rises with every save of the stream: of two valid files the one with the higher number is the newer, whatever clocks say. */
  sequence: count,
  /** When it was saved, in ms since 1970. */
  savedAt: v.number(),
  /** What the feed said last. */
  values: v.record(v.string(), v.string()),
  /** Whether the game clock ran, as far as anybody knew. */
  clockRuns: v.optional(v.boolean()),
  /** The clocks beside it that ran. */
  othersRun: v.optional(v.array(v.string())),
  /** What the operators said; absent where nobody did. */
  desk: v.optional(savedDeskSchema),
  /** What was too old at the start, and is not confirmed yet. */
  old: v.optional(oldSchema),
  /** The last minute, where any output is shown the past. */
  past: v.optional(savedPastSchema),
  /** The crew's teams and games, which are no stream's: saved by themselves. */
  library: v.optional(libraryViewSchema),
});
export type SavedStream = v.InferOutput<typeof savedStreamSchema>;

/** What of a stream is kept over a restart, or while there is no room for it; with `savedAt` that of an earlier run. */
export type Kept = Pick<SavedStream, 'values' | 'clockRuns' | 'othersRun' | 'desk' | 'past' | 'old' | 'library'> &
  Partial<Pick<SavedStream, 'savedAt'>>;

export interface LoadedStreams {
  /** The newest valid state of every stream, the most recently saved first. */
  readonly streams: readonly SavedStream[];
  /** What could not be read, in words for the log and for `/healthz`. */
  readonly faults: readonly string[];
}

/** Where streams' states are kept over a restart. */
export interface SnapshotStore {
  /** Reads all that is saved; what is damaged is kept aside and told, and never keeps the rest from being read. */
  load(): Promise<LoadedStreams>;
  /**
   * Saves one state, so that either it or the one before it is there after a crash at any moment. Rejects when it cannot. `later`: what is there is
   * another relay's, as long as that has the stream; what this one has by then is to be saved if that ends.
   */
  save(saved: SavedStream): Promise<'later' | void>;
}

/** The part of a stream that changed: what its feed said, or what its operators did. */
export type Part = 'feed' | 'desk';

/** No stream's name has a space. */
const DESK_ENDING = ' desk';
/** Under which name the crew's teams and games are saved. */
export const LIBRARY_NAME = ' library';

/** Under which name a part is saved: the desk, with its audit and its way back, by itself, since the feed is saved several times a second. */
export function savedName(stream: string, part: Part): string {
  return part === 'desk' ? `${stream}${DESK_ENDING}` : stream;
}

/** The stream of which that is a part. */
export function streamOfSaved(name: string): string {
  return name.endsWith(DESK_ENDING) ? name.slice(0, -DESK_ENDING.length) : name;
}

/** What of `kept` is saved as that part. */
export function partOf({ desk, ...feed }: Kept, part: Part): Kept {
  return part === 'feed' ? feed : { values: {}, ...(desk === undefined ? {} : { desk }) };
}

/** Everything that was saved of each stream, the most recently saved first. */
export function joinParts(saved: readonly SavedStream[]): ReadonlyMap<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const { stream, library: _, ...part } of saved) {
    if (stream === LIBRARY_NAME) continue;
    const isDesk = stream.endsWith(DESK_ENDING);
    const id = streamOfSaved(stream);
    const known = kept.get(id);
    if (known === undefined) kept.set(id, part);
    else
      kept.set(
        id,
        isDesk
          ? { ...known, ...(part.desk && { desk: part.desk }) }
          : { ...part, ...(known.desk && { desk: known.desk }) },
      );
  }
  return kept;
}

/** The teams and games that were saved; undefined where none were. */
export function libraryOf(saved: readonly SavedStream[]): LibraryView | undefined {
  return saved.find(({ stream }) => stream === LIBRARY_NAME)?.library;
}
