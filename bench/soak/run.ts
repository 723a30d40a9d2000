/**
 * `npm run soak`: twelve hours of a board (432,000 updates) in minutes, in a relay and in the page on air, while 5,000 connections come and go
 * and 200 viewers only listen. What is counted in objects has to be as it was, and its objects may grow by 1 KB per 1,000 updates (compiled code aside). `-- --short` is the
 * same in little, of which the objects count and the heap is only told; `-- relay` or `-- page` is one half. Ends with `N passed, M failed`.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { COUNTED } from './held.ts';
import { soakPage, type PageSoak } from './page-soak.ts';
import { soakRelay, type RelaySoak } from './relay-soak.ts';

const PAGE_DIR = path.resolve(import.meta.dirname, '..', '..', 'dist', 'page');
/** Ten a second for twelve hours. */
const UPDATES = 432_000;
const FULL = { updates: UPDATES, visits: 5000, idle: 200, samples: 24, page: UPDATES } as const;
/** The page's game comes round every 12,000 updates: only then does the same stand in it as before. */
const SHORT = { updates: 14_400, visits: 300, idle: 50, samples: 24, page: 12_000 } as const;
/** Most that the heap may grow, in bytes per 1,000 updates. */
const SLOPE_MAX = 1024;
const COURTS = 16;

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false } },
});
const plan = flags.short ? SHORT : FULL;
const say = (line: string): void => {
  console.log(`  ${line}`);
};
let passed = 0;
let failed = 0;

function hold(what: string, holds: boolean): void {
  console.log(`  ${holds ? 'ok      ' : 'FAILED  '}${what}`);
  if (holds) passed += 1;
  else failed += 1;
}

/** Only the long run tells a leak from what the engine does for itself. */
function holdSlope(where: string, slope: number): void {
  const line = `${where}: ${slope.toFixed(0)} bytes of heap per 1,000 updates, at most ${SLOPE_MAX}`;
  if (flags.short) console.log(`  (not held against it) ${line}`);
  else hold(line, slope < SLOPE_MAX);
}

function judgeRelay({ start, before, after, end, slope, right, heard, seconds }: RelaySoak): void {
  console.log(`  ${seconds.toFixed(0)} s`);
  for (const kind of COUNTED) {
    hold(
      `${kind}: ${after[kind]} after all that came and went, ${before[kind]} before it`,
      after[kind] === before[kind],
    );
    hold(`${kind}: ${end[kind]} when all have gone, ${start[kind]} at the start`, end[kind] === start[kind]);
  }
  hold(`${right} of ${COURTS} courts end on what was sent last`, right === COURTS);
  hold(`the least that a court's viewer got: ${heard} frames`, heard > plan.updates / COURTS / 20);
  holdSlope('relay', slope);
}

function judgePage({ nodes, listeners, slope }: PageSoak): void {
  hold(`page: ${nodes} nodes more than before`, nodes <= 0);
  hold(`page: ${listeners} listeners more than before`, listeners <= 0);
  holdSlope('page', slope);
}

const [half] = positionals;
if (half !== 'page') {
  console.log(
    `[F23] A relay under ${plan.updates.toLocaleString('en')} updates, ${plan.visits} visits and ${plan.idle} idle viewers`,
  );
  judgeRelay(await soakRelay(plan, PAGE_DIR, say));
}
if (half !== 'relay') {
  console.log(`[F23] The page on air under ${plan.page.toLocaleString('en')} updates`);
  judgePage(await soakPage(plan.page, PAGE_DIR, say));
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
