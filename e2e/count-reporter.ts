/** Prints the run's counts on one line, and does not let a run pass in which a test was skipped. */
import { writeFileSync } from 'node:fs';
import type { FullResult, Reporter, Suite, TestCase } from 'playwright/types/testReporter';
import { COUNTS_FILE_VARIABLE } from './launch-env.ts';

export default class CountReporter implements Reporter {
  #tests: readonly TestCase[] = [];

  onBegin(_config: unknown, suite: Suite): void {
    this.#tests = suite.allTests();
  }

  onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    const count = (outcome: ReturnType<TestCase['outcome']>): number =>
      this.#tests.filter((test) => test.outcome() === outcome).length;
    const passed = count('expected');
    const failed = count('unexpected') + count('flaky');
    const skipped = count('skipped');
    console.log(`e2e: ${passed} passed, ${failed} failed, ${skipped} skipped`);
    const file = process.env[COUNTS_FILE_VARIABLE];
    if (file !== undefined) writeFileSync(file, JSON.stringify({ passed, failed, skipped }));
    return Promise.resolve({ status: result.status === 'passed' && skipped > 0 ? 'failed' : result.status });
  }
}
