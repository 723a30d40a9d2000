import { createMemoryStore } from './memory-store.ts';
import { snapshotStoreContract } from './snapshots.contract.ts';

snapshotStoreContract('memory', () => {
  const store = createMemoryStore();
  return Promise.resolve(() => store);
});
