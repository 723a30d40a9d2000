/** The places where a browser for the tests is looked for on this machine, in order, and how one of them is tried. */
import { execFile } from 'node:child_process';
import { access, constants, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright';
import { ok, refused, type Result } from '#lib/result.ts';
import { candidateAt, installedPaths, QUIET_ARGS, type Candidate, type Launch } from './browser-candidates.ts';
import { firstLine, type Place } from './browser.ts';
import { engineLaunch, enginesRunHere } from './engine-package.ts';

const run = promisify(execFile);

/** A package manager or a download that takes longer will not come any more. */
const FETCH_MS_MAX = 300_000;
/** Chromium takes 1 s on a quiet machine; a first start on a busy one may take many. */
const START_MS_MAX = 30_000;
/** The engine of OBS 31 and 32. */
const SHIPPED_ENGINE = '127.0.0';

/** Playwright's command line, run by Node itself: a shell or a `.cmd` file would be another thing on Windows. */
export const PLAYWRIGHT_CLI = path.join(
  path.dirname(createRequire(import.meta.url).resolve('playwright/package.json')),
  'cli.js',
);

/** The places, the cheapest first; `say` is told before anything is downloaded. */
export function browserPlaces(say: (line: string) => void): Place[] {
  const named = process.env['BOARDCAST_BROWSER'];
  return [
    ...(named === undefined || named === ''
      ? []
      : [{ ...placeOf('BOARDCAST_BROWSER', () => at([named])), binding: true }]),
    placeOf('installed', () =>
      at(installedPaths({ platform: process.platform, home: os.homedir(), env: process.env })),
    ),
    placeOf('Playwright’s own', () => Promise.resolve([playwrightsOwn])),
    placeOf('Debian’s package', () => fromDebian(say)),
    placeOf('Playwright’s download', () => fromPlaywright(say)),
    placeOf('npm package', () => fromNpm(say)),
  ];
}

function placeOf(name: string, candidates: Place['candidates']): Place {
  return { name, candidates };
}

/** What Playwright itself downloaded earlier, if it did: the headless shell, else the whole browser. */
const playwrightsOwn: Candidate = {
  label: 'the browser that Playwright downloaded',
  launch: { headless: true, args: QUIET_ARGS, env: {} },
};

async function at(paths: readonly string[]): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const file of paths) if (await isExecutable(file)) found.push(candidateAt(file));
  return found;
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Debian has Chromium itself as a package; Ubuntu's package of that name is a stub for a snap, which a container cannot run. */
async function fromDebian(say: (line: string) => void): Promise<Candidate[]> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new Error('only as root on Debian');
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  if (!/^ID="?debian"?$/m.test(release)) throw new Error('only on Debian');
  say('No browser found: installing Debian’s package chromium-headless-shell …');
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'fonts-liberation'];
  await apt(['update', '-qq']);
  // Debian 11 has the whole browser alone.
  await apt([...install, 'chromium-headless-shell']).catch(() => apt([...install, 'chromium']));
  return at(['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']);
}

async function apt(args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=60', ...args], fetchOptions(env));
}

async function fromPlaywright(say: (line: string) => void): Promise<Candidate[]> {
  say('No browser found: asking Playwright to download one …');
  await run(process.execPath, [PLAYWRIGHT_CLI, 'install', 'chromium-headless-shell'], fetchOptions(process.env));
  return [playwrightsOwn];
}

async function fromNpm(say: (line: string) => void): Promise<Candidate[]> {
  if (!enginesRunHere(process.platform, process.arch)) throw new Error('only for Linux on x64');
  say(`No browser found: fetching @sparticuz/chromium@${SHIPPED_ENGINE} from npm …`);
  const label = `@sparticuz/chromium@${SHIPPED_ENGINE}`;
  return [{ label, launch: await engineLaunch(SHIPPED_ENGINE) }];
}

function fetchOptions(env: NodeJS.ProcessEnv): { env: NodeJS.ProcessEnv; timeout: number; maxBuffer: number } {
  return { env, timeout: FETCH_MS_MAX, maxBuffer: 64 * 1024 * 1024 };
}

/** Starts a browser, has it show a page, and gives its version: a program that prints a version may still lack a library. */
export async function tryBrowser({ launch }: Candidate): Promise<Result<string>> {
  try {
    const browser = await chromium.launch({ ...launchOptions(launch), timeout: START_MS_MAX });
    try {
      const page = await browser.newPage();
      await page.setContent('<p>ready</p>');
      return ok(browser.version());
    } finally {
      await browser.close();
    }
  } catch (error) {
    return refused(firstLine(error));
  }
}

/** Playwright's form of {@link Launch}. */
export function launchOptions({ executablePath, headless, args, env }: Launch): LaunchOptions {
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    headless,
    args: [...args],
    env: { ...definedOf(process.env), ...env },
  };
}

interface LaunchOptions {
  executablePath?: string;
  headless: boolean;
  args: string[];
  env: Record<string, string>;
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
