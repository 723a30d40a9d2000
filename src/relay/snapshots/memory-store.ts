import type { SavedStream, SnapshotStore } from './snapshot-store.ts';

/** Keeps states as long as the process lives: for edges, whose streams another relay keeps, and for tests. */
export function createMemoryStore(): SnapshotStore {
  const saved = new Map<string, SavedStream>();
  return {
    load: () => Promise.resolve({ streams: [...saved.values()].sort((a, b) => b.savedAt - a.savedAt), faults: [] }),
    save(stream) {
      if ((saved.get(stream.stream)?.sequence ?? -1) < stream.sequence)
        saved.set(stream.stream, structuredClone(stream));
      return Promise.resolve();
    },
  };
}
