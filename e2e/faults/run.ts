/**
 * `npm run test:faults`: faults of real networks, in namespaces that this run makes and takes away: a relay, two scoreboards' computers and a
 * computer with a real browser, whose packets are dropped, lost by chance or reset. For root on Linux; anywhere else it says what it did not
 * try, and `e2e/link-faults.spec.ts` tries the same through a proxy. Ends with `N passed, N failed`.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright';
import { findBrowser } from '../browser.ts';
import { browserPlaces, launchOptions, tryBrowser } from '../browser-places.ts';
import { COMMAND } from '../interop/our-publisher.ts';
import { startProgram, until, type Program } from '../interop/program.ts';
import { overlayOn } from '../support/overlay.ts';
import { readScores, watchScores } from '../support/scores.ts';
import { makeNet, whyNot, type Net, type PlaceName } from './net.ts';

/** Any: the namespace is the relay's alone. */
const PORT = 18_001;
const COUNT = ['--import', 'tsx', path.join(import.meta.dirname, 'count.ts')] as const;

interface World {
  readonly net: Net;
  readonly page: Page;
  /** Starts a scoreboard's program at a place, counting from a number. */
  readonly publish: (place: PlaceName, from: number) => Program;
  readonly score: () => Promise<number>;
  readonly status: () => Promise<string | undefined>;
  readonly above: (count: number) => Promise<number>;
  readonly becomes: (status: string) => Promise<unknown>;
}

interface Fault {
  readonly title: string;
  readonly run: (world: World) => Promise<void>;
}

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The picture was never blank and never went back while this ran. */
async function holds({ page }: World, run: () => Promise<void>): Promise<void> {
  const before = (await readScores(page)).shown.length;
  await run();
  const { shown, blanks } = await readScores(page);
  const since = shown.slice(Math.max(0, before - 1));
  assert.deepEqual(
    since,
    since.toSorted((a, b) => a - b),
  );
  assert.equal(blanks, 0);
}

const FAULTS: readonly Fault[] = [
  {
    title: '[F3] the screen’s network is away for 1 s: all comes in order, and the link is never lost',
    run: (world) =>
      holds(world, async () => {
        const before = await world.score();
        await world.net.places.screen.drop();
        await pass(1000);
        await world.net.places.screen.heal();
        await world.above(before + 10);
        assert.equal(await world.status(), 'live');
      }),
  },
  {
    title: '[F4] the screen’s network is away for 10 s: held and stale, then the newest value',
    run: (world) =>
      holds(world, async () => {
        await world.net.places.screen.drop();
        await world.becomes('stale');
        const held = await world.score();
        await pass(4000);
        assert.equal(await world.score(), held);
        await world.net.places.screen.heal();
        await world.above(held + 60);
        await world.becomes('live');
      }),
  },
  {
    title:
      '[F12] three packets of ten are lost by chance for 8 s: nothing goes back, and the newest value stands at the end',
    run: (world) =>
      holds(world, async () => {
        const before = await world.score();
        await world.net.places.screen.drop('numgen random mod 100 < 30');
        await pass(8000);
        await world.net.places.screen.heal();
        await world.above(before + 80);
      }),
  },
  {
    title: '[F8] the screen’s connections are reset: it is back by itself',
    run: (world) =>
      holds(world, async () => {
        const before = await world.score();
        await world.net.reset('screen');
        await world.above(before + 5);
        await world.becomes('live');
      }),
  },
  {
    title: '[F6] the scoreboard’s network dies without a word: held and stale, and on with the first word after it',
    run: (world) =>
      holds(world, async () => {
        await world.net.places.board.drop();
        await world.becomes('stale');
        const held = await world.score();
        await world.net.places.board.heal();
        await world.above(held);
        await world.becomes('live');
      }),
  },
  {
    title:
      '[F10] the scoreboard’s computer dies and a second one counts as well: that one is on air by itself, and stays',
    run: (world) =>
      holds(world, async () => {
        const spare = world.publish('spare', 100_000);
        await pass(2000);
        assert.ok((await world.score()) < 100_000);
        await world.net.places.board.drop();
        await world.above(100_000);
        await world.net.places.board.heal();
        await world.above((await world.score()) + 20);
        await spare.stop('SIGKILL');
      }),
  },
];

async function main(folder: string, net: Net): Promise<{ readonly passed: number; readonly failed: number }> {
  const found = await findBrowser(browserPlaces(console.log), tryBrowser);
  if (!found.ok) throw new Error(`no browser could be had:\n${found.reason}`);
  const launch = launchOptions(found.value.candidate.launch);
  // Playwright starts one file; this one starts the browser on the screen's computer.
  const browserThere = path.join(folder, 'browser');
  const executable = launch.executablePath ?? chromium.executablePath();
  await writeFile(browserThere, `#!/bin/sh\nexec ${net.places.screen.at.join(' ')} '${executable}' "$@"\n`);
  await chmod(browserThere, 0o755);
  const start = [
    'start',
    '--host',
    '0.0.0.0',
    '--port',
    String(PORT),
    '--data',
    path.join(folder, 'data'),
    '--guard',
    'off',
  ];
  const [first = '', ...rest] = net.relay;
  // Nobody but these namespaces can reach it; a relay that asks other computers for keys is told so.
  const { stdout: help } = await promisify(execFile)(process.execPath, [...COMMAND, 'start', '--help']);
  if (help.includes('--open-lan')) start.push('--open-lan');
  const relay = startProgram(first, [...rest, process.execPath, ...COMMAND, ...start]);
  const programs = [relay];
  const browser = await chromium.launch({ ...launch, executablePath: browserThere });
  try {
    await relay.line(/^Scoreboard OCR|ws:\/\//);
    const publish = (place: PlaceName, from: number): Program => {
      const [ip = '', ...args] = net.places[place].at;
      const url = `ws://${net.address(place)}:${PORT}/game`;
      const program = startProgram(ip, [...args, process.execPath, ...COUNT, url, String(from)]);
      programs.push(program);
      return program;
    };
    publish('board', 1);
    const page = await browser.newPage();
    await watchScores(page);
    await page.goto(`http://${net.address('screen')}:${PORT}/overlay/game?name=program`);
    const overlay = overlayOn(page);
    const score = async (): Promise<number> => Number(await overlay.text('home.score'));
    const world: World = {
      net,
      page,
      publish,
      score,
      status: overlay.status,
      above: (count) => until(`a score above ${count}`, score, (now) => now > count),
      becomes: (status) => until(`the status ${status}`, overlay.status, (now) => now === status),
    };
    await world.above(0);
    let failed = 0;
    for (const { title, run } of FAULTS) {
      const began = Date.now();
      try {
        await run(world);
        console.log(`  ok      ${title} (${Date.now() - began} ms)`);
      } catch (error) {
        failed += 1;
        console.log(`  FAILED  ${title}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        for (const place of Object.values(net.places)) await place.heal().catch(() => undefined);
      }
    }
    return { passed: FAULTS.length - failed, failed };
  } finally {
    await browser.close();
    for (const program of programs) await program.stop('SIGKILL');
  }
}

process.chdir(path.join(import.meta.dirname, '..', '..'));
process.env['BOARDCAST_LOG'] ??= 'warn';
const reason = await whyNot();
if (reason === undefined) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-faults-'));
  const net = await makeNet();
  try {
    const { passed, failed } = await main(folder, net);
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await net.remove();
    await rm(folder, { recursive: true, force: true });
  }
} else {
  console.log(`SKIPPED, since ${reason}:`);
  for (const { title } of FAULTS) console.log(`  skipped ${title}`);
  console.log(`${FAULTS.length} skipped`);
}
