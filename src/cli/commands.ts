import type { FlagSpec } from './flag-spec.ts';
import { EDGE_FLAGS } from './edge-flags.ts';
import { RELAY_FLAGS } from './relay-flags.ts';
import { SPORTS } from '#scoreboard/packs/demos/demos.ts';

export type CommandName = 'start' | 'demo' | 'edge' | 'simulate' | 'sports' | 'layout' | 'keys' | 'ograf';

interface CommandSpec {
  readonly name: CommandName;
  readonly about: string;
  readonly flags: readonly FlagSpec[];
  /** What else may follow it, as the help writes it; a command without it takes no words. */
  readonly words?: string;
  /** What the help says below the flags. */
  readonly note?: string;
}

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
  edge: {
    name: 'edge',
    about: 'show here what another relay shows: for a second site, or more viewers than one machine serves',
    flags: EDGE_FLAGS,
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
    about: 'write the OGraf graphics, or a recorded game as what they are driven by in time',
    flags: OGRAF_FLAGS,
    words: 'write FOLDER | schedule RECORDING',
    note: `write FOLDER makes a folder in it for each sport in each theme, to be copied into the host.
schedule RECORDING prints what setActionsSchedule takes, of what curl -N http://localhost:15001/streams/stream1/events wrote into a file.`,
  },
};
