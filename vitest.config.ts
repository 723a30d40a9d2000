import { defineConfig } from 'vitest/config';

/** Rooms that keep nothing beside what they are handed: their tests may share a world, which is then read once and not for each file. */
const PURE = ['lib', 'protocol', 'scoreboard', 'layout', 'viewer', 'publisher'].map(
  (room) => `src/${room}/**/*.test.ts`,
);
// e2e's browser tests are Playwright's; only what is pure there is tested here.
const ALL = ['*.test.ts', 'src/**/*.test.ts', 'src/**/*.test.tsx', 'e2e/**/*.unit.test.ts', 'bench/**/*.unit.test.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    restoreMocks: true,
    // One less is the default, which on two processors is one.
    maxWorkers: '100%',
    // Far above what any test takes: it ends one that hangs, and is no measure of speed.
    testTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'all else', include: ALL, exclude: ['**/node_modules/**', ...PURE] } },
    ],
  },
});
