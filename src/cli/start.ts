import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '#lib/code-of.ts';
import { checkLook } from '#layout/check/check-look.ts';
import { demoStreamOf } from '#protocol/demo-stream.ts';
import { describeFault, readConfig, type DemoConfig, type RelayConfig } from '#relay/config.ts';
import { createJsonLog } from '#relay/log.ts';
import { createLoopDelay } from '#relay/loop-delay.ts';
import { startRelay, type Relay } from '#relay/main.ts';
import { warmUp } from '#relay/warm-up.ts';
import { readOwnNames, type ReadOwnNames } from '#scoreboard/own-names.ts';
import { SPORTS } from '#scoreboard/packs/demos/demos.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { StartError } from '#relay/start-error.ts';
import { isLoopback, isWildcard, networkAdapters } from './addresses.ts';
import type { RawFlags } from './command-line.ts';
import { playDemo } from './demo.ts';
import { filesMax } from './files-max.ts';
import { createGamesOnDemand, sportOfDemo } from './games-on-demand.ts';
import { refuse } from './refuse.ts';
import { ended, EXIT, type Surroundings } from './surroundings.ts';
import {
  BROKEN_KEYS_ADVICE,
  copyLines,
  doorLines,
  DEMO_OVER_LINE,
  DEMO_SPORT,
  demoLines,
  edgeLines,
  keyLines,
  lanLines,
  proxyLines,
  remoteDoorLines,
  remoteLines,
  STREAM,
  tlsLines,
  type LanAccess,
} from './texts.ts';

/**
 * `boardcast start` and `boardcast demo`: runs the relay until it is ended. The lines to copy go to stdout, log lines to stderr; on a terminal
 * only warnings and errors are logged unless BOARDCAST_LOG says otherwise, so that they do not drown what is to be copied. Resolves with the exit code.
 */
export async function start(
  command: 'start' | 'demo' | 'edge',
  flags: RawFlags,
  strangers: readonly string[],
  around: Surroundings,
): Promise<number> {
  const read = readConfig({
    flags: {
      ...flags,
      port: textOf(flags['port']),
      host: textOf(flags['host']),
      lan: flags['lan'] === true || undefined,
      data: textOf(flags['data']),
      sport: textOf(flags['sport']),
      layouts: textOf(flags['layouts']),
      names: textOf(flags['names']),
      'button-key': textOf(flags['button-key']),
      guard: textOf(flags['guard']),
      'lenient-text': flags['lenient-text'] === true || undefined,
      'tls-cert': textOf(flags['tls-cert']),
      'tls-key': textOf(flags['tls-key']),
    },
    isEdge: command === 'edge',
    env: around.env,
    // The working folder: where a newcomer looks, and one folder per event for who wants that.
    places: {
      dataDir: path.join(around.cwd, command === 'edge' ? 'boardcast-edge-data' : 'boardcast-data'),
      pageDir: around.pageDir,
      cwd: around.cwd,
    },
  });
  const own = await ownNames(read.ok ? read.value.namesFile : undefined);
  const faults = [
    ...strangers,
    ...(read.ok ? await folderFaults(read.value) : read.faults.map(describeFault)),
    ...(own.ok ? [] : own.faults.map((fault) => `--names: ${fault}`)),
  ];
  if (!read.ok || !own.ok || faults.length > 0) return refuse(command, faults, around);

  const quiet = around.stderrIsTerminal && (around.env['BOARDCAST_LOG'] ?? '').trim() === '';
  const { log, end: endLog } = createJsonLog({
    time: around.time,
    level: quiet ? 'warn' : read.value.logLevel,
    write: (line) => {
      around.err(line.trimEnd());
    },
  });
  const key = randomBytes(16).toString('hex');
  const demo: DemoConfig | undefined = command === 'demo' ? { stream: STREAM, key } : undefined;
  const games = createGamesOnDemand(around.time);
  let relay: Relay;
  try {
    relay = await startRelay(
      {
        ...read.value,
        demos: command === 'edge' ? [] : demosOf(demo, key),
        ownNamesOf: own.namesOf,
        // stream1 is the one of the lines that are printed, and of the page that tests the way.
        onlyStreams: read.value.onlyStreams && [STREAM, ...read.value.onlyStreams, ...own.streams],
        sportOf: (stream) => PACKS.get(sportOfDemo(stream) ?? '') ?? read.value.sportOf?.(stream),
      },
      {
        time: around.time,
        log,
        loopDelay: createLoopDelay(),
        filesMax: filesMax(),
        checkLook: (text, kind) => checkLook(text, kind).faults,
        ...(command === 'edge' ? {} : { wanted: (stream, isWanted) => games.want(stream, isWanted) }),
      },
    );
  } catch (error) {
    endLog();
    if (!(error instanceof StartError)) throw error;
    for (const line of complaintLines(error, read.value)) around.err(line);
    return EXIT.FAILED;
  }

  const sport = read.value.sportOf?.(STREAM);
  const plays = SPORTS.find((one) => one === sport?.id) ?? DEMO_SPORT;
  const simulation =
    demo === undefined
      ? undefined
      : playDemo(demo, relay, plays, { time: around.time, onOver: () => around.out(DEMO_OVER_LINE) });
  games.begin((sport) => playDemo({ stream: demoStreamOf(sport), key }, relay, sport, { time: around.time }));
  for (const line of startLines(command, read.value, relay, around)) around.out(line);
  const { tcp = [], udp = [] } = read.value.doors ?? {};
  const ported = (doors: typeof tcp, ports: readonly number[]): typeof tcp =>
    doors.map((door, at) => ({ ...door, port: ports[at] ?? door.port }));
  const doors = { tcp: ported(tcp, relay.doorPorts.tcp), udp: ported(udp, relay.doorPorts.udp) };
  for (const line of doorLines(nameOf(relay.hosts), doors)) around.out(line);
  const afar = relay.hosts.some(isWildcard)
    ? networkAdapters(around.interfaces()).map(({ address }) => address)
    : relay.hosts.filter((host) => !isLoopback(host));
  for (const line of remoteDoorLines(afar, doors, lanAccess(read.value, relay))) around.out(line);
  const warming = warmUp({ time: around.time, log });
  await ended(around.ending);
  warming.stop();
  simulation?.close();
  games.end();
  await relay.close();
  endLog();
  return EXIT.OK;
}

/** The games of the gallery, and the one of a demo. */
function demosOf(demo: DemoConfig | undefined, key: string): readonly DemoConfig[] {
  const games = SPORTS.map((sport) => ({ stream: demoStreamOf(sport), key }));
  return demo === undefined ? games : [...games, demo];
}

/** The crew's own names of fields, from their file if they have one. */
async function ownNames(file: string | undefined): Promise<ReadOwnNames> {
  if (file === undefined) return { ok: true, streams: [], namesOf: () => undefined };
  try {
    const read = readOwnNames(await readFile(file, 'utf8'));
    return read.ok ? read : { ok: false, faults: read.faults.map((fault) => `${file}: ${fault}`) };
  } catch (fault) {
    return { ok: false, faults: [`expected a file, ${file} cannot be read (${codeOf(fault) || String(fault)})`] };
  }
}

/** What was given for a folder and is a file; and a folder of layouts that is not there, mostly a slip: the data's is made if missing. */
async function folderFaults({ dataDir, layoutsDir }: Pick<RelayConfig, 'dataDir' | 'layoutsDir'>): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, folder] of [
    ['data', dataDir],
    ['layouts', layoutsDir],
  ] as const) {
    const found = folder === undefined ? 'none' : await kindOf(folder);
    if (found === 'file') faults.push(`--${name}: expected a folder, ${folder} is a file`);
    if (found === 'nothing' && name === 'layouts') {
      faults.push(`--${name}: expected a folder, there is nothing at ${folder}`);
    }
  }
  return faults;
}

/** What is at a path; `none` if the system does not say, as of a network drive that is away: the relay waits for it. */
async function kindOf(folder: string): Promise<'folder' | 'file' | 'nothing' | 'none'> {
  try {
    return (await stat(folder)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'nothing' : 'none';
  }
}

function textOf(flag: string | true | undefined): string | undefined {
  return flag === true ? '' : flag;
}

/** What a start prints once the relay listens. */
export function startLines(
  command: 'start' | 'demo' | 'edge',
  config: Pick<RelayConfig, 'hosts' | 'sportOf' | 'access' | 'upstream'>,
  relay: Pick<Relay, 'port' | 'freshKeys' | 'tlsNames'>,
  around: Pick<Surroundings, 'interfaces' | 'platform'>,
): string[] {
  const sport = config.sportOf?.(STREAM);
  const lines = command === 'demo' ? [...demoLines(sport), ''] : [];
  if (config.upstream !== undefined) lines.push(...edgeLines(config.upstream), '');
  const everywhere = config.hosts.some(isWildcard);
  // "localhost" means both families, so it is said where both are listened on.
  const byName = everywhere || (config.hosts.includes('127.0.0.1') && config.hosts.includes('::1'));
  const own = byName ? ['localhost'] : config.hosts.filter(isLoopback);
  const others = byName ? [] : config.hosts.filter((host) => !isLoopback(host));
  const access = lanAccess(config, relay);
  if (everywhere) lines.push('On this computer:');
  lines.push(...own.flatMap((host) => copyLines(host, relay.port)));
  lines.push(...others.flatMap((host) => remoteLines(host, relay.port, access)));
  if (everywhere) lines.push(...lanLines(networkAdapters(around.interfaces()), relay.port, around.platform, access));
  else if (others.length > 0) lines.push(...keyLines(access));
  else if ((config.access?.trustProxy ?? []).length > 0) lines.push(...proxyLines(access));
  lines.push(...tlsLines(relay.tlsNames, relay.port, access));
  // It takes no publisher.
  return config.upstream === undefined ? lines : lines.filter((line) => !line.startsWith('Scoreboard OCR'));
}

/** By what this computer calls it: "localhost" means both families. */
function nameOf(hosts: readonly string[]): string {
  const isBoth = hosts.some(isWildcard) || (hosts.includes('127.0.0.1') && hosts.includes('::1'));
  return isBoth ? 'localhost' : (hosts[0] ?? 'localhost');
}

/** What other computers need, of a relay that has just started. */
function lanAccess({ access }: Pick<RelayConfig, 'access'>, { freshKeys }: Pick<Relay, 'freshKeys'>): LanAccess {
  const fresh = new Map(freshKeys.map(({ kind, key }) => [kind, key]));
  const publish = fresh.get('publish');
  const viewer = fresh.get('viewer');
  return {
    isOpen: access?.openLan ?? false,
    keys: publish === undefined || viewer === undefined ? undefined : { publish, viewer },
    passphrase: fresh.get('operator'),
  };
}

/** Why it did not start and what to do, for people. */
export function complaintLines(error: StartError, config: Pick<RelayConfig, 'port'>): string[] {
  switch (error.failure) {
    case 'port-taken':
      return [
        `Port ${config.port} is taken: another program listens on it, perhaps Boardcast in another window.`,
        `End that one, or take another port: --port ${config.port === 65_535 ? 15_002 : config.port + 1}`,
      ];
    case 'port-forbidden':
      return [error.message, 'Take a port above 1023: --port 15001'];
    case 'door-taken':
      return [`${error.message}.`, 'End that one, or take another port.'];
    case 'host-unknown':
      return [error.message, 'Without --host it listens on this computer alone, with --lan on every adapter.'];
    case 'no-keys':
      return [
        `Other computers could reach it, and there are no keys: ${error.message}.`,
        'Give it a folder that it may write with --data, or let everybody in with --open-lan.',
      ];
    case 'keys-broken':
      return [`${error.message}.`, BROKEN_KEYS_ADVICE];
    case 'folder-taken':
      return [`${error.message}: end that one, or give this one another folder with --data.`];
    case 'tls-unusable':
      return [`--tls-cert, --tls-key: ${error.message}`];
    case 'page-missing':
      return [error.message, 'Run "npm run build" first; "npm start" does it by itself.'];
    default:
      return error.failure satisfies never;
  }
}
