import { GUARDS } from '#protocol/desk.ts';
import type { FlagSpec } from './flag-spec.ts';
import { OUTLET_FLAGS } from './outlet-flags.ts';
import { USUAL_LIMITS } from '#relay/limits.ts';
import { SPORTS } from '#scoreboard/packs/demos/demos.ts';

export type CommandName = 'start' | 'demo' | 'simulate' | 'sports' | 'layout' | 'keys' | 'ograf';

interface CommandSpec {
  readonly name: CommandName;
  readonly about: string;
  readonly flags: readonly FlagSpec[];
  /** What else may follow it, as the help writes it; a command without it takes no words. */
  readonly words?: string;
  /** What the help says below the flags. */
  readonly note?: string;
}

const RELAY_FLAGS: readonly FlagSpec[] = [
  { name: 'port', value: 'number', env: 'BOARDCAST_PORT', about: 'port to listen on, 0 for any free one (15001)' },
  {
    name: 'host',
    value: 'addresses',
    env: 'BOARDCAST_HOST',
    list: true,
    about: 'addresses to listen on (127.0.0.1,::1)',
  },
  { name: 'lan', env: 'BOARDCAST_LAN', about: 'listen for a second PC, and say what to type there' },
  { name: 'data', value: 'folder', env: 'BOARDCAST_DATA', about: 'where the latest values are saved (boardcast-data)' },
  {
    name: 'sport',
    value: 'sports',
    env: 'BOARDCAST_SPORT',
    list: true,
    about: 'the sport of all streams, or stream1=hockey,stream2=soccer (none)',
  },
  {
    name: 'names',
    value: 'file',
    env: 'BOARDCAST_NAMES',
    about: 'JSON of what your sources call their fields, by stream (none)',
  },
  {
    name: 'layouts',
    value: 'folder',
    env: 'BOARDCAST_LAYOUTS',
    about: 'your own layouts, with themes and logos in folders of these names (none)',
  },
  {
    name: 'button-key',
    value: 'key',
    env: 'BOARDCAST_BUTTON_KEY',
    about: 'lets button boxes command by GET with ?key= (off)',
  },
  {
    name: 'guard',
    value: 'how',
    env: 'BOARDCAST_GUARD',
    about: `how careful with misreads: ${GUARDS.join(', ')} (normal)`,
  },
  {
    name: 'lenient-text',
    env: 'BOARDCAST_LENIENT_TEXT',
    about: 'read what is no UTF-8 as Windows-1252 (Latin-1), and cut nobody for it (off)',
  },
  {
    name: 'open-lan',
    env: 'BOARDCAST_OPEN_LAN',
    about: 'whoever reaches it may publish, look and command, without any key (off)',
  },
  {
    name: 'unknown-publishers',
    value: 'how',
    env: 'BOARDCAST_UNKNOWN_PUBLISHERS',
    about: 'publishers without the key: park them for an operator to accept, or refuse them (park)',
  },
  {
    name: 'allow-publishers',
    value: 'networks',
    env: 'BOARDCAST_ALLOW_PUBLISHERS',
    list: true,
    about: 'who publishes without a key: 192.168.1.0/24, or to one stream court2=192.168.1.30 (none)',
  },
  {
    name: 'tcp',
    value: 'port',
    env: 'BOARDCAST_TCP',
    list: true,
    about: 'take boards by TCP, at stream1 or court1=3322 (none)',
  },
  {
    name: 'udp',
    value: 'port',
    env: 'BOARDCAST_UDP',
    list: true,
    about: 'the same by UDP, from this computer, or with --open-lan from all (none)',
  },
  {
    name: 'poll',
    value: 'url',
    env: 'BOARDCAST_POLL',
    list: 'lines',
    about: 'ask there for the board, such as stream1=http://localhost:18099/json (none)',
  },
  {
    name: 'watch-file',
    value: 'file',
    env: 'BOARDCAST_WATCH_FILE',
    list: 'lines',
    about: 'read the board from a file that another program writes, such as stream1=score.json (none)',
  },
  {
    name: 'allow-host',
    value: 'names',
    env: 'BOARDCAST_ALLOW_HOST',
    list: true,
    about: 'names beside its own by which it is called (none)',
  },
  {
    name: 'allow-origin',
    value: 'origins',
    env: 'BOARDCAST_ALLOW_ORIGIN',
    list: true,
    about: 'foreign pages that may open sockets to it, such as https://club.example (none)',
  },
  {
    name: 'allow-local-files',
    value: 'which',
    env: 'BOARDCAST_ALLOW_LOCAL_FILES',
    list: true,
    about: 'pages of local files that may look on: obs, file (none)',
  },
  {
    name: 'tls-cert',
    value: 'file',
    env: 'BOARDCAST_TLS_CERT',
    about: 'a certificate in PEM, to encrypt by itself; read again when it is renewed (none)',
  },
  { name: 'tls-key', value: 'file', env: 'BOARDCAST_TLS_KEY', about: 'its private key (none)' },
  {
    name: 'trust-proxy',
    value: 'networks',
    env: 'BOARDCAST_TRUST_PROXY',
    list: true,
    about: 'proxies that say for whom they forward, such as 127.0.0.1 (none)',
  },
  {
    name: 'max-connections',
    value: 'number',
    env: 'BOARDCAST_MAX_CONNECTIONS',
    about: `of other machines at once, a tenth of them kept for publishers (${USUAL_LIMITS.connections})`,
  },
  {
    name: 'max-connections-per-address',
    value: 'number',
    env: 'BOARDCAST_MAX_CONNECTIONS_PER_ADDRESS',
    about: `of one other machine at once (${USUAL_LIMITS.connectionsPerAddress})`,
  },
  {
    name: 'upgrades-per-second',
    value: 'number',
    env: 'BOARDCAST_UPGRADES_PER_SECOND',
    about: `new connections of one other machine (${USUAL_LIMITS.upgradesPerS})`,
  },
  {
    name: 'max-streams',
    value: 'number',
    env: 'BOARDCAST_MAX_STREAMS',
    about: `streams at once (${USUAL_LIMITS.streams})`,
  },
  {
    name: 'streams',
    value: 'how',
    env: 'BOARDCAST_STREAMS',
    about:
      'auto: any that is asked for; closed: those of these options, saved ones, and those an operator opens (auto)',
  },
  ...OUTLET_FLAGS,
];

const KEYS_FLAGS: readonly FlagSpec[] = RELAY_FLAGS.filter(({ name }) => name === 'port' || name === 'data');

const SIMULATE_FLAGS: readonly FlagSpec[] = [
  { name: 'url', value: 'url', env: 'BOARDCAST_URL', about: 'where to send (ws://127.0.0.1:15001/stream1)' },
  { name: 'sport', value: 'name', about: `${SPORTS.join(', ')} (basketball)` },
  { name: 'seed', value: 'number', env: 'BOARDCAST_SEED', about: 'the same seed plays the same game (1)' },
  { name: 'speed', value: 'factor', env: 'BOARDCAST_SPEED', about: 'how many times as fast as in life (1)' },
  { name: 'rate', value: 'number', env: 'BOARDCAST_RATE', about: 'updates a second (10)' },
  { name: 'fields', value: 'which', env: 'BOARDCAST_FIELDS', about: 'what an update holds: all or changed (all)' },
  { name: 'faults', value: 'kinds', env: 'BOARDCAST_FAULTS', about: 'any of misreads,flicker,drops (none)' },
  {
    name: 'test-data',
    value: 'seconds',
    env: 'BOARDCAST_TEST_DATA',
    about: 'random values in every field for so long at first (0)',
  },
  { name: 'seconds', value: 'number', env: 'BOARDCAST_SECONDS', about: 'end after so long (until Ctrl+C)' },
];

const OGRAF_FLAGS: readonly FlagSpec[] = [
  { name: 'sport', value: 'names', list: true, about: `any of ${SPORTS.join(', ')} (all)` },
  { name: 'theme', value: 'names', list: true, about: 'any of the themes that ship, such as classic,led (all)' },
];

const RELAY_NOTE = `The lines to copy go to stdout, log lines (JSON) to stderr; on a terminal only warnings and errors.
BOARDCAST_LOG=debug, info, warn or error says from which level on.`;

/** The commands, and from here their help, their flags and their variables. */
export const COMMANDS: Readonly<Record<CommandName, CommandSpec>> = {
  start: {
    name: 'start',
    about: 'run the relay with the overlay and the preview (the default)',
    flags: RELAY_FLAGS,
    note: RELAY_NOTE,
  },
  demo: {
    name: 'demo',
    about: 'the same with a simulated basketball game on stream1',
    flags: RELAY_FLAGS,
    note: RELAY_NOTE,
  },
  simulate: {
    name: 'simulate',
    about: 'play a game to a server as Scoreboard OCR would send it',
    flags: SIMULATE_FLAGS,
  },
  sports: {
    name: 'sports',
    about: 'list the sports with their fields',
    flags: [{ name: 'json', about: 'the whole sport packs, as GET /api/sports gives them' }],
  },
  keys: {
    name: 'keys',
    about: 'list the keys, or make a new one: boardcast keys new publish|viewer|operator',
    flags: KEYS_FLAGS,
    words: '[new publish|viewer|operator]',
    note: 'A new key is shown once. The old one holds no more: a relay that runs closes what came by it within seconds.',
  },
  layout: {
    name: 'layout',
    about: 'check layouts and themes: boardcast layout check FILE…',
    flags: [],
    words: 'check FILE…',
    note: 'Names every fault with its place in the file, and exits with 1 if there is any.',
  },
  ograf: {
    name: 'ograf',
    about: 'write the OGraf graphics: boardcast ograf write FOLDER',
    flags: OGRAF_FLAGS,
    words: 'write FOLDER',
    note: 'A folder of its own for each sport in each theme, to be copied into the host.',
  },
};
