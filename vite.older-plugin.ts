import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** How many builds' files are kept: whoever updates thrice within one show still finds those of the page that is on air, and the folder stays under 10 MB. */
const BUILDS_KEPT = 3;
/** Which builds are kept, the latest first. */
const LIST_FILE = 'builds.json';
/** As `finishPage` names a build: nothing else becomes a folder's name. */
const BUILD_ID = /^[\da-f]{12}$/;

/**
 * Keeps the scripts and styles of the last builds in `dist/older/<build>`, for a page that is on air longer than its build was the latest: what
 * it loads only when it is needed it asks of a newer relay, by names of its own build. They stand outside the page's folder, which each
 * build empties and `size-limit` measures.
 */
export function keepOlder(): Plugin {
  let pageDir = '';
  return {
    name: 'boardcast:keep-older',
    apply: (_config, env) => env.command === 'build' && env.isSsrBuild !== true,
    configResolved({ root, build }) {
      pageDir = join(root, build.outDir);
    },
    // The folder is emptied once the new files are there to be written.
    buildStart() {
      // A page that cannot be built for what is left of an older one would be worse.
      return keepBuild(pageDir, join(pageDir, '..', 'older')).catch((error: unknown) => {
        this.warn(`the last build's files are not kept: ${String(error)}`);
      });
    },
  };
}

/** Keeps what the build before this one left in `pageDir`, and in `olderDir` the last of all builds alone. */
export async function keepBuild(pageDir: string, olderDir: string): Promise<void> {
  const build = idIn(await textOf(join(pageDir, 'page.json')));
  if (build === undefined) return;
  const listed = idsIn(await textOf(join(olderDir, LIST_FILE))).filter((id) => id !== build);
  const kept = [build, ...listed].slice(0, BUILDS_KEPT);
  await cp(join(pageDir, 'assets'), join(olderDir, build), { recursive: true });
  await writeFile(join(olderDir, LIST_FILE), `${JSON.stringify(kept)}\n`);
  const stray = (await readdir(olderDir)).filter((name) => name !== LIST_FILE && !kept.includes(name));
  await Promise.all(stray.map((name) => rm(join(olderDir, name), { recursive: true, force: true })));
}

function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => 'null');
}

function idIn(text: string): string | undefined {
  const page = read(text);
  return typeof page === 'object' && page !== null && 'build' in page ? idsOf([page.build])[0] : undefined;
}

function idsIn(text: string): readonly string[] {
  const list = read(text);
  return Array.isArray(list) ? idsOf(list) : [];
}

function idsOf(list: readonly unknown[]): readonly string[] {
  return list.filter((id): id is string => typeof id === 'string' && BUILD_ID.test(id));
}

/** A list that cannot be read lists nothing: no build fails for what an older one left. */
function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
