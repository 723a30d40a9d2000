/**
 * `npm run fuzz`: texts without end for everything that reads what others send, each changed from one that went a new way. `-- --seconds 600`
 * for the night (20 unless it is said), `-- --seed N` for the same texts once more. Ends with 1, the seed and the shortest text if one breaks a promise.
 */
import { parseArgs } from 'node:util';
import { createRandom } from '#lib/random.ts';
import { createFuzzer, type Find } from './fuzzer.ts';
import { createTargets } from './targets.ts';

const { values: flags } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});
const seconds = wholeNumber('--seconds', flags.seconds);
const seed = wholeNumber('--seed', flags.seed);
/** Texts that a target takes before the next one's turn. */
const BATCH = 200;

const fuzzers = createTargets().map((target, at) => createFuzzer(target, createRandom(seed + at)));
const finds: Find[] = [];
const end = performance.now() + seconds * 1000;
console.log(`Fuzzing ${fuzzers.length} readers for ${seconds} s, seed ${seed}.`);
while (performance.now() < end && finds.length === 0) {
  for (const fuzzer of fuzzers) {
    const found = fuzzer.batch(BATCH);
    if (found !== undefined) finds.push(found);
  }
}
for (const fuzzer of fuzzers)
  console.log(
    `  ${fuzzer.target.name}: ${fuzzer.tried().toLocaleString('en')} texts, ${fuzzer.ways()} ways through it`,
  );
for (const { target, text, reason } of finds)
  console.log(`FOUND in ${target}, with --seed ${seed}:\n  ${JSON.stringify(text)}\n${reason}`);
console.log(`${fuzzers.length - finds.length} passed, ${finds.length} failed`);
process.exitCode = finds.length === 0 ? 0 : 1;

function wholeNumber(flag: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${flag}: expected a whole number, got ${text}`);
  return Number(text);
}
