/**
 * `npm run pictures`: makes the pictures of README and docs anew, of the built page and a game that is always the same; names narrow it
 * (`npm run pictures -- control links`). Look at each before it is kept.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright';
import { browserPlaces, launchOptions, tryBrowser } from '../browser-places.ts';
import { findBrowser } from '../browser.ts';
import { runCommand } from '../support/command.ts';
import { playGame } from './game.ts';
import { SCENES } from './scenes.ts';

const FOLDER = path.resolve(import.meta.dirname, '..', '..', 'docs', 'pictures');
/** What the guide says, whatever port was free. */
const ORIGIN = 'http://localhost:15001';

/** Says something at the desk of the game's stream. */
async function say(origin: string, command: Readonly<Record<string, unknown>>): Promise<void> {
  const { do: name, ...words } = command;
  const answer = await fetch(`${origin}/api/streams/stream1/${String(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...words, who: 'Ann' }),
  });
  if (!answer.ok) throw new Error(`${String(name)}: ${await answer.text()}`);
}

/** An output as a vision mixer has it. */
async function openOutput(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${ORIGIN}/overlay/stream1?name=${encodeURIComponent(name)}`);
  await page.locator('[data-field="home.score"]').waitFor();
  return page;
}

async function shootAll(wanted: readonly string[]): Promise<void> {
  const found = await findBrowser(browserPlaces(console.log), tryBrowser);
  if (!found.ok) throw new Error(`no browser could be had:\n${found.reason}`);
  const { args, ...launch } = launchOptions(found.value.candidate.launch);
  for (const [name, scene] of Object.entries(SCENES).filter(
    ([known]) => wanted.length === 0 || wanted.includes(known),
  )) {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'boardcast-pictures-'));
    const beside = await scene.beside?.(dataDir);
    const flags = beside?.flags ?? [];
    const relay = await runCommand('start', { dataDir: path.join(dataDir, 'data'), sport: 'basketball', flags });
    const [, tcpPort] = flags.includes('--tcp') ? await relay.said(/tcp:\/\/[^:]+:(\d+)/) : [];
    const asGuide = `--host-resolver-rules=MAP localhost:15001 127.0.0.1:${relay.port}`;
    const browser = await chromium.launch({ ...launch, args: [...args, asGuide] });
    const game = await playGame(relay.origin);
    try {
      const [width, height] = scene.size;
      const context = await browser.newContext({ viewport: { width, height }, locale: 'en', reducedMotion: 'reduce' });
      const page = await context.newPage();
      await scene.prepare({
        page,
        origin: ORIGIN,
        say: (command) => say(relay.origin, command),
        openOutput: (output) => openOutput(context, output),
        tcpPort: Number(tcpPort),
      });
      await (scene.part?.(page) ?? page).screenshot({ path: path.join(FOLDER, `${name}.png`) });
      console.log(`pictures: docs/pictures/${name}.png`);
    } finally {
      await game.stop();
      await browser.close();
      await relay.kill();
      await beside?.end();
      await rm(dataDir, { recursive: true, force: true });
    }
  }
}

await shootAll(process.argv.slice(2));
