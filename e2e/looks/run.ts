/**
 * `npm run looks`: pictures of every sport in every theme for people to judge, and contact sheets, in `looks/`: each theme's bugs, its
 * cards of the show, and what strains them all. `--sport`, `--theme` (each more than once if need be) and `--engine 103|115|127` narrow it.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import type { Launch } from '../browser-candidates.ts';
import { browserPlaces, launchOptions, tryBrowser } from '../browser-places.ts';
import { findBrowser } from '../browser.ts';
import { engineLaunch } from '../engine-package.ts';
import { runCommand } from '../support/command.ts';
import type { Case } from './cases.ts';
import { writeSheet, type SheetRow } from './contact-sheet.ts';
import { looksOptions, type LooksOptions } from './options.ts';
import { shoot, type Shot, type Still } from './shoot.ts';

const FOLDER = path.resolve(import.meta.dirname, '..', '..', 'looks');
const FULL_HD = [1920, 1080] as const;
/** Other pictures that hosts ask for. */
const SIZES = [
  [1280, 720],
  [3840, 2160],
  [1080, 1920],
  [1080, 1080],
] as const;
/** Sports that between them have every kind of element. */
const CHOSEN = new Set(['basketball', 'hockey', 'volleyball', 'football', 'cricket']);
const SHOWS = ['pregame', 'break', 'final', 'strap', 'sponsor'];
const STRAINS: readonly Case[] = ['full', 'strained', 'blank'];

type Take = (shot: Shot, stills?: readonly Still[]) => Promise<readonly string[]>;

async function launchOf({ engine }: LooksOptions): Promise<Launch> {
  if (engine !== undefined) return engineLaunch(engine);
  const found = await findBrowser(browserPlaces(console.log), tryBrowser);
  if (found.ok) return found.value.candidate.launch;
  throw new Error(`no browser could be had:\n${found.reason}`);
}

/** Takes a shot's pictures and gives their file names. */
function takerInto(folder: string, page: Page, origin: string): Take {
  return async (shot, stills = ['dark']) => {
    const pictures = await shoot(page, origin, shot, stills);
    const { sport, theme, state, show = 'bug', size } = shot;
    return Promise.all(
      pictures.map(async (png, at) => {
        const name = `${theme}-${sport}-${show}-${state}-${size.join('x')}-${stills[at]}.png`;
        await writeFile(path.join(folder, name), png);
        return name;
      }),
    );
  };
}

async function themeRows(theme: string, sports: readonly string[], take: Take): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for (const sport of sports) {
    const shot = { sport, theme, state: 'usual' } as const;
    rows.push({ title: `${theme} · ${sport}`, files: await take({ ...shot, size: FULL_HD }, ['dark', 'light']) });
  }
  for (const sport of sports.filter((name) => CHOSEN.has(name))) {
    const files: string[] = [];
    for (const size of SIZES) files.push(...(await take({ sport, theme, state: 'usual', size })));
    rows.push({ title: `${theme} · ${sport} at ${SIZES.map((size) => size.join('×')).join(', ')}`, files });
  }
  return rows;
}

/** The cards of one theme: wide, and tall with long names. */
async function showRows(theme: string, sports: readonly string[], take: Take): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for (const sport of sports.filter((name) => CHOSEN.has(name))) {
    for (const show of SHOWS) {
      const wide = await take({ sport, theme, state: 'full', show, size: FULL_HD });
      const tall = await take({ sport, theme, state: 'strained', show, size: [1080, 1920] });
      rows.push({ title: `${theme} · ${sport}: ${show}`, files: [...wide, ...tall] });
    }
  }
  return rows;
}

async function strainRows(theme: string, sports: readonly string[], take: Take): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for (const sport of sports.filter((name) => CHOSEN.has(name))) {
    const files: string[] = [];
    for (const state of STRAINS) files.push(...(await take({ sport, theme, state, size: FULL_HD })));
    rows.push({ title: `${theme} · ${sport}: ${STRAINS.join(', ')}`, files });
  }
  return rows;
}

async function main(): Promise<void> {
  const options = looksOptions(process.argv.slice(2));
  const browser = await chromium.launch(launchOptions(await launchOf(options)));
  try {
    const folder = path.join(FOLDER, `chromium-${browser.version().split('.', 1)[0] ?? 'unknown'}`);
    await mkdir(folder, { recursive: true });
    const page = await browser.newPage();
    const strains: SheetRow[] = [];
    for (const theme of options.themes) {
      strains.push(...(await themeSheets(theme, options.sports, folder, page)));
    }
    await writeSheet(page, folder, 'sheet-stress', strains);
    say(folder, 'sheet-stress');
  } finally {
    await browser.close();
  }
}

/** Makes a theme's two sheets, and gives its rows for that of what strains it. */
async function themeSheets(theme: string, sports: readonly string[], folder: string, page: Page): Promise<SheetRow[]> {
  const rowsBy = (rows: typeof themeRows): Promise<SheetRow[]> =>
    withRelay((origin) => rows(theme, sports, takerInto(folder, page, origin)));
  for (const [sheet, rows] of [
    [`sheet-${theme}`, themeRows],
    [`sheet-${theme}-shows`, showRows],
  ] as const) {
    await writeSheet(page, folder, sheet, await rowsBy(rows));
    say(folder, sheet);
  }
  return rowsBy(strainRows);
}

/** Every picture has a stream of its own, and a relay keeps 64. */
async function withRelay<R>(use: (origin: string) => Promise<R>): Promise<R> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'boardcast-looks-'));
  const relay = await runCommand('start', { dataDir, guard: 'off' });
  try {
    return await use(relay.origin);
  } finally {
    await relay.kill();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function say(folder: string, sheet: string): void {
  console.log(`looks: ${path.relative(process.cwd(), path.join(folder, `${sheet}.png`))}`);
}

await main();
