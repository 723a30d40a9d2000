/**
 * `npm run test:engines`: runs the overlay's browser tests on the very Chromium versions that OBS and vMix embed.
 * Arguments that are version numbers choose among them; the rest goes to Playwright: `npm run test:engines -- 103 -g reload`.
 */
import { tryBrowser } from '../browser-places.ts';
import { firstLine } from '../browser.ts';
import { engineLaunch, enginesRunHere } from '../engine-package.ts';
import { runSpecs, type SpecsOutcome } from '../runner.ts';

/** The engines on air by now, and who brings them. */
const ENGINES = [
  { major: '103', packageVersion: '103.0.0', hosts: 'OBS 28 to 30, vMix 26' },
  { major: '115', packageVersion: '115.0.0', hosts: 'vMix 27 to 29' },
  { major: '127', packageVersion: '127.0.0', hosts: 'OBS 31 and 32' },
] as const;

type Engine = (typeof ENGINES)[number];

/** Tests with this tag look at what stands on air, and so must hold on every engine. */
const TAG = '@engine';
/** Kept pictures are those of one engine (e2e/baselines.spec.ts), which is the same everywhere. */
const PICTURES = { major: '127', tag: '@picture' } as const;

const NOTHING: SpecsOutcome = { ok: false, passed: 0, failed: 0, skipped: 0, failures: [] };

async function runOn(engine: Engine, args: readonly string[]): Promise<{ outcome: SpecsOutcome; line: string }> {
  const name = `engine ${engine.major} (${engine.hosts})`;
  try {
    const launch = await engineLaunch(engine.packageVersion);
    const version = await tryBrowser({ label: name, launch });
    if (!version.ok) return { outcome: NOTHING, line: `${name}: does not start: ${version.reason}` };
    if (version.value.split('.', 1)[0] !== engine.major)
      return { outcome: NOTHING, line: `${name}: calls itself ${version.value}` };
    console.log(`\n${name}: Chromium ${version.value}`);
    const outcome = await runSpecs(launch, args, {
      BOARDCAST_E2E_TAG: engine.major === PICTURES.major ? `${TAG}|${PICTURES.tag}` : TAG,
      BOARDCAST_E2E_RESULTS: `test-results/engine-${engine.major}`,
    });
    return { outcome, line: `${name}: ${outcome.passed} passed, ${outcome.failed + outcome.skipped} failed` };
  } catch (error) {
    return { outcome: NOTHING, line: `${name}: cannot be had: ${firstLine(error)}` };
  }
}

async function main(): Promise<number> {
  if (!enginesRunHere(process.platform, process.arch)) {
    console.error(`These engines are programs for Linux on x64; this is ${process.platform} on ${process.arch}.`);
    return 1;
  }
  const args = process.argv.slice(2);
  const wanted = ENGINES.filter(({ major }) => args.includes(major));
  const engines = wanted.length === 0 ? ENGINES : wanted;
  const rest = args.filter((arg) => !ENGINES.some(({ major }) => major === arg));
  const runs: Awaited<ReturnType<typeof runOn>>[] = [];
  for (const engine of engines) runs.push(await runOn(engine, rest));
  for (const { outcome, line } of runs) {
    console.log(line);
    // The first engine's log is far above by now, and a log that was cut has lost it.
    for (const failure of outcome.failures) console.log(`  ${failure}`);
  }
  const passed = runs.reduce((sum, { outcome }) => sum + outcome.passed, 0);
  const notRun = runs.filter(({ outcome }) => !outcome.ok && outcome.failed + outcome.skipped === 0).length;
  const failed = runs.reduce((sum, { outcome }) => sum + outcome.failed + outcome.skipped, notRun);
  console.log(`engines: ${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

process.exitCode = await main();
