/** Opens a page of the bench with the probe in it. */
import type { Browser } from 'playwright';
import { installProbe } from './probe.ts';
import { openTarget, type Target } from './target.ts';

/** tsx names functions through a helper of its own, which a page lacks; so it is brought along. */
const probeScript = `{ const __name = (value) => value; (${installProbe.toString()})(); }`;

const CLOCK_IS_DRAWN = `new Promise((resolve) => {
  const look = () => (document.querySelector('[data-field="clock"]')?.textContent ? resolve(true) : setTimeout(look, 50));
  look();
})`;

/** Begins to load a page that has the probe from its first line on. */
export async function navigate(target: Target, url: string): Promise<void> {
  await target.ask('Page.addScriptToEvaluateOnNewDocument', { source: probeScript });
  await target.ask('Page.navigate', { url });
}

/** Waits until the page draws what the feeder's snapshot says. */
export async function openPage(browser: Browser, url: string): Promise<Target> {
  const target = await openTarget(browser);
  await navigate(target, url);
  await target.evaluate(CLOCK_IS_DRAWN);
  return target;
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
