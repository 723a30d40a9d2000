/** Keeps pictures of what was tested, a folder per engine, for people to look at. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright/test';

const FOLDER = path.resolve(import.meta.dirname, '..', '..', 'test-results', 'looks');

export async function saveLook(browser: Browser, name: string, png: Buffer): Promise<void> {
  const engine = `chromium-${browser.version().split('.', 1)[0] ?? 'unknown'}`;
  const folder = path.join(FOLDER, engine);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${name}.png`), png);
}
