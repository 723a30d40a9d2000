/** What the browser itself counts of a page: script time, main-thread time, nodes, listeners, frames drawn. */
import type { Browser } from 'playwright';
import * as v from 'valibot';
import type { Target } from './target.ts';

/** Chrome DevTools Protocol, Performance.getMetrics: durations in ms here. */
export interface Metrics {
  readonly at: number;
  readonly script: number;
  readonly task: number;
  readonly nodes: number;
  readonly listeners: number;
}

const metricsSchema = v.object({ metrics: v.array(v.object({ name: v.string(), value: v.number() })) });

/** Durations count the thread's own running time: what other processes take of the machine is not the page's. */
export async function startMetrics(target: Target): Promise<void> {
  await target.ask('Performance.enable', { timeDomain: 'threadTicks' });
}

/** Reads a page that {@link startMetrics} was called for. */
export async function readMetrics(target: Target): Promise<Metrics> {
  const { metrics } = v.parse(metricsSchema, await target.ask('Performance.getMetrics'));
  const named = new Map(metrics.map(({ name, value }) => [name, value]));
  const of = (name: string): number => named.get(name) ?? Number.NaN;
  return {
    at: of('Timestamp') * 1000,
    script: of('ScriptDuration') * 1000,
    task: of('TaskDuration') * 1000,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
  };
}

/** How many frames the browser drew of its one open page while `work` went on, from the compositor's own trace. */
export async function countFrames(browser: Browser, work: () => Promise<void>): Promise<number> {
  await browser.startTracing(undefined, {
    categories: ['disabled-by-default-devtools.timeline.frame', 'devtools.timeline.frame'],
  });
  await work();
  const trace: unknown = JSON.parse((await browser.stopTracing()).toString('utf8'));
  const events: unknown = isRecord(trace) ? trace['traceEvents'] : undefined;
  if (!Array.isArray(events)) throw new Error('the trace holds no events');
  return events.filter((event) => isRecord(event) && event['name'] === 'DrawFrame').length;
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}
