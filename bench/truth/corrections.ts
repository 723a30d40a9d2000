/** What operators correct on the physical board, laid over a game: drops and jumps that are true. */
import type { Random } from '#lib/random.ts';
import { between } from '#publisher/game/chance.ts';
import { secondsOf } from '#scoreboard/clock-seconds.ts';
import type { Cause, Change, Line, Span } from './timeline.ts';

/** Mean minutes between two of a kind: oftener than in life, so that a game has some of each to measure. */
const WAVED_OFF_MINUTES = 5;
const WRONG_TEAM_MINUTES = 12;
const MISTYPED_MINUTES = 15;
const LATE_DROP_MINUTES = 15;
const CLOCK_SET_MINUTES = 8;
/** How long the wrong one stands, in ms. A basket is waved off by the whistle; a scorer's slip is seen when somebody looks up. */
const WAVED_OFF_MS = [1500, 8000] as const;
const WRONG_TEAM_MS = [3000, 12_000] as const;
const MISTYPED_MS = [1500, 8000] as const;
const LATE_DROP_MS = [15_000, 25_000] as const;
const CLOCK_SET_MS = [2500, 5000] as const;
/** Nothing else happens to the field so long before and after, in ms, so that each can be told apart. */
const CLEAR_MS = 1500;
const TRIES = 300;

interface Touch {
  readonly from: number;
  readonly to: number;
  readonly on: Cause;
  readonly off: Cause;
  /** What stands meanwhile; undefined where this field cannot be touched so. */
  readonly value: (standing: string) => string | undefined;
}

/** The lines with corrections in this span of time; `steps` are those of the sport's scores. */
export function correct(lines: readonly Line[], span: Span, steps: readonly number[], random: Random): Line[] {
  const edited = new Map(lines.map((line) => [line.name, line.changes]));
  const minutes = (span.to - span.from) / 60_000;
  const score = (): string => (random() < 0.5 ? 'home.score' : 'away.score');
  const step = (): number => steps[Math.floor(random() * steps.length)] ?? 1;

  function repeat(every: number, [shortest, longest]: readonly [number, number], edit: (when: Span) => boolean): void {
    for (let left = Math.round(minutes / every); left > 0; left -= 1) {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const from = Math.round(between(random, span.from, span.to));
        if (edit({ from, to: from + Math.round(between(random, shortest, longest)) })) break;
      }
    }
  }
  function lay(name: string, touch: Touch): boolean {
    const changes = edited.get(name);
    const laid = changes === undefined ? undefined : touched(changes, touch);
    if (laid !== undefined) edited.set(name, laid);
    return laid !== undefined;
  }
  repeat(WAVED_OFF_MINUTES, WAVED_OFF_MS, (when) =>
    lay(score(), { ...when, on: 'play', off: 'undo', value: rise(step()) }),
  );
  repeat(WRONG_TEAM_MINUTES, WRONG_TEAM_MS, ({ from, to }) => {
    const [right, wrong] = random() < 0.5 ? ['home.score', 'away.score'] : ['away.score', 'home.score'];
    const changes = edited.get(right);
    const moved = changes === undefined ? undefined : postponed(changes, from, to - from);
    if (moved === undefined) return false;
    const touch = { from: moved.from, to: moved.to, on: 'play', off: 'undo', value: rise(moved.by) } as const;
    if (!lay(wrong, touch)) return false;
    edited.set(right, moved.changes);
    return true;
  });
  // The tens key, or the key of a digit twice: a jump no action of the game makes.
  repeat(MISTYPED_MINUTES, MISTYPED_MS, (when) =>
    lay(score(), { ...when, on: 'correction', off: 'correction', value: rise(random() < 0.5 ? 10 : 7) }),
  );
  repeat(LATE_DROP_MINUTES, LATE_DROP_MS, (when) =>
    lay(score(), { ...when, on: 'play', off: 'correction', value: rise(steps[0] ?? 1) }),
  );
  repeat(CLOCK_SET_MINUTES, CLOCK_SET_MS, (when) => {
    const by = 1 + Math.floor(random() * 9);
    return lay('clock', { ...when, on: 'reset', off: 'reset', value: (standing) => setBack(standing, by) });
  });
  return lines.map((line) => ({ ...line, changes: edited.get(line.name) ?? line.changes }));
}

/** The changes with another text for a while, where nothing else changes then. */
function touched(changes: readonly Change[], { from, to, on, off, value }: Touch): Change[] | undefined {
  const next = changes.findIndex(({ at }) => at > from - CLEAR_MS);
  const at = next === -1 ? changes.length : next;
  const standing = changes[at - 1];
  if (standing === undefined || (changes[at]?.at ?? Infinity) < to + CLEAR_MS) return undefined;
  const other = value(standing.value);
  if (other === undefined) return undefined;
  return [
    ...changes.slice(0, at),
    { at: from, value: other, cause: on },
    { at: to, value: standing.value, cause: off },
    ...changes.slice(at),
  ];
}

interface Postponed {
  readonly changes: readonly Change[];
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

/** The first score after a time comes later by so much, because it was first given to the other team. */
function postponed(changes: readonly Change[], after: number, ms: number): Postponed | undefined {
  const at = changes.findIndex((change) => change.at > after);
  const [before, change, next] = [changes[at - 1], changes[at], changes[at + 1]];
  if (at === -1 || before === undefined || change?.cause !== 'play') return undefined;
  const to = change.at + ms;
  if ((next?.at ?? Infinity) < to + CLEAR_MS) return undefined;
  const by = Number(change.value) - Number(before.value);
  return {
    changes: [...changes.slice(0, at), { ...change, at: to }, ...changes.slice(at + 1)],
    from: change.at,
    to,
    by,
  };
}

/** What a score is after so many more; a blank one stays. */
function rise(by: number): Touch['value'] {
  return (standing) => (standing === '' ? undefined : String(Number(standing) + by));
}

/** A standing clock set to so many seconds more or fewer. */
function setBack(standing: string, by: number): string | undefined {
  const seconds = secondsOf(standing);
  if (seconds === undefined || !/^\d+:\d\d$/.test(standing) || seconds < 70) return undefined;
  const set = seconds + by;
  return `${Math.floor(set / 60)}:${String(set % 60).padStart(2, '0')}`;
}
