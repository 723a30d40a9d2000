/** Opens a page of the bench with the probe in it. */
import type { Browser, Page } from 'playwright';
import { installProbe } from './probe.ts';

/** tsx names functions through a helper of its own, which a page lacks; so it is brought along. */
export const probeScript = `{ const __name = (value) => value; (${installProbe.toString()})(); }`;

/** Waits until the page draws what the feeder's snapshot says. */
export async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.addInitScript({ content: probeScript });
  await page.goto(url);
  await page.waitForFunction(() => {
    const text = document.querySelector('[data-field="clock"]')?.textContent;
    return text !== undefined && text !== null && text !== '';
  });
  return page;
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
