/** Puts a command into words: for the audit, the undo key, and what another operator did. */
import { BLANKS, GUARDS, type Side } from '#protocol/desk.ts';
import { EVENT_MODES, MORE_MOMENTS, VETO_MS } from '#protocol/moments.ts';
import type { Words } from '#store/words/translated.ts';
import { layoutPartWords, sportWords } from '#store/words/name-words.ts';
import { clockText } from '#scoreboard/clock-text.ts';
import { feedClockWords } from './feed-clock-words.ts';

/** A command as the audit has it: of a version that this page may not know. */
export type AnyCommand = Readonly<Record<string, unknown>> & { readonly do: string };

export interface CommandNames {
  readonly words: Words;
  /** What people call a field of this stream. */
  readonly fieldName: (field: string) => string;
  /** A team by its name on air. */
  readonly teamName: (side: 'home' | 'away') => string;
}

/** How careful with misreads, in words; null: as the relay was started. */
function guardWords(guard: unknown, { truth, desk }: Words): string {
  const name = GUARDS.find((known) => known === guard);
  return name === undefined ? desk.asStarted : truth.guards[name];
}

/** Numbers of the guard that were said by themselves, in words; empty where there are none. */
export function numberWords(numbers: unknown, { truth, desk }: Words): string {
  const known: Readonly<Record<string, (said: string) => string>> = truth.numbers;
  return Object.entries(typeof numbers === 'object' && numbers !== null ? numbers : {})
    .map(([name, number]: [string, unknown]) => {
      const text = `${textOf(number)}${name.endsWith('Ms') ? ` ${desk.ms}` : ''}`;
      return Object.hasOwn(known, name) ? (known[name]?.(text) ?? '') : `${name} ${text}`;
    })
    .join(', ');
}

/** The command in the page's language; the bare name of one that the page does not know. */
export function commandWords(command: AnyCommand, { words, fieldName, teamName }: CommandNames): string {
  const { said, desk } = words;
  const of = (key: string): string => textOf(command[key]);
  switch (command.do) {
    case 'override':
      return said.override(fieldName(of('field')), of('value') === '' ? desk.blank : of('value'));
    case 'nudge':
      return said.nudge(fieldName(of('field')), signed(Number(command['by'])));
    case 'release':
    case 'accept':
    case 'refuse':
      return said[command.do](fieldName(of('field')));
    case 'guard':
      return said.guard(
        [guardWords(command['guard'], words), numberWords(command['numbers'], words)].filter(Boolean).join('; '),
      );
    case 'blank': {
      const policy = BLANKS.find((known) => known === command['when']);
      return said.blank(fieldName(of('field')), words.truth.blank[policy ?? 'usual']);
    }
    case 'source':
      return said.source(of('address') || words.sources.first);
    case 'admit':
    case 'turn-away':
      return said[command.do](of('address'));
    case 'clock-feed':
      return said['clock-feed'](feedClockWords(command, words));
    case 'clock-set':
      return said['clock-set'](clockText(Number(command['ms']), CLOCK_FORM));
    case 'clock-direction':
      return said['clock-direction'](command['direction'] === 'up' ? desk.up : desk.down);
    case 'show':
    case 'hide':
      return said[command.do](of('part') === '' ? desk.bug : layoutPartWords(of('part'), undefined, words));
    case 'events':
      return said.events(eventWords(command, words));
    case 'show-event':
    case 'drop-event':
      return said[command.do](momentWords(command['kind'], sideOf(command['side']), { words, teamName }));
    case 'cue':
      return said.cue(cueWords(command, { words, teamName }));
    case 'team':
      return said.team(teamName(command['side'] === 'away' ? 'away' : 'home'));
    case 'look':
      return said.look([of('theme'), of('layout')].filter((word) => word !== '').join(', ') || desk.byUrl);
    case 'phase':
      return said.phase(phaseWords(command['phase'], words));
    case 'sport':
      if (command['sport'] === undefined) return `${desk.rules}: ${of('rules') || desk.usualRules}`;
      return said.sport(
        [of('sport') === '' ? desk.asStarted : sportWords({ id: of('sport'), name: of('sport') }, words), of('rules')]
          .filter((word) => word !== '')
          .join(', '),
      );
    case 'delay':
      return said.delay(
        of('output') || desk.delayAll,
        command['ms'] === null ? desk.sameAsAll : `${of('ms')} ${desk.ms}`,
      );
    case 'program':
      return said.program(of('output'));
    case 'name':
      return said.name(of('source'), of('field') === '' ? desk.ownName : fieldName(of('field')));
    case 'release-all':
    case 'clock-start':
    case 'clock-stop':
    case 'clock-release':
    case 'cue-clear':
    case 'swap':
    case 'ends':
    case 'texts':
    case 'next':
    case 'new-game':
    case 'set-up':
    case 'restore':
    case 'undo':
      return said[command.do]();
    default:
      return command.do;
  }
}

/** Who did it: nobody is named where it went on air by itself. */
export function whoWords(who: string, command: AnyCommand, { desk, moments }: Words): string {
  if (command['auto'] === true) return moments.byItself;
  return who === '' ? desk.nobody : who;
}

/** What a cue says, and of whom: a crew's own words say all, and `+3` is no name of a moment. */
function cueWords(command: AnyCommand, names: Pick<CommandNames, 'words' | 'teamName'>): string {
  const text = textOf(command['text']);
  const side = sideOf(command['side']);
  const isText = command['kind'] === 'text' && text !== '';
  const what = !isText ? momentWords(command['kind'], side, names) : side === undefined ? '' : names.teamName(side);
  return [what, text].filter((word) => word !== '').join(', ');
}

/** A moment of a game, of one team or of nobody's. */
export function momentWords(
  kind: unknown,
  side: Side | undefined,
  { words, teamName }: Pick<CommandNames, 'words' | 'teamName'>,
): string {
  const { desk, moments } = words;
  const team = side === undefined ? '' : teamName(side);
  switch (kind) {
    case 'goal':
      return desk.goal(team).trim();
    case 'try':
    case 'touchdown':
    case 'point':
    case 'foul':
      return moments[kind](team).trim();
    case 'period':
      return moments.period;
    case 'timeout':
      return team === '' ? desk.officialTimeout : desk.timeout(team);
    case 'final':
      return moments.final;
    default:
      return moments.one;
  }
}

/** What becomes of moments that the board says, in words. */
function eventWords({ events, vetoMs, also }: AnyCommand, { moments }: Words): string {
  const mode = EVENT_MODES.find((known) => known === events);
  const more = MORE_MOMENTS.filter((kind) => Array.isArray(also) && also.includes(kind)).map(
    (kind) => moments.also[kind],
  );
  return [
    mode === undefined
      ? vetoMs === undefined
        ? ''
        : `${Number(vetoMs) / 1000} s`
      : moments.modes[mode](String(Number(vetoMs ?? VETO_MS) / 1000)),
    ...(also === undefined ? [] : more.length === 0 ? [moments.alsoNone] : more),
  ]
    .filter((word) => word !== '')
    .join(', ');
}

function sideOf(side: unknown): Side | undefined {
  return side === 'home' || side === 'away' ? side : undefined;
}

/** A phase by its name; `null` is one that nobody said. */
export function phaseWords(phase: unknown, { desk }: Words): string {
  const { phases } = desk;
  return typeof phase === 'string' && Object.hasOwn(phases, phase) ? phases[phase as keyof typeof phases] : phases.none;
}

/** `+1`, `−2`: with a real minus, as wide as the plus. */
export function signed(by: number): string {
  return by < 0 ? `−${-by}` : `+${by}`;
}

const CLOCK_FORM = { unit: 'minutes', tenthsUnder: 0, round: 'up' } as const;

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
