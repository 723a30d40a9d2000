import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { pagePolicy, type Audience } from './page-policy.ts';
import { StartError } from './start-error.ts';

const hashes = v.array(v.pipe(v.string(), v.regex(/^sha(?:256|384|512)-[A-Za-z\d+/]+=*$/)));

/** What the page's build tells the relay (`page.json`, never served). */
const manifestSchema = v.object({
  build: v.pipe(v.string(), v.minLength(1)),
  /** `sha256-…` of every inline script, for the Content-Security-Policy. */
  scriptHashes: hashes,
  /** The same of every inline style sheet: the graphic's faces, which the preview draws by as well. */
  styleHashes: v.optional(hashes, []),
});

/** A file as it is, and compressed where the build left that beside it. */
export interface Packed {
  readonly identity: Buffer;
  readonly br: Buffer | undefined;
  readonly gzip: Buffer | undefined;
}

export type Encoding = keyof Packed;

/**
 * The built page, read once: the HTML file that serves every page, and the scripts, styles and fonts that it names. They are kept together, so
 * that a page that is loaded anew on air finds its own even after another build was laid over the folder. Those of the builds before it, which
 * the build keeps beside the folder, are there for pages that are on air since then.
 */
export interface Page {
  readonly build: string;
  /** The HTML; that of an overlay whose stream is known to be of a sport says so, and the page then asks for that sport's files at once. */
  html(sport?: string): Packed;
  /** By file name. */
  readonly assets: ReadonlyMap<string, Packed>;
  /** A strong validator of that HTML, quotes included, for each encoding. */
  etag(encoding: Encoding, sport?: string): string;
  /** Its headers that say what it may do. */
  policy(audience: Audience): Readonly<Record<string, string>>;
}

/** Reads the built page; rejects with a {@link StartError} when it is not there or not whole. */
export async function loadPage(folder: string): Promise<Page> {
  const html = await readPacked(path.join(folder, 'index.html')).catch(missing(folder));
  const manifestText = await readFile(path.join(folder, 'page.json'), 'utf8').catch(missing(folder));
  const manifest = v.safeParse(v.pipe(v.string(), v.parseJson(), manifestSchema), manifestText);
  if (!manifest.success) throw notBuilt(folder, manifest.issues[0].message);
  const current = await readAssets(path.join(folder, 'assets')).catch(missing(folder));
  const assets = await withOlder(current, path.join(folder, '..', 'older'));
  const digest = createHash('sha256').update(html.identity).digest('base64url').slice(0, 16);
  /** Made when it is first asked for: a relay has few sports. */
  const ofSports = new Map<string, Packed>();
  return {
    build: manifest.output.build,
    html(sport) {
      if (sport === undefined) return html;
      const known = ofSports.get(sport);
      if (known !== undefined) return known;
      const made = withSport(html, sport);
      ofSports.set(sport, made);
      return made;
    },
    assets,
    etag: (encoding, sport) => `"${[digest, sport ?? [], encoding].flat().join('-')}"`,
    policy: (audience) => pagePolicy(audience, manifest.output),
  };
}

/** Of the packs' ids alone, so nothing in it needs escaping. */
function withSport(html: Packed, sport: string): Packed {
  const identity = Buffer.from(html.identity.toString().replace(/<html\b/, `<html data-sport="${sport}"`));
  return {
    identity,
    br: html.br && brotliCompressSync(identity),
    gzip: html.gzip && gzipSync(identity),
  };
}

async function readPacked(file: string): Promise<Packed> {
  const compressed = (ending: string): Promise<Buffer | undefined> =>
    readFile(`${file}${ending}`).catch(() => undefined);
  return { identity: await readFile(file), br: await compressed('.br'), gzip: await compressed('.gz') };
}

async function readAssets(
  folder: string,
  known: ReadonlyMap<string, Packed> = new Map(),
): Promise<ReadonlyMap<string, Packed>> {
  const names = (await readdir(folder)).filter((name) => !/\.(?:br|gz)$/.test(name) && !known.has(name));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readPacked(path.join(folder, name))] as const)),
  );
}

/** With what each older build has under names that no newer one has; a name bears a digest of what is in the file. That there is none is no fault. */
async function withOlder(current: ReadonlyMap<string, Packed>, folder: string): Promise<ReadonlyMap<string, Packed>> {
  const builds = await readdir(folder).catch(() => []);
  const assets = new Map(current);
  for (const build of builds) {
    // The list of the builds, which is no folder, and one that is just being made or thrown away, have none.
    const older = await readAssets(path.join(folder, build), assets).catch(() => new Map<string, Packed>());
    for (const [name, packed] of older) assets.set(name, packed);
  }
  return assets;
}

function missing(folder: string): (error: unknown) => never {
  return (error) => {
    throw notBuilt(folder, error instanceof Error ? error.message : String(error));
  };
}

function notBuilt(folder: string, reason: string): StartError {
  return new StartError('page-missing', `The page is not built in ${folder} (${reason}). Run: npm run build`);
}
