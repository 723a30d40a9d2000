import type { BrowserContext } from 'playwright/test';

/** What a page has put into the clipboard, read by another of that origin: operators' pages may write into it alone (docs/PROTOCOL.md H4). */
export async function clipboardText(context: BrowserContext, origin: string): Promise<string> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const reader = await context.newPage();
  try {
    await reader.goto(`${origin}/healthz`);
    await reader.bringToFront();
    return await reader.evaluate(() => navigator.clipboard.readText());
  } finally {
    await reader.close();
  }
}
