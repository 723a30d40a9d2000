/** Lets a stream's readings through to air as the truth engine judges them, and keeps its time. */
import type { Time } from '#lib/time.ts';
import type { BlankPolicy } from '#protocol/desk.ts';
import type { Values } from '#protocol/fields.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import { clean } from '#scoreboard/truth/clean.ts';
import { fieldRulesOf } from '#scoreboard/truth/field-rules.ts';
import type { Held } from '#scoreboard/truth/guard.ts';
import type { Judged } from '#scoreboard/truth/judged.ts';
import type { Profile } from '#scoreboard/truth/profiles.ts';
import { createTruth, type Admitted, type Truth } from '#scoreboard/truth/truth.ts';
import type { FeedPatch } from './entry.ts';
import type { Applied } from './line.ts';
import type { Form } from './reader.ts';

export interface Gate {
  /** Takes what was read, under the names that go on air; what of it goes there now is applied. */
  take(patch: FeedPatch, at: number): Applied;
  /**
   * What is on air is another game's, or its names or the care are others: everything is judged anew from there, and what was read last once
   * more, since a source that sends only changes does not repeat it; `isSure` where this game's readings said what is on air.
   */
  renew(isSure: boolean): void;
  /** The form that fields have as they are judged now; any where nothing is. */
  form(): Form;
  /** What waits, by field. */
  held(): ReadonlyMap<string, Held>;
  /** Whether the sport's word on the clock was given up because the readings contradicted it, whatever competition of it is played. */
  contradicts(): boolean;
  /** Puts on air what waits of a field, or lets it wait until something else is read; undefined where nothing waits. */
  judge(field: string, did: Judged['did']): Judged | undefined;
  /** Takes that back, where the field has not gone on since. */
  unjudge(judged: Judged): void;
  /** The next reading of a field goes on air at once. */
  forget(field: string): void;
  stop(): void;
}

export interface GateDeps {
  readonly time: Time;
  /** How careful it is; undefined where everything passes as it is. */
  readonly profile: () => Profile | undefined;
  /** What fields show that the board blanks, where that is not as usual. */
  readonly blanks: () => Readonly<Record<string, BlankPolicy>>;
  /** Everything that was read last, under the names that go on air. */
  readonly latest: () => FeedPatch;
  readonly pack: () => SportPack | undefined;
  /** The competition by which it is played; null for the sport's usual one. */
  readonly rules: () => string | null;
  /** What is on air. */
  readonly shown: () => Values;
  readonly admit: (admitted: readonly Admitted[]) => Applied;
  /** Something went on air without a reading. */
  readonly aired: () => void;
}

const NOTHING: Applied = { changed: false, overflow: [] };
const NONE: ReadonlyMap<string, Held> = new Map();

export function createGate(deps: GateDeps): Gate {
  const { time } = deps;
  const now = (): number => Math.round(time.now());
  let truth = make(false);
  let timer: { readonly due: number; readonly callOff: () => void } | undefined;

  /** Undefined where nothing is guarded. */
  function make(isSure: boolean): Truth | undefined {
    const profile = deps.profile();
    const { pack, rules, blanks, shown } = deps;
    return profile && createTruth({ pack: pack(), rules: rules(), blanks: blanks(), profile, shown: shown(), isSure });
  }

  /** Where nothing is guarded everything passes but the blank of a field that is to hold its value. */
  function isAired([name, value]: readonly [string, string | null]): boolean {
    return value !== '' || deps.blanks()[name] !== 'hold';
  }

  function judged(patch: FeedPatch, at: number): readonly Admitted[] {
    if (truth !== undefined) return truth.read(patch, at);
    return [...patch].filter(isAired).map(([name, value]) => ({ name, value, at }));
  }

  function schedule(): void {
    const due = truth?.due();
    if (timer?.due === due) return;
    timer?.callOff();
    timer = due === undefined ? undefined : { due, callOff: time.after(Math.max(0, due - now()), onTimer) };
  }

  function onTimer(): void {
    timer = undefined;
    air(truth?.tick(now()) ?? []);
    schedule();
  }

  function air(admitted: readonly Admitted[]): void {
    if (admitted.length > 0 && deps.admit(admitted).changed) deps.aired();
  }

  return {
    take(patch, at) {
      const admitted = judged(patch, at);
      const applied = admitted.length === 0 ? NOTHING : deps.admit(admitted);
      schedule();
      return applied;
    },
    renew(isSure) {
      truth = make(isSure);
      air(judged(deps.latest(), now()));
      schedule();
    },
    form() {
      if (deps.profile() === undefined) return (_, text) => text;
      const rules = fieldRulesOf(deps.pack(), deps.rules());
      return (name, text) => {
        const rule = rules.get(name);
        return rule === undefined ? text : clean(rule.kind, text);
      };
    },
    held: () => truth?.held() ?? NONE,
    contradicts: () => truth?.yielded() === true && (deps.rules() !== null || hasOneDirection(deps.pack())),
    judge(field, did) {
      const held = truth?.held().get(field);
      if (truth === undefined || held === undefined) return undefined;
      const judged = { field, did, value: held.value, before: deps.shown()[field] ?? '' };
      if (did === 'accept') air(truth.accept(field, now()) ?? []);
      else truth.refuse(field);
      schedule();
      return judged;
    },
    unjudge(judged) {
      air(truth?.takeBack(judged, now()) ?? []);
      schedule();
    },
    forget(field) {
      truth?.forget(field);
      schedule();
    },
    stop() {
      timer?.callOff();
      timer = undefined;
    },
  };
}

/** Whether the clock runs the same way in all competitions of a sport: else nobody said yet which way it runs. */
function hasOneDirection(pack: SportPack | undefined): boolean {
  return new Set(pack?.rules.variants.map(({ clock }) => clock)).size === 1;
}
