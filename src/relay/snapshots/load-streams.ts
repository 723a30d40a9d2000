import type { Log } from '../log.ts';
import type { LoadedStreams, SnapshotStore } from './snapshot-store.ts';

/** A data folder that cannot be read is an alarm like any other: the relay starts without what was saved. */
export async function loadStreams(
  store: SnapshotStore,
  log: Log,
): Promise<LoadedStreams & { readonly alarm?: string }> {
  try {
    const loaded = await store.load();
    for (const fault of loaded.faults) log('warn', fault);
    return loaded;
  } catch (error) {
    const alarm = `what was saved could not be read: ${error instanceof Error ? error.message : String(error)}`;
    log('error', alarm);
    return { streams: [], faults: [], alarm };
  }
}
