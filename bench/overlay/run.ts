/**
 * `npm run bench:overlay`: measures the built page beside a bare-DOM page and a naive React page that do the same writes, in turn, and holds
 * the medians of five rounds against the bars. Fewer rounds for a quick look: `npm run bench:overlay -- --rounds 1`. Another look than the
 * usual, with all that its sport's board can show at once, beside peers that draw the same elements with the same style:
 * `npm run bench:overlay -- --sport wrestling --theme led`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright';
import { systemTime } from '#lib/system-time.ts';
import { startRelay } from '#relay/main.ts';
import { findBrowser } from '../../e2e/browser.ts';
import { browserPlaces, launchOptions, tryBrowser } from '../../e2e/browser-places.ts';
import { firstValuesOf } from '../../e2e/looks/cases.ts';
import { connectPublisher } from '../../e2e/support/publisher.ts';
import { rowsOf, tableOf, type Results } from './bars.ts';
import { loadCold, weigh, weightsByKind } from './cold.ts';
import { startFeeder } from './feeder.ts';
import { buildFixtures } from './fixtures.ts';
import { START_VALUES } from './game.ts';
import { measureGrowth } from './growth.ts';
import { tracePicture } from './trace.ts';
import { measureCosts, measureFrames, measureIdle } from './measure.ts';

const PAGE_DIR = path.resolve(import.meta.dirname, '..', '..', 'dist', 'page');
const STREAM = 'bench';
/** Cold loads are short and vary most: the middle one of fifteen differed by a tenth from one run to the next. */
const COLD_LOADS = 8;

const PAGES = [
  { name: 'ours', path: `/overlay/${STREAM}`, stream: STREAM },
  { name: 'bare', path: '/fixtures/bare-dom/', stream: 'bare-dom' },
  { name: 'naive', path: '/fixtures/naive-react/', stream: 'naive-react' },
] as const;

/** How our page is asked for, and the values that every stream begins with. */
interface Show {
  readonly query: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The usual page, or that of another sport and theme with everything on it that the sport has. Throws for a sport without a board. */
function showOf(look: { readonly sport?: string; readonly theme?: string }): Show {
  const board = look.sport === undefined ? {} : firstValuesOf(look.sport, 'full');
  return { query: new URLSearchParams(look).toString(), values: { ...board, ...START_VALUES } };
}

async function measure(
  browser: Browser,
  relayOrigin: string,
  fixtures: string,
  rounds: number,
  { query, values }: Show,
): Promise<Results> {
  const feeder = await startFeeder(relayOrigin, fixtures, values);
  try {
    const figures: Pick<Results, 'costs' | 'frames'> = {
      costs: { ours: [], bare: [], naive: [] },
      frames: { ours: [], bare: [] },
    };
    const cold = { ours: [] as number[], bare: [] as number[] };
    const oursUrl = `${relayOrigin}/overlay/${STREAM}?${query}`;
    const clock = START_VALUES['clock'] ?? '';
    let urls: readonly string[] = [];
    // Cold loads first: they wait for the clock of the snapshot, which moves as soon as anything is sent.
    for (let load = -1; load < rounds * COLD_LOADS; load += 1) {
      const ours = await loadCold(browser, oursUrl, clock);
      const bare = await loadCold(browser, `${feeder.origin}/fixtures/bare-dom/`, clock);
      urls = ours.urls;
      if (load < 0) continue; // the very first warms up browser and servers
      cold.ours.push(ours.ms);
      cold.bare.push(bare.ms);
    }
    const subjects = PAGES.map(({ name, path: place, stream }) => ({
      name,
      url: `${feeder.origin}${place}?isolated&${query}`,
      feed: feeder.feed(stream),
    }));
    for (let round = 0; round < rounds; round += 1) {
      // Each round begins with another page, so that none always comes first.
      const order = subjects.map((subject, at) => subjects[(at + round) % subjects.length] ?? subject);
      console.log(`round ${round + 1} of ${rounds}`);
      const costs = await measureCosts(browser, order);
      for (const [at, { name }] of order.entries()) {
        const cost = costs[at];
        if (cost !== undefined) figures.costs[name].push(cost);
      }
      for (const subject of order) {
        if (subject.name !== 'naive') figures.frames[subject.name].push(await measureFrames(browser, subject));
      }
    }
    console.log('idle');
    const [ours = [], bare = [], naive = []] = await measureIdle(browser, subjects);
    console.log('36,000 messages');
    const growth = await measureGrowth(browser, feeder.feed(STREAM), `${feeder.origin}/overlay/${STREAM}?${query}`);
    return { ...figures, idle: { ours, bare, naive }, cold, growth, load: await weighLoad(urls) };
  } finally {
    feeder.close();
  }
}

/** What our page fetched before its first right frame, by type and in both encodings; brotli counts. */
async function weighLoad(urls: readonly string[]): Promise<Results['load']> {
  const by = async (encoding: 'br' | 'gzip') =>
    weightsByKind(await Promise.all(urls.map((url) => weigh(url, encoding))));
  const [br, gzip] = await Promise.all([by('br'), by('gzip')]);
  console.log('\nbytes before the first right frame   brotli     gzip');
  for (const [kind, bytes] of br) {
    console.log(`${kind.padEnd(34)}${String(bytes).padStart(9)}${String(gzip.get(kind) ?? 0).padStart(9)}`);
  }
  return { requests: urls.length, script: br.get('script') ?? Number.NaN, all: br.get('all') ?? Number.NaN };
}

async function main(): Promise<number> {
  const { values: flags } = parseArgs({
    options: { rounds: { type: 'string', default: '5' }, sport: { type: 'string' }, theme: { type: 'string' } },
  });
  const rounds = Number(flags.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    console.error(`--rounds: expected a whole number from 1, got ${flags.rounds}`);
    return 1;
  }
  const { sport, theme } = flags;
  const show = showOf({ ...(sport === undefined ? {} : { sport }), ...(theme === undefined ? {} : { theme }) });
  const found = await findBrowser(
    browserPlaces((line) => {
      console.log(line);
    }),
    tryBrowser,
  );
  if (!found.ok) {
    console.error(`The bench needs a browser, and none could be had. Tried:\n${found.reason}`);
    return 1;
  }
  const { candidate, version } = found.value;
  console.log(`Chromium ${version} (${candidate.label}), ${os.cpus().length} CPUs, ${rounds} rounds`);

  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'boardcast-bench-'));
  const relay = await startRelay(
    { hosts: ['127.0.0.1'], port: 0, dataDir, pageDir: PAGE_DIR, logLevel: 'error' },
    { time: systemTime },
  );
  const relayOrigin = `http://127.0.0.1:${relay.port}`;
  const publisher = await connectPublisher(relayOrigin, `/${STREAM}`);
  publisher.send(show.values);
  const browser = await chromium.launch(launchOptions(candidate.launch));
  try {
    const isUsual = show.query === '';
    const url = `${relayOrigin}/overlay/${STREAM}?${show.query}`;
    const traced = isUsual ? undefined : { picture: await tracePicture(browser, url), ...show, pageDir: PAGE_DIR };
    const fixtures = await buildFixtures(traced);
    const rows = rowsOf(await measure(browser, relayOrigin, fixtures, rounds, show), isUsual);
    const failed = rows.filter(({ passed }) => !passed).length;
    console.log(`\n${tableOf(rows)}\n\n${rows.length - failed} of ${rows.length} figures hold`);
    return failed === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await publisher.close();
    await relay.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

process.exitCode = await main();
