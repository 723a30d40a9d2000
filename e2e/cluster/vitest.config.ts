import { defineConfig } from 'vitest/config';

/** What needs a real redis-server: `npm run test:cluster`. */
export default defineConfig({
  test: {
    include: ['e2e/cluster/*.test.ts'],
    environment: 'node',
    // Far above what any test takes: it ends one that hangs, and is no measure of speed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
