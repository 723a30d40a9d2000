import { defineConfig } from 'playwright/test';
import { launchOptions } from './e2e/browser-places.ts';
import { launchFromEnv } from './e2e/launch-env.ts';

const launch = launchFromEnv(process.env);
const tag = process.env['BOARDCAST_E2E_TAG'] ?? '';

// The browser comes from e2e/run.ts or e2e/engines/run.ts; nothing is retried, so that what fails sometimes is seen.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  snapshotPathTemplate: '{testDir}/baselines/{arg}{ext}',
  outputDir: process.env['BOARDCAST_E2E_RESULTS'] ?? 'test-results/e2e',
  grep: new RegExp(tag),
  // Kept pictures are of one engine, and only its run compares them (e2e/engines/run.ts).
  ...(tag.includes('@picture') ? {} : { grepInvert: /@picture/ }),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  // No test waits for time to pass: these are for what hangs, and long, so that a machine with other work to do fails none.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['./e2e/count-reporter.ts']],
  use: {
    headless: launch.headless,
    launchOptions: launchOptions(launch),
    viewport: { width: 1920, height: 1080 },
    trace: 'off',
  },
});
