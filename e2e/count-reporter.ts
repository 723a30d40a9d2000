/** Prints the run's counts on one line, and does not let a run pass in which a test was skipped. */
import type { FullResult, Reporter, Suite, TestCase } from 'playwright/types/testReporter';

export default class CountReporter implements Reporter {
  #tests: readonly TestCase[] = [];

  onBegin(_config: unknown, suite: Suite): void {
    this.#tests = suite.allTests();
  }

  onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    const count = (outcome: ReturnType<TestCase['outcome']>): number =>
      this.#tests.filter((test) => test.outcome() === outcome).length;
    const skipped = count('skipped');
    const failed = count('unexpected') + count('flaky');
    console.log(`e2e: ${count('expected')} passed, ${failed} failed, ${skipped} skipped`);
    return Promise.resolve({ status: result.status === 'passed' && skipped > 0 ? 'failed' : result.status });
  }
}
