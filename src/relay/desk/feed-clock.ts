/**
 * A stream's clocks as its feed moves them: whether each runs, stands or is not there. Those whose source is lost while they ran leave the bug
 * after a while (docs/PROTOCOL.md C2): on air their text is then blank, as a board's would be that shows no clock. Where its operators want it, a
 * second of the game clock is filled in that its readings skip (C4).
 */
import type { Time } from '#lib/time.ts';
import type { FieldRow } from '#protocol/desk.ts';
import type { Source } from '#protocol/down.ts';
import type { FeedClockWords } from '#protocol/feed-clock.ts';
import type { Values } from '#protocol/fields.ts';
import { runsUntil } from '#scoreboard/clock-pace.ts';
import { tickAfter, type ClockRules } from '#scoreboard/smooth-clock.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import { clean, type FieldKind } from '#scoreboard/truth/clean.ts';
import { clockKindsOf, type ClockKinds } from '#scoreboard/truth/field-rules.ts';
import type { Admitted } from '#scoreboard/truth/truth.ts';
import type { Kept } from '../snapshots/snapshot-store.ts';
import type { FeedPatch } from './entry.ts';
import { createLostClocks } from './lost-clocks.ts';

export interface FeedClock {
  /** A reading under the names that go on air, before it is judged. */
  read(patch: FeedPatch): void;
  /** What of the feed goes on air. */
  aired(admitted: readonly Admitted[]): void;
  /** They stand where these values say, and nobody knows how they came there. */
  begin(values: Values): void;
  /** Their source may have come or gone, or what the operators say of it changed. */
  readonly look: () => void;
  /** What was read before is put on air again: without the clocks that have left. */
  readonly kept: (patch: FeedPatch) => FeedPatch;
  /** The board changed ends. */
  readonly turn: () => void;
  /** Which of them run, or did so when their source was lost. */
  save(): ClocksRun;
  /** Shows what was read last, whatever was filled in. */
  settle(): void;
  /** How the game clock is, and of another one whether it has left or will; undefined where nobody knows. */
  readonly pace: (field: string) => FieldRow['pace'] | undefined;
  stop(): void;
}

/** As it is saved. */
type ClocksRun = Pick<Kept, 'clockRuns' | 'othersRun'>;

export interface FeedClockDeps {
  readonly time: Time;
  readonly source: () => Source;
  /** What the operators say of it. */
  readonly words: () => FeedClockWords;
  /** The feed's values as they are at first. */
  readonly values: Values;
  /** The clocks that ran when they were saved: their source is then one that was lost. */
  readonly ran: ClocksRun;
  /** What the stream's sport says of its clock. */
  readonly rules: () => ClockRules;
  readonly pack: () => SportPack | undefined;
  /** Whether a reading of the game clock waits to be believed. */
  readonly waits: () => boolean;
  /** Puts texts in clocks' places, which no reading brought. */
  readonly show: (patch: FeedPatch) => void;
  /** One ran, and stands now. */
  readonly stood: () => void;
  /** The next reading of this clock goes on air at once. */
  readonly forget: (field: string) => void;
}

/** The field of the game clock. */
const CLOCK = 'clock';

export function createFeedClock(deps: FeedClockDeps): FeedClock {
  const { time, source, values, stood } = deps;
  const now = (): number => Math.round(time.now());
  let known: { readonly pack: SportPack | undefined; readonly kinds: ClockKinds } | undefined;
  const clocks = createLostClocks({
    time,
    source,
    away: () => deps.words().away,
    isClock: (name) => kinds().has(name),
    values,
    ran: [...(deps.ran.clockRuns === true ? [CLOCK] : []), ...(deps.ran.othersRun ?? [])],
    leave,
    stood,
  });
  /** The second behind the last reading: it waits, or is shown in its place. */
  let filling: { readonly callOff: () => void; readonly isShown: boolean } | undefined;

  /** The clocks of the stream's sport. */
  function kinds(): ClockKinds {
    const pack = deps.pack();
    if (known === undefined || known.pack !== pack) known = { pack, kinds: clockKindsOf(pack) };
    return known.kinds;
  }

  function leave(names: readonly string[]): void {
    for (const name of names) deps.forget(name);
    if (names.includes(CLOCK)) callOffFilling();
    deps.show(new Map(names.map((name) => [name, ''])));
  }

  function put(text: string): void {
    deps.show(new Map([[CLOCK, text]]));
  }

  function callOffFilling(): void {
    filling?.callOff();
    filling = undefined;
  }

  /** A reading wins at once, backwards too; and so does a clock that stands. */
  function settle(): void {
    const wasShown = filling?.isShown === true;
    callOffFilling();
    if (wasShown) put(clocks.stand(CLOCK).text);
  }

  function fillLater(): void {
    callOffFilling();
    const tick = deps.words().smooth ? tickAfter(clocks.stand(CLOCK), deps.rules()) : undefined;
    if (tick === undefined) return;
    const callOff = time.after(Math.max(0, tick.at - now()), () => {
      filling = undefined;
      if (!deps.words().smooth || deps.waits() || !clocks.link().isAlive) return;
      const standsIn = Math.max(0, runsUntil(clocks.stand(CLOCK)) - now());
      filling = { isShown: true, callOff: time.after(standsIn, settle) };
      put(tick.text);
    });
    filling = { isShown: false, callOff };
  }

  /** Whether a reading says what stands. */
  function isOf(name: string, text: string, kind: FieldKind): boolean {
    const { text: stands, seconds } = clocks.stand(name);
    return text === stands || clean(kind, text, seconds) === stands;
  }

  return {
    read(patch) {
      for (const [name, text] of patch) {
        const kind = kinds().get(name);
        if (kind === undefined) continue;
        clocks.heard(name);
        // What is read differently is not judged yet.
        if (!text || !isOf(name, text, kind)) continue;
        clocks.again(name);
        if (name === CLOCK && filling?.isShown === true) settle();
      }
    },
    aired(admitted) {
      const last = new Map(admitted.map(({ name, value }) => [name, value]));
      for (const [name, value] of last) {
        if (kinds().has(name)) clocks.move(name, value ?? '');
        if (name === CLOCK) fillLater();
      }
    },
    begin(next) {
      clocks.begin(next);
      callOffFilling();
    },
    look: clocks.look,
    save() {
      const others = clocks.running().filter((name) => name !== CLOCK);
      return {
        ...(clocks.runs(CLOCK) ? { clockRuns: true } : {}),
        ...(others.length > 0 ? { othersRun: others } : {}),
      };
    },
    settle,
    kept: clocks.kept,
    turn: clocks.turn,
    pace(field) {
      const pace = kinds().has(field) ? clocks.pace(field) : undefined;
      return field === CLOCK || pace === 'leaving' || pace === 'away' ? pace : undefined;
    },
    stop() {
      clocks.stop();
      callOffFilling();
    },
  };
}
