import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // e2e's browser tests are Playwright's; only what is pure there is tested here.
    include: ['*.test.ts', 'src/**/*.test.ts', 'src/**/*.test.tsx', 'e2e/**/*.unit.test.ts', 'bench/**/*.unit.test.ts'],
    environment: 'node',
    restoreMocks: true,
    // One less is the default, which on two processors is one.
    maxWorkers: '100%',
    // Far above what any test takes: it ends one that hangs, and is no measure of speed.
    testTimeout: 30_000,
  },
});
