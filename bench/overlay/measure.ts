/** Measures one page in one round: script time, latency, a flood, repeats, and nothing at all. */
import type { Browser, CDPSession, Page } from 'playwright';
import type { Feeder } from './feeder.ts';
import { commitLatencies, floodFigures, type FloodFigures } from './figures.ts';
import { countFrames, openMetrics, readMetrics } from './metrics.ts';
import { openPage, wait } from './page.ts';
import type { Recording } from './probe.ts';
import { median } from './stats.ts';

/** An overlay runs for hours: so many messages, quickly, until the engine has compiled what a page runs all the time. */
const WARM_UP_MESSAGES = 8000;
const WARM_UP_RATE = 3000;

/** The rate that must be comfortable, and one that no scoreboard reaches. */
const RATE = 60;
const FLOOD_RATE = 5000;

/** How long each thing is watched, in ms: long enough for some hundred messages or frames, short enough for five rounds in five minutes. */
const STEADY_MS = 500;
const SCRIPT_MS = 3000;
const LATENCY_MS = 2500;
const FLOOD_MS = 2500;
const SETTLE_MS = 300;
const FRAMES_MS = 1500;
const IDLE_MS = 3000;

/** What a page costs while values change. */
export interface CostFigures {
  /** Script, and everything on the main thread, in ms per second at 60 updates a second. */
  readonly script: number;
  readonly task: number;
  /** Middle time from receipt to commit, in ms. */
  readonly latency: number;
}

export interface RoundFigures extends CostFigures {
  readonly flood: FloodFigures;
  /** Frames drawn in a second: of 60 updates (so that the counting is seen to count), of 60 repeats, of nothing. */
  readonly framesAtRate: number;
  readonly framesOfRepeats: number;
  readonly framesIdle: number;
  /** Main thread while nothing happens, in ms per second. */
  readonly idleTask: number;
}

/** Script time and latency alone. */
export async function measureCost(browser: Browser, feeder: Feeder, url: string): Promise<CostFigures> {
  const page = await openPage(browser, url);
  try {
    return await costOf(page, await openMetrics(page), feeder);
  } finally {
    await page.context().close();
  }
}

export async function measureRound(browser: Browser, feeder: Feeder, url: string): Promise<RoundFigures> {
  const page = await openPage(browser, url);
  try {
    const session = await openMetrics(page);
    const cost = await costOf(page, session, feeder);
    const flood = floodFigures(await record(page, feeder, FLOOD_RATE, FLOOD_MS, true));
    await wait(SETTLE_MS);
    const framesAtRate = await framesWhile(browser, page, feeder, 'changes');
    const framesOfRepeats = await framesWhile(browser, page, feeder, 'same');
    const framesIdle = await framesWhile(browser, page, feeder, undefined);
    const idleTask = (await spend(session, () => wait(IDLE_MS))).task;
    return { ...cost, flood, framesAtRate, framesOfRepeats, framesIdle, idleTask };
  } finally {
    await page.context().close();
  }
}

async function costOf(page: Page, session: CDPSession, feeder: Feeder): Promise<CostFigures> {
  const { script, task } = await measureScript(page, session, feeder);
  const latency = median(commitLatencies(await record(page, feeder, RATE, LATENCY_MS, false)));
  return { script, task, latency };
}

async function measureScript(
  page: Page,
  session: CDPSession,
  feeder: Feeder,
): Promise<{ script: number; task: number }> {
  await page.bringToFront();
  await feeder.sendCount('changes', WARM_UP_RATE, WARM_UP_MESSAGES);
  const stop = feeder.start('changes', RATE);
  await wait(STEADY_MS);
  const spent = await spend(session, () => wait(SCRIPT_MS));
  await stop();
  return spent;
}

/** What the page's main thread spent per second while `work` went on, in ms. */
async function spend(session: CDPSession, work: () => Promise<void>): Promise<{ script: number; task: number }> {
  const before = await readMetrics(session);
  await work();
  const after = await readMetrics(session);
  const seconds = (after.at - before.at) / 1000;
  return { script: (after.script - before.script) / seconds, task: (after.task - before.task) / seconds };
}

async function record(page: Page, feeder: Feeder, rate: number, ms: number, frames: boolean): Promise<Recording> {
  const stop = feeder.start('changes', rate);
  await page.evaluate((withFrames) => window.benchProbe?.start(withFrames), frames);
  await wait(ms);
  const recording = await page.evaluate(() => window.benchProbe?.stop());
  await stop();
  if (recording === undefined) throw new Error('the probe is not in the page');
  return recording;
}

async function framesWhile(
  browser: Browser,
  page: Page,
  feeder: Feeder,
  what: 'changes' | 'same' | undefined,
): Promise<number> {
  const stop = what === undefined ? undefined : feeder.start(what, RATE);
  await wait(SETTLE_MS);
  const frames = await countFrames(browser, page, () => wait(FRAMES_MS));
  await stop?.();
  return (frames * 1000) / FRAMES_MS;
}
