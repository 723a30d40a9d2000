/** What the browser itself counts of a page: script time, main-thread time, nodes, listeners, frames drawn. */
import type { Browser, CDPSession, Page } from 'playwright';

/** Chrome DevTools Protocol, Performance.getMetrics: durations in ms here. */
export interface Metrics {
  readonly at: number;
  readonly script: number;
  readonly task: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** Durations count the thread's own running time: what other processes take of the machine is not the page's. */
export async function openMetrics(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

export async function readMetrics(session: CDPSession): Promise<Metrics> {
  const { metrics } = await session.send('Performance.getMetrics');
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

/** How many frames the browser drew of this page while `work` went on, from the compositor's own trace. */
export async function countFrames(browser: Browser, page: Page, work: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, {
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
