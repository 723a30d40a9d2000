/** What the API's description shows of each command: something to paste. */
import { COMMANDS, type CommandName } from './src/protocol/desk.ts';

/** Values of the commands' words, for the examples. */
const EXAMPLES: Readonly<Record<string, unknown>> = {
  field: 'home.score',
  value: '58',
  by: 1,
  ms: 5_000,
  direction: 'down',
  part: 'clock',
  kind: 'goal',
  side: 'home',
  name: 'Riverside Lions',
  title: 'Cup final',
  theme: 'slim',
  phase: 'break',
  sport: 'waterpolo',
  guard: 'strict',
  away: 20_000,
  smooth: true,
  events: 'auto',
  also: ['foul'],
  output: 'OBS program',
  address: '192.168.1.31',
  when: 'hold',
  program: true,
  source: 'Field 7',
  teams: { home: team('Riverside Lions', '#c8102e'), away: team('Harbour Bears', '#0a3d91') },
  texts: { title: 'Cup final', subtitle: null, strapName: null, strapLine: null, strapTeam: null },
  look: { theme: 'slim', layout: null },
  names: { 'Field 7': 'home.score' },
};

function team(name: string, color: string): object {
  return { name, short: null, color, logo: null };
}

/** Words that an example leaves out: what it shows should be what most people want. */
const LEFT_OUT = new Set([
  'do',
  'text',
  'short',
  'color',
  'logo',
  'subtitle',
  'strapName',
  'strapLine',
  'strapTeam',
  'layout',
  'order',
]);
const LEFT_OUT_OF: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  show: ['part'],
  hide: ['part'],
  delay: ['output'],
  'new-game': ['teams', 'texts'],
  cue: ['ms', 'of'],
  sport: ['rules'],
  guard: ['numbers'],
  'clock-feed': ['smooth'],
  events: ['vetoMs'],
  'show-event': ['id'],
  'drop-event': ['id'],
  'set-up': ['sport', 'guard', 'guardNumbers', 'feedClock', 'events', 'order', 'blanks'],
};

/** What a command takes, filled in: the body of its own route. */
export function exampleOf(name: CommandName): Readonly<Record<string, unknown>> {
  const words = Object.keys(COMMANDS[name].entries).filter(
    (word) => !LEFT_OUT.has(word) && !(LEFT_OUT_OF[name] ?? []).includes(word),
  );
  return Object.fromEntries(words.map((word) => [word, EXAMPLES[word]]));
}

/** Boards as a source may send them, by the type of the body. */
export const BOARD_EXAMPLES = {
  'application/json': { example: { 'Home Score': '35', 'Away Score': '31', Clock: '4:32' } },
  'application/x-www-form-urlencoded': { example: 'Home+Score=35&Away+Score=31' },
  'text/plain': { example: 'Home Score=35\nAway Score=31' },
  'application/xml': { example: '<board><home><score>35</score></home></board>' },
} as const;
