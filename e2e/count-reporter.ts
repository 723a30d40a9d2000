/** Prints the run's counts on one line, and does not let a run pass in which a test was skipped. */
import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { FullResult, Reporter, Suite, TestCase } from 'playwright/types/testReporter';
import { COUNTS_FILE_VARIABLE } from './launch-env.ts';

/** Lines of a failure's message that tell what was awaited and what was there; the rest is the code around it. */
const REASON_LINES = 12;

/** A failed test by its name and the first lines of its reason, for those who read the end of a long log alone. */
function failureOf(test: TestCase): string {
  const reason = test.results.flatMap(({ errors }) => errors).find(({ message }) => message !== undefined)?.message;
  const lines = stripVTControlCharacters(reason ?? 'no reason was given').split('\n', REASON_LINES);
  return [test.titlePath().filter(Boolean).join(' › '), ...lines.map((line) => `    ${line}`)].join('\n');
}

export default class CountReporter implements Reporter {
  #tests: readonly TestCase[] = [];

  onBegin(_config: unknown, suite: Suite): void {
    this.#tests = suite.allTests();
  }

  onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    const count = (outcome: ReturnType<TestCase['outcome']>): number =>
      this.#tests.filter((test) => test.outcome() === outcome).length;
    const passed = count('expected');
    const failures = this.#tests.filter((test) => ['unexpected', 'flaky'].includes(test.outcome())).map(failureOf);
    const failed = failures.length;
    const skipped = count('skipped');
    console.log(`e2e: ${passed} passed, ${failed} failed, ${skipped} skipped`);
    const file = process.env[COUNTS_FILE_VARIABLE];
    if (file !== undefined) writeFileSync(file, JSON.stringify({ passed, failed, skipped, failures }));
    return Promise.resolve({ status: result.status === 'passed' && skipped > 0 ? 'failed' : result.status });
  }
}
