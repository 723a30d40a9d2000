/** What was saved, and where it is saved from now on. */
import type { Time } from '#lib/time.ts';
import { SAVE_SHARED_MS } from '../limits.ts';
import type { Log } from '../log.ts';
import { createFileStore } from './file-store.ts';
import { loadStreams } from './load-streams.ts';
import { createMemoryStore } from './memory-store.ts';
import { createSaver, type Saver } from './saver.ts';
import type { LoadedStreams, SnapshotStore } from './snapshot-store.ts';

export interface SavesOptions {
  /** What goes before all else. */
  readonly given: SnapshotStore | undefined;
  /** What several relays save together. */
  readonly shared: SnapshotStore | undefined;
  /** What an edge shows is the upstream relay's to keep. */
  readonly isEdge: boolean;
  readonly dataDir: string;
  readonly time: Time;
  readonly log: Log;
}

export async function openSaves({ given, shared, isEdge, dataDir, time, log }: SavesOptions): Promise<{
  readonly loaded: LoadedStreams;
  readonly saver: Saver;
}> {
  const store = given ?? shared ?? (isEdge ? createMemoryStore() : createFileStore(dataDir, time));
  const loaded = await loadStreams(store, log);
  const sequences = new Map(loaded.streams.map(({ stream, sequence }) => [stream, sequence]));
  const everyMs = shared && SAVE_SHARED_MS;
  // That what is shared is away is an alarm of its own, which ends when it is back.
  const alarm = shared === undefined ? loaded.alarm : undefined;
  return { loaded, saver: createSaver({ store, time, log, sequences, alarm, everyMs }) };
}
