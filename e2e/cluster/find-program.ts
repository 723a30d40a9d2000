/** Programs that the tests run and that are not ours: found, or installed where that can be done. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** A package manager that takes longer will not come any more. */
const FETCH_MS_MAX = 300_000;

export interface Program {
  /** The variable that names it, where that is said. */
  readonly variable: string;
  /** What it is called on the PATH. */
  readonly names: readonly string[];
  /** Its word for saying its version. */
  readonly version: string;
  /** Debian's package of it. */
  readonly debian: string;
  /** What to install elsewhere, in words. */
  readonly what: string;
}

/** By its variable, else by its names on the PATH, else as Debian's package, for root. Rejects where there is none. */
export async function findProgram(
  { variable, names: known, version, debian, what }: Program,
  say: (line: string) => void,
): Promise<string> {
  const isThere = (program: string): Promise<boolean> =>
    run(program, [version]).then(
      () => true,
      () => false,
    );
  const named = process.env[variable];
  const names = named === undefined || named === '' ? known : [named];
  for (const name of names) if (await isThere(name)) return name;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
    if (/^ID(?:_LIKE)?="?.*\b(?:debian|ubuntu)\b/m.test(release)) {
      say(`No ${names.join(' or ')} found: installing Debian’s package …`);
      const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: FETCH_MS_MAX };
      const apt = ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=60'];
      await run('apt-get', [...apt, 'update', '-qq'], options);
      await run('apt-get', [...apt, 'install', '-y', '-qq', '--no-install-recommends', debian], options);
      if (await isThere(debian)) return debian;
    }
  }
  throw new Error(`no ${names.join(' or ')}: install ${what} (Debian: ${debian}), or name it in ${variable}`);
}
