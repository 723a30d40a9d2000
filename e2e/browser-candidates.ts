/** Where a browser that Boardcast's tests can use may stand on a machine: names and places only, nothing is touched here. */
import path from 'node:path';

/** How Playwright is to start a browser. Without `executablePath` it starts the one it downloaded itself. */
export interface Launch {
  readonly executablePath?: string;
  /** False for old engines that want a bare `--headless` among `args`, which newer Playwright no longer passes. */
  readonly headless: boolean;
  readonly args: readonly string[];
  /** Added to the environment, e.g. `LD_LIBRARY_PATH` for an engine that brings its libraries along. */
  readonly env: Readonly<Record<string, string>>;
}

/** A browser that may be there, and what to call it. */
export interface Candidate {
  readonly label: string;
  readonly launch: Launch;
}

/** What the search needs to know of the machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Software drawing: the tests must see the same pixels with and without a graphics card. */
export const QUIET_ARGS: readonly string[] = ['--disable-gpu', '--disable-quic', '--no-first-run'];

/** A browser at a path, started the usual way. */
export function candidateAt(executablePath: string): Candidate {
  return { label: executablePath, launch: { executablePath, headless: true, args: QUIET_ARGS, env: {} } };
}

/** Names under which Linux distributions install a Chromium; that without a window comes first, which takes half as much of a processor for the same page. */
const LINUX_NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
] as const;

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'] as const;

const WINDOWS_PLACES = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
] as const;

/** Every path on which this platform's Chromium, Chrome or Edge is installed, the likeliest first. */
export function installedPaths(machine: Machine): string[] {
  switch (machine.platform) {
    case 'win32':
      return windowsPaths(machine.env);
    case 'darwin':
      return MAC_APPS.flatMap((app) =>
        ['/Applications', path.posix.join(machine.home, 'Applications')].map((folder) =>
          path.posix.join(folder, `${app}.app`, 'Contents', 'MacOS', app),
        ),
      );
    default:
      return LINUX_NAMES.flatMap((name) =>
        pathFolders(machine.env['PATH'], ':').map((folder) => path.posix.join(folder, name)),
      );
  }
}

function windowsPaths(env: Machine['env']): string[] {
  const roots = ['ProgramFiles', 'ProgramW6432', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .map((name) => env[name])
    .filter((root) => root !== undefined && root !== '');
  return WINDOWS_PLACES.flatMap((place) => [...new Set(roots)].map((root) => path.win32.join(root ?? '', ...place)));
}

function pathFolders(value: string | undefined, separator: string): string[] {
  return [...new Set((value ?? '').split(separator).filter((folder) => folder !== ''))];
}
