/** What an operator's command makes of a desk, and what goes on air of the feed and the desk together: pure. */
import { ok, type Result } from '#lib/result.ts';
import { unreachable } from '#lib/unreachable.ts';
import { EMPTY_DESK, type Command, type DeskClock, type DeskState, type Phase } from '#protocol/desk.ts';
import { FIELDS_MAX, type Values } from '#protocol/fields.ts';
import { refusal, type Refused } from '#protocol/refusals.ts';
import { secondsOf } from './clock-seconds.ts';
import { clockText, type ClockForm } from './clock-text.ts';
import { nextPhase, playedAfter } from './phases.ts';

/** Commands that change the desk's document; a cue is a moment, and what was before is not the document's. */
export type DeskCommand = Exclude<
  Command,
  { do: 'accept' | 'cue' | 'cue-clear' | 'drop-event' | 'refuse' | 'restore' | 'show-event' | 'undo' }
>;

/** What a command is read by. */
export interface DeskContext {
  /** In ms since 1970. */
  readonly now: number;
  /** What is on air now. */
  readonly onAir: Values;
  /** What the feed alone says. */
  readonly feed: Values;
  /** Whether somebody sends it now; unless it is said, yes. */
  readonly isFed?: boolean;
  /** The desk as it is on air for who says it: later words may still wait there. Without it the desk itself. */
  readonly shown?: DeskState;
  readonly game: GameForm;
}

/** What a stream's sport says of its game. */
export interface GameForm {
  readonly clock: ClockForm;
  readonly direction: 'down' | 'up';
  /** Regular periods of a game; undefined where nobody knows. */
  readonly periods: number | undefined;
}

/** Of a stream without a sport: a clock that counts down, without tenths. */
export const ANY_GAME: GameForm = {
  clock: { unit: 'minutes', tenthsUnder: 0, round: 'up' },
  direction: 'down',
  periods: undefined,
};

/** The desk after a command; the reason where it makes no sense now. The very same object where it changes nothing. */
export function applyCommand(state: DeskState, command: DeskCommand, context: DeskContext): Result<DeskState> {
  switch (command.do) {
    case 'override':
      return ok(withOverride(state, command.field, command.value));
    case 'nudge':
      return nudge(state, command, context.onAir[command.field]);
    case 'release':
      return ok(Object.hasOwn(state.overrides, command.field) ? withoutOverride(state, command.field) : state);
    case 'release-all':
      return ok({ ...state, overrides: {}, clock: null });
    case 'clock-start':
    case 'clock-stop':
      return runClock(state, command.do === 'clock-start', context);
    case 'clock-set':
      return ok(withClock(state, { ...clockOr(state, context, 0), ms: command.ms, at: context.now }));
    case 'clock-direction':
      return ok(withClock(state, { ...clockOr(state, context, 0), direction: command.direction }));
    case 'clock-release':
      return ok(state.clock === null ? state : { ...state, clock: null });
    case 'clock-feed': {
      const { do: _, ...words } = command;
      return ok({ ...state, feedClock: { ...state.feedClock, ...words } });
    }
    case 'show':
    case 'hide':
      return ok(withVisible(state, command.do === 'show', command.part));
    case 'swap':
      return ok({ ...state, order: command.order ?? ((context.shown ?? state).order === 'away' ? 'home' : 'away') });
    case 'ends':
      return ok({ ...state, ends: !state.ends });
    case 'team': {
      const { do: _, side, ...words } = command;
      return ok({ ...state, teams: { ...state.teams, [side]: { ...state.teams[side], ...words } } });
    }
    case 'texts': {
      const { do: _, ...words } = command;
      return ok({ ...state, texts: { ...state.texts, ...words } });
    }
    case 'look': {
      const { do: _, ...words } = command;
      return ok({ ...state, look: { ...state.look, ...words } });
    }
    case 'phase':
      return ok(inPhase(state, command.phase, context));
    case 'next':
      return ok(inPhase(state, nextOf(state, context), context));
    case 'new-game':
      return ok(newGame(state, command, context));
    case 'set-up': {
      const { do: _, ...words } = command;
      return ok({ ...state, ...words });
    }
    case 'delay':
      if (command.output !== undefined) return ok(withOutput(state, command.output, { delay: command.ms }));
      return command.ms === null ? refusal('no-own-delay') : ok({ ...state, delay: command.ms });
    case 'program':
      return ok(withOutput(state, command.output, { program: command.program }));
    case 'guard':
      return ok({ ...state, guard: command.guard, guardNumbers: command.numbers });
    case 'blank': {
      const { [command.field]: _, ...others } = state.blanks;
      return ok({ ...state, blanks: command.when === null ? others : { ...others, [command.field]: command.when } });
    }
    case 'source':
      return ok({ ...state, source: command.address });
    case 'admit':
    case 'turn-away': {
      const door = command.do === 'admit' ? 'admitted' : 'turned-away';
      return ok({ ...state, doors: { ...state.doors, [command.address]: door } });
    }
    case 'events': {
      const { do: _, events: mode = state.events.mode, ...rest } = command;
      return ok({ ...state, events: { ...state.events, ...rest, mode } });
    }
    case 'name':
      return ok(withName(state, command.source, command.field));
    case 'sport': {
      const { sport: id = state.sport.id, rules = id === state.sport.id ? state.sport.rules : null } = command;
      return ok({ ...state, sport: { id, rules } });
    }
    default:
      return unreachable(command);
  }
}

/** Most entries of a desk's lists: what has more could neither be shown nor saved. */
const ENTRIES_MAX = {
  overrides: FIELDS_MAX,
  hide: 64,
  outputs: FIELDS_MAX,
  names: FIELDS_MAX,
  blanks: FIELDS_MAX,
  // More computers than that send to no game.
  doors: 64,
} as const;

/** Why a desk cannot be, where it holds more than it may. */
export function excessOf(state: DeskState): Refused | undefined {
  const full = Object.entries(ENTRIES_MAX).find(([list, most]) => Object.keys(Reflect.get(state, list)).length > most);
  return full === undefined ? undefined : refusal('too-many', full[0], String(full[1]));
}

/** What goes on air at a moment: the operator's word over the final score's over the feed's. The feed's own object where nobody said anything. */
export function onAirValues(
  feed: Values,
  { overrides, clock, frozen }: DeskState,
  now: number,
  form: ClockForm,
): Values {
  const base = frozen ?? feed;
  if (clock === null && Object.keys(overrides).length === 0) return base;
  return { ...base, ...(clock === null ? {} : { clock: clockText(clockMsAt(clock, now), form) }), ...overrides };
}

/** What a clock stands at, in ms; it stops at 0 when it counts down. */
export function clockMsAt({ ms, at, running, direction }: DeskClock, now: number): number {
  const passed = running ? Math.max(0, now - at) : 0;
  return direction === 'up' ? ms + passed : Math.max(0, ms - passed);
}

/** In how many ms the text of a clock is another one; undefined for one that stands. */
export function clockChangesIn(clock: DeskClock, now: number, form: ClockForm): number | undefined {
  if (!clock.running) return undefined;
  // One that has yet to begin stands until then.
  if (clock.at > now) return clock.at - now + (clockChangesIn(clock, clock.at, form) ?? 0);
  const textIn = (ms: number): string => clockText(clockMsAt(clock, now + ms), form);
  const text = textIn(0);
  // A text stands for a second at most, and does not come back within it: so where it ends is found by halving.
  let [same, other] = [0, 1001];
  if (textIn(other) === text) return undefined;
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (textIn(middle) === text) same = middle;
    else other = middle;
  }
  return other;
}

function withOverride(state: DeskState, field: string, value: string): DeskState {
  return state.overrides[field] === value ? state : { ...state, overrides: { ...state.overrides, [field]: value } };
}

function withoutOverride(state: DeskState, field: string): DeskState {
  const { [field]: _, ...overrides } = state.overrides;
  return { ...state, overrides };
}

function nudge(
  state: DeskState,
  { field, by }: { field: string; by: number },
  shown: string | undefined,
): Result<DeskState> {
  const text = shown ?? '';
  // A blank counts from nothing: a game that is scored by hand begins so.
  if (!/^\d{0,6}$/.test(text)) return refusal('no-number', field, text);
  return ok(withOverride(state, field, String(Math.max(0, Number(text) + by))));
}

/** The clock that is taken over, or what is on air as one; `ms` where that is no clock. */
function clockOr(state: DeskState, { now, onAir, game, shown = state }: DeskContext, ms: number): DeskClock {
  if (shown.clock !== null) return { ...shown.clock, ms: clockMsAt(shown.clock, now), at: now };
  const seconds = secondsOf(onAir['clock'] ?? '');
  return {
    ms: seconds === undefined ? ms : Math.round(seconds * 1000),
    at: now,
    running: false,
    direction: game.direction,
  };
}

function withClock(state: DeskState, clock: DeskClock): DeskState {
  const known = state.clock;
  const isSame =
    known?.running === clock.running && known.direction === clock.direction && clockMsAt(known, clock.at) === clock.ms;
  return isSame ? state : { ...state, clock };
}

function runClock(state: DeskState, running: boolean, context: DeskContext): Result<DeskState> {
  const isTaken = (context.shown ?? state).clock !== null || secondsOf(context.onAir['clock'] ?? '') !== undefined;
  if (!isTaken) return refusal('no-clock');
  return ok(withClock(state, { ...clockOr(state, context, 0), running }));
}

function withVisible(state: DeskState, isShown: boolean, part: string | undefined): DeskState {
  if (part === undefined) return state.hidden === !isShown ? state : { ...state, hidden: !isShown };
  if (state.hide.includes(part) === !isShown) return state;
  return { ...state, hide: isShown ? state.hide.filter((each) => each !== part) : [...state.hide, part] };
}

function inPhase(state: DeskState, phase: Phase | null, { onAir }: DeskContext): DeskState {
  if (state.phase === phase) return state;
  // Boards are reset soon after the horn.
  return { ...state, phase, played: playedAfter(state, phase), frozen: phase === 'final' ? { ...onAir } : null };
}

/** Where `next` leads: for a desk's view and for the command alike. */
export function nextOf(state: DeskState, { shown = state, onAir, game }: Omit<DeskContext, 'now' | 'feed'>): Phase {
  return nextPhase(shown, onAir, game.periods);
}

const SCORES = ['home.score', 'away.score'] as const;

/** Scores that only the operator kept, or a feed that is gone, begin at nothing; those of a feed that is there are what the board shows. */
function newGame(
  state: DeskState,
  { teams = state.teams, texts = state.texts }: DeskCommand & { do: 'new-game' },
  { feed, onAir, isFed = true }: DeskContext,
): DeskState {
  const byHand = SCORES.filter((field) =>
    isFed ? Object.hasOwn(state.overrides, field) && !Object.hasOwn(feed, field) : (onAir[field] ?? '') !== '',
  );
  const { clock, hidden, hide, ends, played, frozen } = EMPTY_DESK;
  // What is said of the stream and not of its game stays.
  return {
    ...state,
    clock,
    hidden,
    hide,
    ends,
    played,
    frozen,
    teams,
    texts,
    overrides: Object.fromEntries(byHand.map((field) => [field, '0'])),
    phase: 'pre',
  };
}

function withOutput(state: DeskState, name: string, part: Partial<DeskState['outputs'][string]>): DeskState {
  const { [name]: known = { delay: null, program: null }, ...others } = state.outputs;
  const next = { ...known, ...part };
  // What says nothing is not kept.
  return { ...state, outputs: next.delay === null && next.program === null ? others : { ...others, [name]: next } };
}

function withName(state: DeskState, source: string, field: string | null): DeskState {
  const { [source]: _, ...others } = state.names;
  return { ...state, names: field === null ? others : { ...others, [source]: field } };
}
