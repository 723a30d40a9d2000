/**
 * `npm run bench:recovery`: kills a relay 50 times (SIGKILL) while a writer counts, starts it again on the same port, and says how long after it
 * listens our overlay is right again in a real browser, beside a page that dials every second. Every tenth time the relay stays away for
 * 15 s, which browsers answer by making sockets wait. `-- --kills 10 --seed 7` for others. Ends with 1 if a bar is missed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { createRandom } from '#lib/random.ts';
import { systemTime } from '#lib/system-time.ts';
import { findBrowser } from '../../e2e/browser.ts';
import { browserPlaces, launchOptions, tryBrowser } from '../../e2e/browser-places.ts';
import { runCommand, type RunningCommand } from '../../e2e/support/command.ts';
import { streamDetail } from '../../e2e/support/test.ts';
import { wait } from '../overlay/page.ts';
import { startBareSaver } from './bare-saver.ts';
import { rowsOf, type Kill } from './figures.ts';
import { watch } from './watch.ts';
import { createWriter } from './writer.ts';

/** How long the relay runs between two kills, at least and at most, in ms: more than a save's 250, and of any phase of it. */
const RUNS_MS = [400, 1200] as const;
const LONG_EVERY = 10;
const LONG_MS = 15_000;

const { values: flags } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});
const count = Number(flags.kills);
const random = createRandom(Number(flags.seed));
const found = await findBrowser(browserPlaces(console.log), tryBrowser);
if (!found.ok) throw new Error(`no browser could be had:\n${found.reason}`);
console.log(
  `Chromium ${found.value.version}, ${os.cpus().length} CPUs (load ${os.loadavg()[0]?.toFixed(1)}), ${count} kills, seed ${flags.seed}`,
);

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'boardcast-bench-'));
const saverDir = await mkdtemp(path.join(os.tmpdir(), 'boardcast-bench-'));
const browser = await chromium.launch(launchOptions(found.value.candidate.launch));
let relay: RunningCommand = await runCommand('start', { dataDir, guard: 'off' });
const { origin, port } = relay;
const saver = startBareSaver(saverDir);
const writer = createWriter(`ws://127.0.0.1:${port}/bench`);
try {
  writer.go();
  const pages = [await watch(browser, origin, 'ours'), await watch(browser, origin, 'naive')] as const;
  await Promise.all(pages.map((page) => page.untilAbove(0)));
  const kills: Kill[] = [];
  for (let at = 1; at <= count; at += 1) {
    await wait(RUNS_MS[0] + random() * (RUNS_MS[1] - RUNS_MS[0]));
    kills.push(await killOnce(at % LONG_EVERY === 0 ? LONG_MS : 0, kills.at(-1)?.before ?? 0));
    await Promise.all(pages.map((page) => page.untilAbove(kills.at(-1)?.before ?? 0)));
    if (at % LONG_EVERY === 0) console.log(`${at} kills`);
  }
  const [ours, naive] = await Promise.all([pages[0].record(), pages[1].record()]);
  const rows = rowsOf(kills, ours, naive, saver.took);
  for (const { what, value, bar, holds } of rows)
    console.log(`${what.padEnd(46)}${value.padStart(16)}  ${bar}${holds ? '' : '  MISSED'}`);
  process.exitCode = rows.every(({ holds }) => holds) ? 0 : 1;
} finally {
  writer.rest();
  await saver.stop();
  await browser.close();
  await relay.kill();
  for (const folder of [dataDir, saverDir]) await rm(folder, { recursive: true, force: true });
}

/** A power cut for the relay alone; its writer is back as soon as what was restored has been asked for. */
async function killOnce(awayMs: number, lastBefore: number): Promise<Kill> {
  const killedAt = systemTime.now();
  await relay.kill();
  writer.rest();
  const before = writer.count();
  await wait(awayMs);
  relay = await runCommand('start', { port, dataDir, guard: 'off' });
  const listenedAt = systemTime.now();
  const restored = Number((await streamDetail(origin, 'bench')).values['home.score']);
  writer.go();
  // The oldest count of this run that is missing; what earlier kills took is their loss.
  const missing = Math.max(restored, lastBefore) + 1;
  const ageMs = killedAt - (writer.sentAt(missing) ?? killedAt);
  return { awayMs, listenedAt, before, ageMs };
}
