/**
 * Which readings of a feed go on air, now, later or never: each is brought into its field's form, judged by the rules of the game, and held
 * for as long as that asks for. Pure: time comes in with every call.
 */
import type { BlankPolicy } from '#protocol/desk-state.ts';
import type { Values } from '#protocol/fields.ts';
import { secondsOf } from '../clock-seconds.ts';
import type { SportPack } from '../packs/pack-schema.ts';
import { clean, type FieldKind } from './clean.ts';
import { createClockGuard } from './clock-guard.ts';
import { fieldRulesOf, type FieldRules } from './field-rules.ts';
import type { GameNow, Guard, Held } from './guard.ts';
import type { Judged } from './judged.ts';
import type { Profile } from './profiles.ts';
import { createValueGuard, type ValueGuardOptions } from './value-guard.ts';

/** A value that goes on air. */
export interface Admitted {
  readonly name: string;
  /** null: the field is gone. */
  readonly value: string | null;
  /** Since when it has been true, in ms: the time of the first reading that said so. */
  readonly at: number;
}

/** What its functions give is what goes on air, a field's in the order in which it was read: of several the last holds, and those before it are for outputs that are late. */
export interface Truth {
  /** Takes the readings of one frame, by canonical name; `at` in ms never falls. */
  read(frame: Iterable<readonly [string, string | null]>, at: number): readonly Admitted[];
  /** When `tick` is to be called though nothing was read, in ms; undefined while nothing waits. */
  due(): number | undefined;
  tick(at: number): readonly Admitted[];
  /** What is held, by field. */
  held(): ReadonlyMap<string, Held>;
  /** Puts on air what is held of a field; undefined if nothing is. */
  accept(name: string, at: number): readonly Admitted[] | undefined;
  /** Holds it until something else is read. */
  refuse(name: string): boolean;
  /**
   * What was done with a held value is taken back: an accepted one leaves the air and waits until something else is read, a refused one is
   * held again. Nothing where the field has gone on since.
   */
  takeBack(judged: Judged, at: number): readonly Admitted[];
  /** Knows nothing of a field any more: its next reading goes on air at once, as the first of all. */
  forget(name: string): void;
  /** Whether the sport's word on the clock was given up because the readings contradicted it. */
  yielded(): boolean;
}

export interface TruthOptions {
  readonly pack?: SportPack | undefined;
  /** The competition by its id; the pack's usual one where it is absent or null. */
  readonly rules?: string | null;
  readonly profile: Profile;
  /** What fields show that the board blanks, where that is not as usual. */
  readonly blanks?: Readonly<Record<string, BlankPolicy>>;
  /** What is on air from before. */
  readonly shown?: Values;
  /** Whether that was read in this very game: a change of it is then judged by the rules, else any that is confirmed replaces it. */
  readonly isSure?: boolean;
}

/** A source that has sent a frame within so many ms in which nothing was new is one that repeats itself; one that sends all fields when any changes does not. A running clock changes every second, so that less says nothing; the bench (`npm run bench:truth -- --profile normal`) has the same scores with 1 s and 4 s. */
const REPEATS_MS = 2000;

interface Guarded {
  readonly guard: Guard;
  readonly kind: FieldKind;
  /** The latest reading as it came and as it is clean: most of a feed says what it said before. */
  text: string | undefined;
  cleaned: string | undefined;
}

export function createTruth({
  pack,
  rules: played,
  profile,
  blanks = {},
  shown = {},
  isSure = false,
}: TruthOptions): Truth {
  const rules = fieldRulesOf(pack, played);
  const fields = new Map<string, Guarded>();
  /** Fields that something waits for. */
  const waiting = new Set<string>();
  /** Fields of which what was on air from before counts no more. */
  const forgotten = new Set<string>();
  let repeatedAt = -Infinity;
  let clock: ReturnType<typeof createClockGuard> | undefined;

  const repeats = (at: number): boolean => at - repeatedAt <= REPEATS_MS;

  function guardedOf(name: string, rule: FieldRules): Guarded {
    const known = fields.get(name);
    if (known !== undefined) return known;
    const common = {
      profile,
      repeats,
      blank: blanks[name],
      shown: forgotten.has(name) ? undefined : shown[name],
      isSure,
    };
    const made = { kind: rule.kind, guard: makeGuard(rule, common, name), text: undefined, cleaned: undefined };
    fields.set(name, made);
    return made;
  }

  function makeGuard(rule: FieldRules, common: Omit<ValueGuardOptions, 'rules'>, name: string): Guard {
    if (rule.guard === 'value') return createValueGuard({ ...common, rules: rule });
    const guard = createClockGuard({ ...common, direction: rule.direction, resets: rule.resets });
    if (name === 'clock') clock = guard;
    return guard;
  }

  function gameNow(): GameNow {
    const [home, away] = [fields.get('home.score')?.guard, fields.get('away.score')?.guard];
    return {
      isReset: isNothing('home.score') && isNothing('away.score'),
      isSwapped: isReadAsOther(home, away) && isReadAsOther(away, home),
    };
  }

  function isNothing(name: string): boolean {
    return /^0*$/.test(fields.get(name)?.guard.reading() ?? '');
  }

  function settle(names: Iterable<string>, at: number): Admitted[] {
    const game = gameNow();
    const admitted: Admitted[] = [];
    for (const name of names) {
      const guard = fields.get(name)?.guard;
      if (guard === undefined) continue;
      for (const verdict of guard.settle(at, game)) admitted.push({ name, ...verdict });
      if (guard.due() === undefined) waiting.delete(name);
      else waiting.add(name);
    }
    return admitted;
  }

  return {
    read(frame, at) {
      const passed: Admitted[] = [];
      const read = new Set(waiting);
      let [isNew, isRepeated] = [false, false];
      for (const [name, text] of frame) {
        const rule = rules.get(name);
        if (text === null || rule === undefined) {
          fields.delete(name);
          waiting.delete(name);
          read.delete(name);
          passed.push({ name, value: text, at });
          continue;
        }
        const field = guardedOf(name, rule);
        if (field.text === text) {
          isRepeated ||= rule.guard === 'value';
        } else {
          isNew = true;
          field.text = text;
          field.cleaned = clean(field.kind, text, secondsOf(field.guard.shown() ?? ''));
        }
        field.guard.read(field.cleaned, at);
        read.add(name);
      }
      if (isRepeated && !isNew) repeatedAt = at;
      return [...passed, ...settle(read, at)];
    },
    due: () =>
      [...waiting].reduce<number | undefined>((first, name) => {
        const due = fields.get(name)?.guard.due();
        return due === undefined || (first !== undefined && first <= due) ? first : due;
      }, undefined),
    tick: (at) => settle([...waiting], at),
    held: () =>
      new Map(
        [...fields].flatMap(([name, { guard }]) => {
          const held = guard.held();
          return held === undefined ? [] : [[name, held] as const];
        }),
      ),
    accept(name, at) {
      const guard = fields.get(name)?.guard;
      if (guard?.held() === undefined) return undefined;
      guard.accept();
      return settle([name], at);
    },
    refuse(name) {
      const guard = fields.get(name)?.guard;
      if (guard?.held() === undefined) return false;
      guard.refuse();
      return true;
    },
    takeBack({ field: name, did, value, before }, at) {
      const rule = rules.get(name);
      const guard = rule && guardedOf(name, rule).guard;
      if (guard === undefined) return [];
      if (did === 'accept') {
        if (guard.shown() !== value) return [];
        guard.takeBack(before, at);
        return [{ name, value: before, at }, ...settle([name], at)];
      }
      if (guard.reading() === value) guard.admitAgain();
      return settle([name], at);
    },
    forget(name) {
      fields.delete(name);
      waiting.delete(name);
      forgotten.add(name);
    },
    yielded: () => clock?.yielded() ?? false,
  };
}

function isReadAsOther(one: Guard | undefined, other: Guard | undefined): boolean {
  const reading = one?.reading();
  return reading !== undefined && reading === other?.shown();
}
