import { clockText, PENALTY_FORM, type ClockForm } from '#scoreboard/clock-text.ts';
import type { Team } from './chance.ts';
import { createScriptWriter } from './script.ts';

/** Field names and the texts that stand there. */
type Texts = Readonly<Record<string, string>>;

interface Clock {
  readonly ms: number;
  /** Milliseconds it gains in one: -1 down, 1 up, 0 stands. */
  readonly per: -1 | 0 | 1;
  readonly form: ClockForm;
  /** Blank while it would show more than this clock: a shot clock under the game clock (FIBA art. 29). */
  readonly within?: string;
}

interface Sitting {
  readonly player: string;
  /** Milliseconds left. */
  readonly left: number;
}

/** The players of one team that serve time. */
export interface Box {
  readonly places: number;
  /** How many of them serve at once; the others wait. */
  readonly serving: number;
  readonly withPlayer: boolean;
  /** One place whose field is the stem itself. */
  readonly single: boolean;
  readonly running: boolean;
  readonly sitting: readonly Sitting[];
}

interface Face {
  readonly texts: Texts;
  readonly clocks: Readonly<Record<string, Clock>>;
  readonly boxes: Readonly<Record<string, Box>>;
}

/** The table at which a game is written down as it goes: texts, clocks and penalty boxes of the board, by canonical names. */
export interface Desk {
  text(name: string): string;
  /** A text as a number; blank is 0. */
  count(name: string): number;
  put(change: Readonly<Record<string, string | number>>): void;
  add(name: string, by: number): void;
  /** Milliseconds that a clock shows, 0 where there is none. */
  clock(name: string): number;
  /** Sets a clock; undefined makes it blank. */
  setClock(name: string, clock: Clock | undefined): void;
  /** Lets a clock run, or with 0 stand. */
  runClock(name: string, per: Clock['per']): void;
  box(stem: string): Box;
  setBox(stem: string, box: Box): void;
  /** Lets milliseconds go by: what runs runs. */
  pass(ms: number): void;
  finish(spelling: Texts): Played;
}

export interface Played {
  /** Milliseconds. */
  readonly duration: number;
  boardAt(ms: number): Texts;
}

const EMPTY_BOX: Box = { places: 0, serving: 0, withPlayer: false, single: false, running: false, sitting: [] };

/** A desk with these texts on the board; each field that a clock or a text will ever fill must be among them, so that a board keeps its fields. */
export function createDesk(first: Texts): Desk {
  let face: Face = { texts: first, clocks: {}, boxes: {} };
  const script = createScriptWriter(face);

  function change(next: Partial<Face>): void {
    face = { ...face, ...next };
    script.note(face);
  }

  return {
    text: (name) => face.texts[name] ?? '',
    count: (name) => Number(face.texts[name] ?? ''),
    put(fields) {
      const texts: Record<string, string> = { ...face.texts };
      for (const name in fields) texts[name] = String(fields[name]);
      change({ texts });
    },
    add(name, by) {
      change({ texts: { ...face.texts, [name]: String(Number(face.texts[name] ?? '') + by) } });
    },
    clock: (name) => face.clocks[name]?.ms ?? 0,
    setClock(name, clock) {
      const { [name]: _, ...others } = face.clocks;
      change({ clocks: clock === undefined ? others : { ...others, [name]: clock } });
    },
    runClock(name, per) {
      const clock = face.clocks[name];
      if (clock !== undefined) change({ clocks: { ...face.clocks, [name]: { ...clock, per } } });
    },
    box: (stem) => face.boxes[stem] ?? EMPTY_BOX,
    setBox(stem, box) {
      change({ boxes: { ...face.boxes, [stem]: box } });
    },
    pass(ms) {
      const passed = Math.max(0, Math.round(ms));
      script.pass(passed);
      const { clocks, boxes } = after(face, passed);
      change({ clocks, boxes });
    },
    finish(spelling) {
      const played = script.finish();
      return {
        duration: played.duration,
        boardAt(ms) {
          const { state, since } = played.at(ms);
          return spelled(boardOf(after(state, since)), spelling);
        },
      };
    },
  };
}

/** A team's field: `home.score`, `away.score`. */
export function fieldOf(team: Team, name: string): string {
  return `${sideOf(team)}.${name}`;
}

export function sideOf(team: Team): 'home' | 'away' {
  return team === 0 ? 'home' : 'away';
}

function after(face: Face, passed: number): Face {
  if (passed === 0) return face;
  const clocks: Record<string, Clock> = {};
  for (const [name, clock] of Object.entries(face.clocks)) {
    clocks[name] = { ...clock, ms: Math.max(0, clock.ms + clock.per * passed) };
  }
  const boxes: Record<string, Box> = {};
  for (const [stem, box] of Object.entries(face.boxes)) boxes[stem] = box.running ? served(box, passed) : box;
  return { texts: face.texts, clocks, boxes };
}

/** The box after so many milliseconds: who is through leaves, and who waited begins at that moment. */
function served(box: Box, passed: number): Box {
  let sitting = box.sitting;
  let rest = passed;
  while (rest > 0 && sitting.length > 0) {
    const step = Math.min(rest, ...sitting.slice(0, box.serving).map(({ left }) => left));
    sitting = sitting
      .map((one, place) => (place < box.serving ? { ...one, left: one.left - step } : one))
      .filter(({ left }) => left > 0);
    rest -= step;
  }
  return { ...box, sitting };
}

function boardOf({ texts, clocks, boxes }: Face): Texts {
  const board: Record<string, string> = { ...texts };
  for (const [name, clock] of Object.entries(clocks)) {
    const limit = clock.within === undefined ? undefined : clocks[clock.within];
    board[name] = limit !== undefined && clock.ms > limit.ms ? '' : clockText(clock.ms, clock.form);
  }
  for (const [stem, box] of Object.entries(boxes)) {
    for (let place = 0; place < box.places; place += 1) {
      const one = box.sitting[place];
      const name = box.single ? stem : `${stem}${place + 1}`;
      board[name] = one === undefined ? '' : clockText(one.left, PENALTY_FORM);
      if (box.withPlayer) board[`${name}.player`] = one?.player ?? '';
    }
  }
  return board;
}

function spelled(board: Texts, spelling: Texts): Texts {
  return Object.fromEntries(Object.entries(board).map(([name, text]) => [spelling[name] ?? name, text]));
}
