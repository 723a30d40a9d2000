import type { Random } from '#lib/random.ts';
import type { Board } from './game/game.ts';

/** What goes wrong between a scoreboard, a camera and a network. */
export const FAULTS = ['misreads', 'flicker', 'drops'] as const;
export type Fault = (typeof FAULTS)[number];

/** A digit that changes is caught half-way this often, and a standing one is misread so often a second; each lasts one reading. */
const MISREAD_AT_CHANGE = 0.15;
const MISREADS_PER_SECOND = 0.03;
/** A field goes blank so often a second, for up to so many seconds (a clock that blinks); the whole board likewise (somebody before the camera). */
const BLINKS_PER_SECOND = 0.05;
const BLINK_SECONDS = 0.6;
const COVERS_PER_SECOND = 0.02;
const COVER_SECONDS = 2;
/** Readings are lost so often a second, for up to so long; and the link breaks off without a word once in so many seconds. */
const LOSSES_PER_SECOND = 0.2;
const LOSS_SECONDS = 0.8;
const SECONDS_PER_BREAK = 30;

/** Digits that a camera takes for one another. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': '8',
  '1': '7',
  '2': '7',
  '3': '8',
  '4': '9',
  '5': '6',
  '6': '8',
  '7': '1',
  '8': '0',
  '9': '4',
};

export interface Faults {
  /** What is read of a board: the board itself, a wrong or partly blank one, or undefined when the reading is lost. */
  read(board: Board): Board | undefined;
  /** Whether the link breaks off just now. To be asked once a reading. */
  breaks(): boolean;
}

/** Faults of the given kinds, repeatable by the source of chance, for readings that come `rate` times a second. */
export function createFaults(kinds: readonly Fault[], random: Random, rate: number): Faults {
  const has = new Set(kinds);
  const blankFor = new Map<string, number>();
  let last: Board = {};
  let coveredFor = 0;
  let lostFor = 0;

  const often = (perSecond: number): boolean => random() < perSecond / rate;
  const readings = (seconds: number): number => 1 + Math.floor(random() * seconds * rate);

  function misread(board: Board): Board {
    const seen: Record<string, string> = {};
    for (const [name, value] of Object.entries(board)) {
      const wrong = last[name] === value ? often(MISREADS_PER_SECOND) : random() < MISREAD_AT_CHANGE;
      seen[name] = wrong ? garble(value, random) : value;
    }
    last = board;
    return seen;
  }
  function flicker(board: Board): Board {
    if (coveredFor === 0 && often(COVERS_PER_SECOND)) coveredFor = readings(COVER_SECONDS);
    const covered = coveredFor > 0;
    coveredFor = Math.max(0, coveredFor - 1);
    const seen: Record<string, string> = {};
    for (const [name, value] of Object.entries(board)) {
      let left = blankFor.get(name) ?? 0;
      if (left === 0 && often(BLINKS_PER_SECOND)) left = readings(BLINK_SECONDS);
      blankFor.set(name, Math.max(0, left - 1));
      seen[name] = covered || left > 0 ? '' : value;
    }
    return seen;
  }
  function isLost(): boolean {
    if (lostFor === 0 && often(LOSSES_PER_SECOND)) lostFor = readings(LOSS_SECONDS);
    const lost = lostFor > 0;
    lostFor = Math.max(0, lostFor - 1);
    return lost;
  }

  return {
    read(board) {
      let seen = board;
      if (has.has('misreads')) seen = misread(seen);
      if (has.has('flicker')) seen = flicker(seen);
      return has.has('drops') && isLost() ? undefined : seen;
    },
    breaks: () => has.has('drops') && often(1 / SECONDS_PER_BREAK),
  };
}

/** A misread text: a digit taken for a similar one, or a separator taken for another or not seen at all (`58:7`, `1234`). */
function garble(text: string, random: Random): string {
  const at = Math.floor(random() * text.length);
  const character = text.charAt(at);
  const wrong = /[.:]/.test(character) ? (random() < 0.5 ? '' : character === '.' ? ':' : '.') : LOOKALIKES[character];
  return wrong === undefined ? text : text.slice(0, at) + wrong + text.slice(at + 1);
}
