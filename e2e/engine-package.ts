/**
 * Chromium builds that are shipped as npm packages (`@sparticuz/chromium`, MIT): the very engine versions that OBS and vMix embed.
 * They are Linux x64 programs, compressed; here they are fetched, checked by npm, and unpacked into a cache folder.
 */
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { QUIET_ARGS, type Launch } from './browser-candidates.ts';
import { fetchPackage } from './fetch-package.ts';

const run = promisify(execFile);
const unbrotli = promisify(brotliDecompress);

/** Of the packages used here the only one whose libraries are complete: 103 and 115 bring NSS without the NSPR it needs. */
const EXTRAS_VERSION = '127.0.0';
/** The second brings NSS and NSPR, the first SQLite, which that NSS needs; where both have a file the second's counts. */
const EXTRAS = ['al2.tar.br', 'al2023.tar.br', 'fonts.tar.br'] as const;
/** Reads the fonts beside it. */
const FONTS_CONF =
  '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir prefix="relative">.</dir></fontconfig>\n';

/** Where engines are kept between runs; the folder is not under version control and may be removed at any time. */
export const ENGINES_FOLDER = path.resolve(import.meta.dirname, '..', '.cache', 'engines');

/** Whether these builds can run here at all. */
export function enginesRunHere(platform: NodeJS.Platform, arch: string): boolean {
  return platform === 'linux' && arch === 'x64';
}

/** Fetches and unpacks one version unless the cache has it, and says how it is started. Throws in words when it cannot be had. */
export async function engineLaunch(version: string, folder = ENGINES_FOLDER): Promise<Launch> {
  const executablePath = path.join(await unpacked(folder, version), 'chromium');
  return {
    executablePath,
    headless: false,
    args: ['--headless', '--no-sandbox', ...QUIET_ARGS],
    env: { ...(await librariesFor(executablePath, folder)), ...(await fontsFor(folder)) },
  };
}

/** These builds need NSS, NSPR and expat, which a bare system lacks: the package's own are used only then, being older than a system's. */
async function librariesFor(executablePath: string, folder: string): Promise<Record<string, string>> {
  const { stdout } = await run('ldd', [executablePath]);
  if (!stdout.includes('not found')) return {};
  return { LD_LIBRARY_PATH: path.join(await unpacked(folder, EXTRAS_VERSION), 'lib') };
}

/** Without any font on the system the older two crash at the first letter. */
async function fontsFor(folder: string): Promise<Record<string, string>> {
  if (await exists('/etc/fonts/fonts.conf')) return {};
  return { FONTCONFIG_PATH: path.join(await unpacked(folder, EXTRAS_VERSION), 'fonts') };
}

async function unpacked(folder: string, version: string): Promise<string> {
  const home = path.join(folder, version);
  if (!(await exists(home))) await unpackInto(home, version);
  return home;
}

/** Unpacks beside the final place and moves it there as the last step, so that an interrupted run leaves nothing that looks complete. */
async function unpackInto(home: string, version: string): Promise<void> {
  await mkdir(path.dirname(home), { recursive: true });
  const work = await mkdtemp(`${home}-`);
  try {
    const bin = path.join(await fetchPackage(`@sparticuz/chromium@${version}`, work), 'bin');
    const done = path.join(work, 'done');
    await mkdir(done);
    await writeFile(path.join(done, 'chromium'), await unbrotli(await readFile(path.join(bin, 'chromium.br'))));
    await chmod(path.join(done, 'chromium'), 0o755);
    await unpackTar(path.join(bin, 'swiftshader.tar.br'), done);
    if (version === EXTRAS_VERSION) {
      for (const name of EXTRAS) await unpackTar(path.join(bin, name), done);
      await writeFile(path.join(done, 'fonts', 'fonts.conf'), FONTS_CONF);
    }
    await rename(done, home);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function unpackTar(file: string, into: string): Promise<void> {
  const tar = `${file}.tar`;
  await writeFile(tar, await unbrotli(await readFile(file)));
  await run('tar', ['-xf', tar, '-C', into]);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
