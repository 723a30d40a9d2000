/** A desk for tests, over the very functions that the relay's stands on. */
import { ok, refused, type Result } from '#lib/result.ts';
import {
  EMPTY_DESK,
  type AuditLine,
  type Command,
  type DeskState,
  type DeskView,
  type FieldRow,
} from '#protocol/desk.ts';
import type { Happened, Suggestion } from '#protocol/moments.ts';
import { ANY_GAME, applyCommand, nextOf, onAirValues, type GameForm } from '#scoreboard/desk.ts';
import type { DeskClient, Said } from './desk-client.ts';

const GAME: GameForm = { ...ANY_GAME, periods: 4 };

export interface FakeDesk {
  readonly client: DeskClient;
  /** What was said through the client, in order. */
  readonly said: Command[];
  /** Every `expects` that came with it. */
  readonly expected: (number | undefined)[];
  /** Another operator's word. */
  readonly other: (who: string, command: Command) => void;
  feed: Record<string, string>;
  /** What delayed outputs still show; the same as is on air now where it is undefined. */
  program: Record<string, string> | undefined;
  /** Values of before the restart that wait for a word. */
  old: DeskView['old'];
  /** What the stream's sport was at the start. */
  sport: string | null;
  /** What waits to go on air, by field. */
  held: Record<string, NonNullable<FieldRow['held']>>;
  /** How the clock is, as the relay sees it. */
  pace: FieldRow['pace'];
  /** Moments that wait for a word. */
  suggestions: readonly Suggestion[];
  /** Moments that are on an output. */
  cues: DeskView['cues'];
  /** What happened by the board. */
  happened: readonly Happened[];
  /** Makes every question fail. */
  down: boolean;
  readonly view: () => DeskView;
}

export function createFakeDesk(now: () => number, feed: Record<string, string> = {}): FakeDesk {
  let state: DeskState = EMPTY_DESK;
  let rev = 0;
  const past: DeskState[] = [];
  const audit: AuditLine[] = [];
  const said: Command[] = [];
  const expected: (number | undefined)[] = [];

  function run(command: Command, who: string): Result<void> {
    if (command.do === 'undo') {
      const before = past.pop();
      if (before === undefined) return refused('there is nothing to take back');
      state = before;
    } else if (command.do === 'restore') {
      fake.old = null;
    } else if (command.do === 'cue') {
      past.push(state);
    } else if (command.do === 'accept' || command.do === 'refuse') {
      delete fake.held[command.field];
    } else if (command.do === 'show-event' || command.do === 'drop-event') {
      const { id } = command;
      if (!fake.suggestions.some((each) => each.id === id)) return refused('this moment does not wait any more');
      fake.suggestions = fake.suggestions.filter((each) => each.id !== id);
    } else if (command.do !== 'cue-clear') {
      const onAir = onAirValues(fake.feed, state, now(), ANY_GAME.clock);
      const next = applyCommand(state, command, {
        now: now(),
        onAir,
        feed: fake.feed,
        game: GAME,
      });
      if (!next.ok) return next;
      past.push(state);
      state = next.value;
    }
    rev += 1;
    audit.push({ rev, at: now(), who, watches: 'program', command });
    return ok(undefined);
  }

  function view(): DeskView {
    const onAir = onAirValues(fake.feed, state, now(), ANY_GAME.clock);
    const names = [...new Set([...Object.keys(fake.feed), ...Object.keys(onAir)])];
    const fields = names.map((field): FieldRow => {
      const reading = fake.feed[field];
      const row: FieldRow = {
        field,
        value: onAir[field] ?? null,
        program: (fake.program ?? onAir)[field] ?? null,
        reading: reading === undefined ? null : { source: field, value: reading, at: now() },
        state: Object.hasOwn(state.overrides, field) ? 'overridden' : state.frozen === null ? 'live' : 'frozen',
        mapped: !field.startsWith('x_'),
      };
      if (field === 'clock' && fake.pace !== undefined) Object.assign(row, { pace: fake.pace });
      const held = fake.held[field];
      return held === undefined ? row : Object.assign(row, { held });
    });
    const next = nextOf(state, { onAir, game: GAME });
    return {
      stream: 'stream1',
      rev,
      state,
      sport: { id: state.sport.id ?? fake.sport, started: fake.sport },
      guard: { started: 'normal' },
      next: { program: next, court: next },
      undo: past.length,
      fields,
      cues: [...fake.cues],
      suggestions: [...fake.suggestions],
      happened: [...fake.happened],
      old: fake.old,
      audit: [...audit],
      operators: ['Anna'],
      at: now(),
    };
  }

  async function say(request: Parameters<DeskClient['say']>[0]): Promise<Said> {
    await Promise.resolve();
    if (fake.down) return { outcome: 'failed', why: { reason: 'unreachable' } };
    said.push(request.command);
    expected.push(request.expects);
    if (request.expects !== undefined && request.expects !== rev) return { outcome: 'stale', view: view() };
    const result = run(request.command, request.who ?? '');
    if (!result.ok) return { outcome: 'refused', why: result, view: view() };
    return { outcome: 'done', view: view() };
  }

  const fake: FakeDesk = {
    client: { view: () => Promise.resolve(fake.down ? refused('unreachable') : ok(view())), say },
    said,
    expected,
    other: (who, command) => void run(command, who),
    feed,
    program: undefined,
    old: null,
    sport: null,
    held: {},
    pace: undefined,
    suggestions: [],
    cues: [],
    happened: [],
    down: false,
    view,
  };
  return fake;
}
