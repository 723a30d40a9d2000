/**
 * What happens in a game, inferred from what goes on air: each thing once, from the change that says it. Pure: time comes in with every change.
 * What only corrects the board is nothing that happened.
 */
import type { Values } from '#protocol/fields.ts';
import { secondsOf } from '../clock-seconds.ts';
import { winner } from '../derived/winner.ts';
import { periodOf } from '../derived/reading.ts';
import type { Side } from '#protocol/desk.ts';
import type { EventKind } from '#protocol/moments.ts';
import type { CountRule, EventRules } from './event-rules.ts';

/** A field's value on air, and since when it has been true, in ms; null: the field is gone. */
export interface Change {
  readonly name: string;
  readonly value: string | null;
  readonly at: number;
}

/** Something that happened. */
export interface GameEvent {
  readonly kind: EventKind;
  readonly side?: Side;
  /** What says it, and the change that does. */
  readonly field: string;
  readonly from: string;
  readonly to: string;
  /** When it was first read, in ms. */
  readonly at: number;
}

export interface GameWatch {
  /** Takes what changed on air at once, in any order of the fields; what happened by it. Of several values of a field the last counts. A key by hand counts from nothing where the board is blank. */
  readonly see: (frame: Iterable<Change>, isByHand?: boolean) => readonly GameEvent[];
  /** The values are these now, and nothing happened by it. */
  readonly settle: (values: Values) => void;
  /** Whether what happened still stands on the board: what was taken back did not happen. */
  readonly holds: (event: GameEvent) => boolean;
}

/**
 * A count that went back and comes again within this, in ms, was read wrongly or corrected twice, and nothing happened: a person stands before a
 * camera for up to 20 s (`npm run bench:truth`), and what that made of the board is mended soon after. What went back so soon after it rose was
 * taken back: when it comes again it happened again.
 */
const BACK_MS = 30_000;
/**
 * Scores that make other moves than a game's so shortly before or after, in ms, or both teams' scores that rise, are a board of which somebody stands
 * in the way: play goes on for longer than this after a goal until the other team can have one.
 */
const CALM_MS = 4000;

/** A count that went against the game: from where, to where, and when. */
interface Back {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** What moved with the game in one frame. */
interface Move {
  readonly rule: CountRule;
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** Watches a game from these values on. */
export function createGameWatch(rules: EventRules, values: Values): GameWatch {
  let shown: Values = values;
  const backs = new Map<string, Back>();
  /** When each count last moved with the game by one action, and was not taken back since. */
  const moved = new Map<string, number>();
  /** When a score last moved as no game moves it. */
  let unrestAt = -Infinity;
  /** The latest period that had a number, as the board says it. */
  let period = numbered(values);
  let periodBack: Back | undefined;
  let isOver = overIn(values);

  function numbered(now: Values): { readonly text: string; readonly number: number } | undefined {
    const number = periodOf({ values: now, variant: rules.variant });
    return number === undefined ? undefined : { text: now['period'] ?? '', number };
  }

  /** Who has won, where the board says that the game is over; undefined where it cannot be known, false while it is not. */
  function overIn(now: Values): Side | false | undefined {
    const { variant, hasFinal } = rules;
    if (!hasFinal) return undefined;
    const isBySets = variant.params['bestOf'] !== undefined;
    if (!isBySets) {
      const seconds = secondsOf(now['clock'] ?? '');
      const number = periodOf({ values: now, variant });
      if (variant.clock !== 'down' || seconds === undefined || number === undefined) return undefined;
      if (seconds > 0 || number < variant.periods) return false;
    }
    const side = winner({ field: 'winner', rule: 'winner' }, { values: now, variant });
    if (side === 'home' || side === 'away') return side;
    return side === undefined ? undefined : false;
  }

  /** The moves of one frame with the game; those against it are remembered. */
  function movesOf(before: Values, after: Values, ats: ReadonlyMap<string, number>, blank?: 0): readonly Move[] {
    const moves: Move[] = [];
    for (const rule of rules.counts) {
      const { field } = rule;
      const [from, to, at] = [countIn(before, field) ?? blank, countIn(after, field), ats.get(field)];
      // The first value of a board, and one that comes out of a blank, say nothing.
      if (from === undefined || to === undefined || at === undefined || from === to) continue;
      const by = (to - from) * rule.way;
      if (by > 0 && rule.steps.includes(by)) moves.push({ rule, from, to, at });
      else if (by > 0) disturb(rule, at);
      else if (isReset(rule, to, after)) {
        backs.delete(field);
        // The other team's digits may have gone to nothing a moment before.
        if (rule.kind !== 'foul') backs.delete(otherOf(rule));
      } else if (at - (moved.get(field) ?? -Infinity) > BACK_MS) {
        backs.set(field, { from, to, at });
        disturb(rule, at);
      } else moved.delete(field);
    }
    return moves;
  }

  function disturb({ kind }: CountRule, at: number): void {
    if (kind === 'goal' || kind === 'point') unrestAt = Math.max(unrestAt, at);
  }

  function isEvent({ rule, from, to, at }: Move, moves: readonly Move[]): boolean {
    const back = backs.get(rule.field);
    if (back !== undefined && at - back.at <= BACK_MS && (back.from - to) * rule.way >= 0) return false;
    if (rule.kind === 'foul') return true;
    const other = otherOf(rule);
    if (moves.some((move) => move.rule.field === other)) return false;
    return at - unrestAt > CALM_MS && at - (moved.get(other) ?? -Infinity) > CALM_MS && !isSwap(rule, from, to, at);
  }

  /** Whether the board changed ends, one team's digits before the other's: this count is what the other was, and that one what this was. */
  function isSwap(rule: CountRule, from: number, to: number, at: number): boolean {
    const back = backs.get(otherOf(rule));
    return back !== undefined && Math.abs(at - back.at) <= BACK_MS && back.from === to && back.to === from;
  }

  function periodEvents(after: Values, at: number | undefined): readonly GameEvent[] {
    const now = numbered(after);
    const was = period;
    if (now === undefined || at === undefined) return [];
    period = now;
    if (was === undefined || now.number === was.number) return [];
    if (now.number < was.number) {
      periodBack = now.number > 1 ? { from: was.number, to: now.number, at } : undefined;
      return [];
    }
    const isReturn = periodBack !== undefined && at - periodBack.at <= BACK_MS && now.number <= periodBack.from;
    if (isReturn || now.number > was.number + 1) return [];
    return [{ kind: 'period', field: 'period', from: was.text, to: now.text, at }];
  }

  function finalEvents(before: Values, after: Values, at: number): readonly GameEvent[] {
    const was = isOver;
    isOver = overIn(after);
    if (was !== false || isOver === false || isOver === undefined) return [];
    const unit = rules.variant.params['gameTo'] === undefined ? 'sets' : 'games';
    const field = rules.variant.params['bestOf'] === undefined ? 'clock' : `${isOver}.${unit}`;
    return [{ kind: 'final', side: isOver, field, from: before[field] ?? '', to: after[field] ?? '', at }];
  }

  return {
    see(frame, isByHand = false) {
      const before = shown;
      const after: Record<string, string> = { ...before };
      const ats = new Map<string, number>();
      for (const { name, value, at } of frame) {
        ats.set(name, at);
        if (value === null) delete after[name];
        else after[name] = value;
      }
      shown = after;
      const moves = movesOf(before, after, ats, isByHand ? 0 : undefined);
      const counted = moves
        .filter((move) => isEvent(move, moves))
        .map(({ rule: { kind, side, field }, from, to, at }): GameEvent => {
          return { kind, side, field, from: String(from), to: String(to), at };
        });
      for (const { rule, at } of moves) moved.set(rule.field, at);
      return [
        ...counted,
        ...periodEvents(after, ats.get('period')),
        ...(rules.hasFinal ? finalEvents(before, after, Math.max(...ats.values())) : []),
      ];
    },
    settle(now) {
      shown = now;
      period = numbered(now) ?? period;
      isOver = overIn(now);
    },
    holds(event) {
      if (event.kind === 'final') return overIn(shown) === event.side;
      if (event.kind === 'period') {
        const number = periodOf({ values: { period: event.to }, variant: rules.variant });
        return number === undefined || period === undefined || period.number >= number;
      }
      const rule = rules.counts.find(({ field }) => field === event.field);
      const now = countIn(shown, event.field);
      if (rule === undefined || now === undefined) return rule !== undefined;
      const [from, to] = [Number(event.from), Number(event.to)];
      if ((now - to) * rule.way < 0) return false;
      if (rule.kind === 'foul') return true;
      const otherAt = moved.get(otherOf(rule)) ?? -Infinity;
      const isCalm = [unrestAt, otherAt].every((at) => Math.abs(at - event.at) > CALM_MS);
      return isCalm && !isSwap(rule, from, to, event.at);
    },
  };
}

function countIn(values: Values, field: string): number | undefined {
  const text = values[field] ?? '';
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

/** The other team's count. */
function otherOf({ side, field }: CountRule): string {
  return field.replace(side, side === 'home' ? 'away' : 'home');
}

/** A game or a period that begins anew: what comes then is no return. */
function isReset(rule: CountRule, to: number, after: Values): boolean {
  if (to !== 0 || rule.way < 0) return false;
  return rule.kind === 'foul' || (countIn(after, otherOf(rule)) ?? 0) === 0;
}
