import path from 'node:path';
import { GUARDS, type GuardName } from '#protocol/desk.ts';
import type { AccessConfig } from './access/access.ts';
import { readAccess, type AccessFlag } from './access/read-access.ts';
import { readEngine, type EngineConfig, type EngineFlag } from './cluster/read-engine.ts';
import type { Doors } from './doors.ts';
import type { Upstream } from './edge/edge-channel.ts';
import { readEdge, type EdgeFlag } from './edge/read-edge.ts';
import { readDoors, streamsOfDoors, type DoorFlag } from './read-doors.ts';
import { faultOf, fromEnv, readSwitch, type ConfigFault, type Given } from './read-given.ts';
import { readHosts } from './read-hosts.ts';
import { readLimits, type LimitFlag } from './read-limits.ts';
import { readOutlets, streamsOfOutlets, type OutletFlag } from './outlets/read-outlets.ts';
import type { OutletsConfig } from './outlets/outlets.ts';
import { createSettings, type TypedFlags } from './read-settings.ts';
import type { Limits } from './limits.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import type { OwnNamesOf } from '#scoreboard/own-names.ts';
import type { TlsFiles } from './transport/tls.ts';
import { readSports, SPORT_EXPECTED, streamsNamedIn, type SportOf } from './sports.ts';

/** The port that Scoreboard OCR's own examples name. */
const DEFAULT_PORT = 15_001;
/** Which streams there may be: any that is asked for, or those that are known alone. */
const STREAMS = ['auto', 'closed'] as const;

/** All that a relay is told at its start; it reads nothing else from its surroundings. */
export interface RelayConfig {
  /** Addresses or names to listen on. Beside IPv4 ones, `::1` and `::` are left out on a machine without IPv6. */
  readonly hosts: readonly string[];
  /** 0 to 65535; 0 takes any free port, the same one on every host. */
  readonly port: number;
  /** The folder that a stream's state is saved in, made if missing. */
  readonly dataDir: string;
  /** The folder of the built page (`dist/page`). */
  readonly pageDir: string;
  readonly logLevel: LogLevel;
  /** The folder of the crew's own layouts, themes and logos; the relay waits for one that is away, as a network drive may be. */
  readonly layoutsDir?: string | undefined;
  /** The simulated games: who publishes to such a stream with its key has the lowest priority and is never saved. None where it is absent. */
  readonly demos?: readonly DemoConfig[] | undefined;
  /** The sports of the streams; none is set where it is absent. */
  readonly sportOf?: SportOf | undefined;
  /** What a button box that can only GET must say (`?key=`); without it such requests are refused. */
  readonly buttonKey?: string | undefined;
  /** How careful it is with misreads where a stream's desk does not say; not at all where it is absent (`boardcast start` says `normal`). */
  readonly guard?: GuardName | undefined;
  /** Who may come in; as usual (`USUAL_ACCESS`) where it is absent. */
  readonly access?: AccessConfig | undefined;
  /** How many may come at once; as usual (`USUAL_LIMITS`) where it is absent. */
  readonly limits?: Limits | undefined;
  /** Its streams: beside these, the simulated games and those that were saved, only an operator opens one. Any is opened by whoever asks for it where this is absent. */
  readonly onlyStreams?: readonly string[] | undefined;
  /** The certificate and its key, for a relay that encrypts by itself: its port then speaks both. */
  readonly tls?: TlsFiles | undefined;
  /** Whether text that is no UTF-8 is read as Windows-1252 where it is none; its sender is cut otherwise, as where it is absent. */
  readonly lenientText?: boolean | undefined;
  /** What it tells others by itself; nothing where it is absent. */
  readonly outlets?: OutletsConfig | undefined;
  /** Other ways in than WebSocket and HTTP; none where it is absent. */
  readonly doors?: Doors | undefined;
  /** The relay that it follows as an edge, in all its streams; it has streams of its own where this is absent. */
  readonly upstream?: Upstream | undefined;
  /** What it shares its streams by with other relays; it is alone where this is absent. */
  readonly engine?: EngineConfig | undefined;
  /** What the crew calls the fields of its streams; nothing of its own where it is absent. */
  readonly ownNamesOf?: OwnNamesOf | undefined;
}

export interface DemoConfig {
  readonly stream: string;
  readonly key: string;
}

/** Those that `createSettings` reads. */
type OtherFlag = AccessFlag | LimitFlag | OutletFlag | DoorFlag | EdgeFlag | EngineFlag | 'streams';

/** The settings as they were typed; what is absent was not given. A flag goes before its environment variable. */
export interface RawSettings {
  readonly flags: {
    readonly port?: string | undefined;
    /** One name or several, also with commas between. */
    readonly host?: string | readonly string[] | undefined;
    readonly lan?: boolean | undefined;
    readonly data?: string | undefined;
    /** `hockey`, or `stream1=hockey,stream2=soccer`. */
    readonly sport?: string | undefined;
    readonly layouts?: string | undefined;
    readonly names?: string | undefined;
    readonly 'button-key'?: string | undefined;
    readonly guard?: string | undefined;
    readonly 'lenient-text'?: boolean | undefined;
    readonly 'tls-cert'?: string | undefined;
    readonly 'tls-key'?: string | undefined;
  } & TypedFlags<OtherFlag>;
  /** Whether it is an edge that is to be started. */
  readonly isEdge?: boolean | undefined;
  /** `process.env`: the variables of these flags and BOARDCAST_LOG are read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where things lie when nothing else is said. `dataDir` is taken as it is, a typed one is resolved against `cwd`. */
  readonly places: { readonly dataDir: string; readonly pageDir: string; readonly cwd: string };
}

export type ReadConfig =
  /** `namesFile` is the path of a file for `readOwnNames`. */
  | { readonly ok: true; readonly value: RelayConfig & { readonly namesFile?: string | undefined } }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] };

/** Reads all settings and names all that is wrong with them at once. */
export function readConfig(raw: RawSettings): ReadConfig {
  const faults: ConfigFault[] = [];
  const port = readPort(raw, faults);
  const hosts = readHosts(raw.flags, raw.env, faults);
  const dataDir = readPath(raw, 'data', faults) ?? raw.places.dataDir;
  const layoutsDir = readPath(raw, 'layouts', faults);
  const namesFile = readPath(raw, 'names', faults);
  const sportOf = readSport(raw, faults);
  const buttonKey = readButtonKey(raw, faults);
  const guard = readGuard(raw, faults);
  const lenientVariable = readSwitch(fromEnv(raw.env, 'BOARDCAST_LENIENT_TEXT'), faults);
  const logLevel = readLogLevel(raw, faults);
  const settings = createSettings<OtherFlag>(raw.flags, raw.env, faults);
  const access = readAccess(settings);
  const limits = readLimits(settings);
  const outlets = readOutlets(settings, raw.places.cwd);
  const doors = readDoors(settings, raw.places.cwd);
  const opens = settings.read('streams', 'auto', 'auto or closed', (text) => STREAMS.find((how) => how === text));
  const upstream = raw.isEdge === true ? readEdge(settings) : undefined;
  const engine = raw.isEdge === true ? undefined : readEngine(settings);
  const tls = readTls(raw, faults);
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    value: {
      hosts,
      port,
      dataDir,
      layoutsDir,
      namesFile,
      pageDir: raw.places.pageDir,
      logLevel,
      guard,
      lenientText: raw.flags['lenient-text'] ?? lenientVariable,
      access,
      limits,
      doors,
      onlyStreams:
        opens === 'closed'
          ? [
              ...streamsNamedIn([givenSport(raw)?.text ?? '', ...access.allowPublishers].join(',')),
              ...streamsOfOutlets(outlets),
              ...streamsOfDoors(doors),
            ]
          : undefined,
      tls,
      upstream,
      engine,
      outlets,
      ...(sportOf && { sportOf }),
      ...(buttonKey !== undefined && { buttonKey }),
    },
  };
}

/** A wrong setting in one line, for people. */
export function describeFault(fault: ConfigFault): string {
  return `${fault.setting}: expected ${fault.expected}, got ${JSON.stringify(fault.given)}`;
}

function fromFlag(raw: RawSettings, name: 'port' | 'sport' | 'button-key' | 'guard' | PathFlag): Given | undefined {
  const text = raw.flags[name];
  return text === undefined ? undefined : { setting: `--${name}`, text };
}

/** A wrong variable is named also where a flag goes before it: it would be wrong at the next start without the flag. */
function readPort(raw: RawSettings, faults: ConfigFault[]): number {
  const byVariable = portOf(fromEnv(raw.env, 'BOARDCAST_PORT'), faults);
  return portOf(fromFlag(raw, 'port'), faults) ?? byVariable ?? DEFAULT_PORT;
}

function portOf(given: Given | undefined, faults: ConfigFault[]): number | undefined {
  if (given === undefined) return undefined;
  const text = given.text.trim();
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  faults.push({ ...faultOf(given), expected: 'a whole number from 0 to 65535 (0: any free port)' });
  return undefined;
}

/** Flags that name a place on the disk. */
type PathFlag = 'data' | 'layouts' | 'names' | 'tls-cert' | 'tls-key';
const FOLDERS: ReadonlySet<PathFlag> = new Set(['data', 'layouts']);

/** Both or none. */
function readTls(raw: RawSettings, faults: ConfigFault[]): TlsFiles | undefined {
  const cert = readPath(raw, 'tls-cert', faults);
  const key = readPath(raw, 'tls-key', faults);
  if (cert !== undefined && key !== undefined) return { cert, key };
  if (cert !== undefined || key !== undefined) {
    const missing = cert === undefined ? '--tls-cert' : '--tls-key';
    faults.push({ setting: missing, given: '', expected: 'both --tls-cert and --tls-key, or neither' });
  }
  return undefined;
}

function readPath(raw: RawSettings, name: PathFlag, faults: ConfigFault[]): string | undefined {
  const variable = fromEnv(raw.env, `BOARDCAST_${name.toUpperCase().replace('-', '_')}`);
  const flag = fromFlag(raw, name);
  for (const given of [variable, flag]) {
    if (given !== undefined && (given.text.trim() === '' || given.text.includes('\0'))) {
      faults.push({ ...faultOf(given), expected: `the path of a ${FOLDERS.has(name) ? 'folder' : 'file'}` });
    }
  }
  const place = flag?.text ?? variable?.text.trim();
  return place === undefined ? undefined : path.resolve(raw.places.cwd, place);
}

function givenSport(raw: RawSettings): Given | undefined {
  return fromFlag(raw, 'sport') ?? fromEnv(raw.env, 'BOARDCAST_SPORT');
}

function readSport(raw: RawSettings, faults: ConfigFault[]): SportOf | undefined {
  const byVariable = sportsOf(fromEnv(raw.env, 'BOARDCAST_SPORT'), faults);
  return sportsOf(fromFlag(raw, 'sport'), faults) ?? byVariable;
}

function sportsOf(given: Given | undefined, faults: ConfigFault[]): SportOf | undefined {
  const sportOf = given && readSports(given.text);
  if (given !== undefined && sportOf === undefined) faults.push({ ...faultOf(given), expected: SPORT_EXPECTED });
  return sportOf;
}

function readButtonKey(raw: RawSettings, faults: ConfigFault[]): string | undefined {
  const given = fromFlag(raw, 'button-key') ?? fromEnv(raw.env, 'BOARDCAST_BUTTON_KEY');
  if (given === undefined || /^[\w-]{8,64}$/.test(given.text)) return given?.text;
  // The key itself stays out of logs and terminals.
  faults.push({ setting: given.setting, given: '…', expected: '8 to 64 letters, digits, - and _' });
  return undefined;
}

function readGuard(raw: RawSettings, faults: ConfigFault[]): GuardName {
  const given = fromFlag(raw, 'guard') ?? fromEnv(raw.env, 'BOARDCAST_GUARD');
  const known = GUARDS.find((name) => name === (given?.text.trim().toLowerCase() ?? 'normal'));
  if (known !== undefined) return known;
  if (given !== undefined) faults.push({ ...faultOf(given), expected: `one of ${GUARDS.join(', ')}` });
  return 'normal';
}

function readLogLevel(raw: RawSettings, faults: ConfigFault[]): LogLevel {
  const given = fromEnv(raw.env, 'BOARDCAST_LOG');
  const level = LOG_LEVELS.find((known) => known === (given?.text.trim().toLowerCase() ?? 'info'));
  if (level !== undefined) return level;
  if (given !== undefined) faults.push({ ...faultOf(given), expected: `one of ${LOG_LEVELS.join(', ')}` });
  return 'info';
}
