/** Finds what the proof needs besides Node: Go with gorilla/websocket, Python with websockets. As root on Debian it installs what is missing. */
import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Where Debian's packages of Go sources put them. */
const GOPATH = '/usr/share/gocode';
/** Debian's own Python, which has Debian's packages; another one first in PATH has not. */
export const PYTHON = '/usr/bin/python3';
const PACKAGES = ['golang-go', 'golang-github-gorilla-websocket-dev', 'python3-websockets'] as const;

export interface GoPrograms {
  readonly server: string;
  readonly publisher: string;
}

/** Versions found, for the report. Rejects with what to install. */
export async function ensureTools(say: (line: string) => void): Promise<string[]> {
  const missing = await missingTools();
  if (missing.length > 0) {
    if (!(await isRootOnDebian())) throw new Error(howToInstall(missing));
    say(`Missing: ${missing.join(', ')}. Installing Debian's packages ${PACKAGES.join(' ')}.`);
    await install();
    const still = await missingTools();
    if (still.length > 0) throw new Error(howToInstall(still));
  }
  const go = await execute('go', ['version']);
  const python = await execute(PYTHON, [
    '-c',
    'import websockets, sys; print(sys.version.split()[0], websockets.__version__)',
  ]);
  const [pythonVersion, websocketsVersion] = python.stdout.trim().split(' ');
  return [go.stdout.trim(), `Python ${pythonVersion} with websockets ${websocketsVersion}`];
}

/** Compiles the two Go programs into a folder. */
export async function buildGoPrograms(folder: string): Promise<GoPrograms> {
  const sources = path.join(import.meta.dirname, 'gorilla');
  const built = { server: path.join(folder, 'gorilla-server'), publisher: path.join(folder, 'gorilla-publisher') };
  for (const [name, target] of Object.entries(built)) {
    await buildGoProgram(sources, `./${name}`, target, path.join(folder, 'go-cache'));
  }
  return built;
}

/** Compiles one package below the sources, with Debian's packages of Go sources. */
export async function buildGoProgram(sources: string, name: string, target: string, cache: string): Promise<void> {
  const env = { ...process.env, GO111MODULE: 'off', GOPATH, GOFLAGS: '', GOCACHE: cache };
  await execute('go', ['build', '-o', target, name], { cwd: sources, env });
}

/** Whether Go programs that use gorilla/websocket can be compiled here. */
export async function hasGorilla(): Promise<boolean> {
  const missing = await missingTools();
  return !missing.includes(GO) && !missing.includes(GORILLA);
}

const GO = 'Go';
const GORILLA = 'gorilla/websocket for Go';

async function missingTools(): Promise<string[]> {
  const needs: readonly [string, () => Promise<unknown>][] = [
    [GO, () => execute('go', ['version'])],
    [GORILLA, () => access(path.join(GOPATH, 'src/github.com/gorilla/websocket/conn.go'))],
    ['websockets for Python', () => execute(PYTHON, ['-c', 'import websockets'])],
  ];
  const found = await Promise.all(
    needs.map(([, look]) =>
      look().then(
        () => true,
        () => false,
      ),
    ),
  );
  return needs.filter((_, at) => found[at] === false).map(([name]) => name);
}

async function isRootOnDebian(): Promise<boolean> {
  const isDebian = await access('/etc/debian_version').then(
    () => true,
    () => false,
  );
  return isDebian && process.getuid?.() === 0;
}

async function install(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  await execute('apt-get', ['update'], options);
  await execute('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], options);
}

function howToInstall(missing: readonly string[]): string {
  return [
    `This proof needs ${missing.join(', ')}, and there is none.`,
    `On Debian or Ubuntu: sudo apt-get install ${PACKAGES.join(' ')}`,
    'Elsewhere run it in a Debian container.',
  ].join('\n');
}
