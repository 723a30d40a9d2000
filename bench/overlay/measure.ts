/** Measures pages beside each other in one round: script time, latency, a flood, repeats, and nothing at all. */
import type { Browser } from 'playwright';
import * as v from 'valibot';
import type { Feed } from './feeder.ts';
import { commitLatencies, floodFigures, type FloodFigures } from './figures.ts';
import { countFrames, readMetrics, startMetrics } from './metrics.ts';
import { openPage, wait } from './page.ts';
import { recordingSchema, type Recording } from './probe.ts';
import { median } from './stats.ts';
import type { Target } from './target.ts';

/** An overlay runs for hours: so many messages, quickly, until the engine has compiled what a page runs all the time. */
const WARM_UP_MESSAGES = 8000;
const WARM_UP_RATE = 3000;

/** The rate that must be comfortable, and one that no scoreboard reaches. */
const RATE = 60;
const FLOOD_RATE = 5000;

/**
 * Script time is measured in slices of one page after the other: a machine's clock speed changes from one second to the next by more than
 * the pages differ. A slice, what goes before it until the rate is steady, and how many of them a page has, in ms.
 */
const SLICE_MS = 1000;
const STEADY_MS = 300;
const SLICES = 6;
/** How long the other things are watched, in ms: long enough for some hundred messages or frames, short enough for five rounds in six minutes. */
const LATENCY_MS = 2500;
const FLOOD_MS = 2500;
const SETTLE_MS = 300;
const FRAMES_MS = 1500;
/** After a game the engine collects what it left behind, some time in the first minute: an idle page is one that has this behind it. */
const COLLECT_MS = 60_000;
/**
 * Three of the relay's heartbeats (docs/PROTOCOL.md V6), all that happens in an idle page, so that every page has as many; and how often that
 * is watched: most times no collection comes in between, and the middle one is what an idle page costs.
 */
const IDLE_MS = 6000;
const IDLE_TIMES = 20;

/** A page of the bench: where it is, and what feeds it. */
export interface Subject {
  readonly url: string;
  readonly feed: Feed;
}

/** What a page costs while values change. */
export interface CostFigures {
  /** Script, and everything on the main thread, in ms per second at 60 updates a second. */
  readonly script: number;
  readonly task: number;
  /** Middle time from receipt to commit, in ms. */
  readonly latency: number;
}

/** How a page's pictures come. */
export interface FrameFigures {
  readonly flood: FloodFigures;
  /** Frames drawn in a second: of 60 updates (so that the counting is seen to count), of 60 repeats, of nothing. */
  readonly framesAtRate: number;
  readonly framesOfRepeats: number;
  readonly framesIdle: number;
}

interface OpenSubject {
  readonly page: Target;
  readonly feed: Feed;
}

interface Spent {
  readonly script: number;
  readonly task: number;
}

/** Opens a page and brings it to where it is after hours on air. */
async function open(browser: Browser, { url, feed }: Subject): Promise<OpenSubject> {
  const page = await openPage(browser, url);
  await startMetrics(page);
  await page.ask('Page.bringToFront');
  await feed.sendCount('changes', WARM_UP_RATE, WARM_UP_MESSAGES);
  return { page, feed };
}

/** Opens several pages, hands them over, and closes them whatever comes. */
async function withOpen<R>(
  browser: Browser,
  subjects: readonly Subject[],
  use: (opened: readonly OpenSubject[]) => Promise<R>,
): Promise<R> {
  const opened: OpenSubject[] = [];
  try {
    for (const subject of subjects) opened.push(await open(browser, subject));
    return await use(opened);
  } finally {
    for (const { page } of opened) await page.close();
  }
}

/** The costs of several pages, in their order, all measured within the same seconds. */
export function measureCosts(browser: Browser, subjects: readonly Subject[]): Promise<CostFigures[]> {
  return withOpen(browser, subjects, async (opened) => {
    const slices = opened.map((): Spent[] => []);
    for (let slice = 0; slice < SLICES; slice += 1) {
      for (const [at, one] of opened.entries()) slices[at]?.push(await spendSlice(one));
    }
    const figures: CostFigures[] = [];
    for (const [at, { page, feed }] of opened.entries()) {
      await page.ask('Page.bringToFront');
      const latency = median(commitLatencies(await record(page, feed, RATE, LATENCY_MS, false)));
      const spent = slices[at] ?? [];
      figures.push({
        script: mean(spent.map(({ script }) => script)),
        task: mean(spent.map(({ task }) => task)),
        latency,
      });
    }
    return figures;
  });
}

/** What several pages' main threads spend while nothing happens, in ms per second: a list of times for each page, in their order. */
export async function measureIdle(browser: Browser, subjects: readonly Subject[]): Promise<number[][]> {
  return withOpen(browser, subjects, async (opened) => {
    await wait(COLLECT_MS);
    const tasks = opened.map((): number[] => []);
    const read = () => Promise.all(opened.map(({ page }) => readMetrics(page)));
    for (let time = 0; time < IDLE_TIMES; time += 1) {
      const before = await read();
      await wait(IDLE_MS);
      const after = await read();
      for (const [at, list] of tasks.entries()) {
        list.push((((after[at]?.task ?? Number.NaN) - (before[at]?.task ?? Number.NaN)) * 1000) / IDLE_MS);
      }
    }
    return tasks;
  });
}

export function measureFrames(browser: Browser, subject: Subject): Promise<FrameFigures> {
  return withOpen(browser, [subject], async ([opened]) => {
    if (opened === undefined) throw new Error('the page was not opened');
    const { page, feed } = opened;
    const flood = floodFigures(await record(page, feed, FLOOD_RATE, FLOOD_MS, true));
    await wait(SETTLE_MS);
    const framesAtRate = await framesWhile(browser, feed, 'changes');
    const framesOfRepeats = await framesWhile(browser, feed, 'same');
    const framesIdle = await framesWhile(browser, feed, undefined);
    return { flood, framesAtRate, framesOfRepeats, framesIdle };
  });
}

async function spendSlice({ page, feed }: OpenSubject): Promise<Spent> {
  await page.ask('Page.bringToFront');
  const stop = feed.start('changes', RATE);
  await wait(STEADY_MS);
  const spent = await spend(page, () => wait(SLICE_MS));
  await stop();
  return spent;
}

/** What the page's main thread spent per second while `work` went on, in ms. */
async function spend(page: Target, work: () => Promise<void>): Promise<Spent> {
  const before = await readMetrics(page);
  await work();
  const after = await readMetrics(page);
  const seconds = (after.at - before.at) / 1000;
  return { script: (after.script - before.script) / seconds, task: (after.task - before.task) / seconds };
}

async function record(page: Target, feed: Feed, rate: number, ms: number, frames: boolean): Promise<Recording> {
  const stop = feed.start('changes', rate);
  await page.evaluate(`window.benchProbe.start(${frames})`);
  await wait(ms);
  const recording = v.parse(recordingSchema, await page.evaluate('window.benchProbe.stop()'));
  await stop();
  return recording;
}

async function framesWhile(browser: Browser, feed: Feed, what: 'changes' | 'same' | undefined): Promise<number> {
  const stop = what === undefined ? undefined : feed.start(what, RATE);
  await wait(SETTLE_MS);
  const frames = await countFrames(browser, () => wait(FRAMES_MS));
  await stop?.();
  return (frames * 1000) / FRAMES_MS;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
