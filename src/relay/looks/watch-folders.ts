import { watch } from 'node:fs';

/** Calls `changed` whenever something happens in these folders, until the returned function is called. */
export type WatchFolders = (folders: readonly string[], changed: () => void) => () => void;

/** The operating system's own watch. A folder that cannot be watched (not there, a network drive, no more watches) is left to the poll. */
export const watchFolders: WatchFolders = (folders, changed) => {
  const closes = folders.flatMap((folder) => {
    try {
      const watcher = watch(folder, { persistent: false }, changed);
      watcher.on('error', () => {
        watcher.close();
      });
      return () => {
        watcher.close();
      };
    } catch {
      return [];
    }
  });
  return () => {
    for (const close of closes) close();
  };
};
