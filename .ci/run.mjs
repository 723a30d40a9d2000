// Runs every step, even after one has failed, and adds up what the test runners counted. A step that fails without having counted a
// failed test counts as one failure; a step that passes and counts no test (the checks) counts as one passed.
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

const STEPS = [
  ['install and test, as the README says', 'npm cit'],
  ['check: types, lint, format, unused code, bytes', 'npm run check'],
  ['the engines on air: Chromium 103, 115, 127', 'npm run test:engines'],
  ['publishers and servers that are not ours', 'npm run test:interop'],
  ['OGraf manifests by our schema, and by the official one where it lies beside the checkout', 'npm run test:ograf'],
  ['texts without end for all that reads what others send', 'npm run fuzz -- --seconds 20'],
  // The page was built by the steps before.
  ['what several relays share, on real redis-servers', 'npx tsx e2e/cluster/run.ts'],
  ['faults of real networks, where network namespaces can be had', 'npm run test:faults'],
];

/** Counts of vitest (`Tests  1 failed | 4 passed (5)`), Playwright (`  12 passed (4s)`) and of our own runners (`3 passed, 0 failed`). */
function countIn(output) {
  let passed = 0;
  let failed = 0;
  for (const line of stripVTControlCharacters(output).split('\n')) {
    const own = /^(\d+) passed, (\d+) failed$/.exec(line.trim());
    const vitest = /^\s*Tests\s+(?:(\d+) failed \| )?(?:(\d+) passed)?/.exec(line);
    const playwright = /^\s+(\d+) (passed|failed|flaky|did not run|interrupted)\b/.exec(line);
    if (own !== null) {
      passed += Number(own[1]);
      failed += Number(own[2]);
    } else if (vitest !== null) {
      failed += Number(vitest[1] ?? 0);
      passed += Number(vitest[2] ?? 0);
    } else if (playwright !== null) {
      if (playwright[2] === 'passed') passed += Number(playwright[1]);
      else failed += Number(playwright[1]);
    }
  }
  return { passed, failed };
}

function run(command) {
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CI: 'true', NO_COLOR: '1' },
    });
    let output = '';
    const hear = (to) => (chunk) => {
      output += chunk;
      to.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', hear(process.stdout));
    child.stderr.setEncoding('utf8').on('data', hear(process.stderr));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Lines of a failed step that are said again at the end, where a log that was cut still has them: a runner's own summary is its last. */
const SAID_AGAIN = 120;

let passed = 0;
let failed = 0;
const failures = [];
for (const [what, command] of STEPS) {
  const start = Date.now();
  console.log(`\n## ${what}: ${command}`);
  const { code, output } = await run(command);
  const count = countIn(output);
  if (code !== 0 && count.failed === 0) count.failed = 1;
  if (code === 0 && count.passed === 0) count.passed = 1;
  passed += count.passed;
  failed += count.failed;
  if (count.failed > 0) failures.push({ command, tail: output.trimEnd().split('\n').slice(-SAID_AGAIN) });
  console.log(
    `## ${code === 0 ? 'passed' : `FAILED (exit ${code})`}: ${command}, ${Math.round((Date.now() - start) / 1000)} s`,
  );
}
for (const { command, tail } of failures) {
  console.log(`\n## said by ${command} at its end`);
  for (const line of tail) console.log(line);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
