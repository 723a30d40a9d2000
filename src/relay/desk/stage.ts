/** What a stream has on air: the readings of its source and the word of its operators, brought together for every output. */
import type { Time } from '#lib/time.ts';
import type { GuardName } from '#protocol/desk.ts';
import type { Source } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import type { AliasTable } from '#scoreboard/alias-table.ts';
import type { FieldMap } from '#scoreboard/field-map.ts';
import { isEmptyStep } from '#scoreboard/desk-patch.ts';
import { clockRulesOf } from '#scoreboard/game-form.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import { sportFault } from '#scoreboard/stream-sport.ts';
import { fieldRulesOf } from '#scoreboard/truth/field-rules.ts';
import { profileOf } from '#scoreboard/truth/profiles.ts';
import type { Kept } from '../snapshots/snapshot-store.ts';
import { createDesk, type Desk } from './desk.ts';
import { fieldRows } from './field-rows.ts';
import { createFinalScore } from './final-score.ts';
import type { FeedPatch } from './entry.ts';
import { createFeedClock } from './feed-clock.ts';
import { createGate } from './gate.ts';
import type { Applied } from './line.ts';
import type { Lines } from './lines.ts';
import { createOffers } from './offers.ts';
import { stillBlank, stillOld, type Restored } from './old-state.ts';
import { createReader } from './reader.ts';
import type { Timeline } from './timeline.ts';

export interface Stage {
  readonly desk: Desk;
  /** The values that it began with. */
  readonly restored: Values;
  map(): FieldMap;
  /** Whether the clock runs otherwise than the sport says, and was let. */
  contradicts(): boolean;
  /** The source may have come or gone. */
  look(): void;
  /** Takes one reading of the source. */
  take(reading: ReadonlyMap<string, string>): Applied;
  /** Another camera reads from here on: what is on air gives way to whatever it reads steadily. */
  doubt(): void;
  /** Another source: begins anew with these values. */
  begin(values: Values): void;
  /** What is to be saved; `instead` of the feed's values these. */
  kept(instead: Values | undefined): Kept;
  /** Lets go of its timers. */
  readonly stop: () => void;
}

export interface StageDeps {
  readonly id: string;
  readonly time: Time;
  readonly timeline: Timeline;
  /** By which it says what happens, if not by the timeline's own. */
  readonly lines?: Lines | undefined;
  readonly source: () => Source;
  /** The sport that the relay was started with for this stream; what its desk says counts before it. */
  readonly started: SportPack | undefined;
  readonly ownNames: AliasTable | undefined;
  /** How careful the relay was started to be with misreads. */
  readonly guard: GuardName;
  /** A value went on air that no reading brought at this moment. */
  readonly aired: () => void;
  /** A clock ran, and stands now. */
  readonly stood: () => void;
  /** What was kept of the stream: where the timeline stands. */
  readonly restored: Restored;
  /** The desk took a step. */
  readonly stepped: () => void;
}

/** Words of the desk with which the feed's fields are others. */
const RENEWING = ['sport', 'names', 'ends', 'guard', 'guardNumbers', 'blanks'] as const;

export function createStage(deps: StageDeps): Stage {
  const { id, started, timeline } = deps;
  const now = (): number => Math.round(deps.time.now());
  const { kept: restored } = deps.restored;
  let { old } = deps.restored;
  const { values } = restored;
  const { past, stream, feed } = timeline;
  const lines = deps.lines ?? timeline.lines;
  const packNow = (): SportPack | undefined => timeline.pack();
  const reader = createReader({ pack: packNow, ownNames: deps.ownNames, desk: timeline.desk }, values);
  const clock = createFeedClock({
    time: deps.time,
    source: deps.source,
    words: () => timeline.desk().feedClock,
    rules: () => clockRulesOf(packNow(), timeline.desk().sport.rules),
    waits: () => gate.held().has('clock'),
    values,
    pack: packNow,
    ran: restored,
    stood: deps.stood,
    show(patch) {
      lines.take({ kind: 'feed', at: now(), patch });
      deps.aired();
    },
    forget: (field) => {
      gate.forget(field);
    },
  });
  /** What is read goes out anew under the names that hold now. */
  const renamed = (by: 'names' | 'ends'): FeedPatch => clock.kept(reader.rename(feed(), gate.form(), by));
  const gate = createGate({
    time: deps.time,
    profile: () => profileOf(timeline.desk().guard ?? deps.guard, timeline.desk().guardNumbers),
    latest: () => clock.kept(reader.latest()),
    blanks: () => timeline.desk().blanks,
    pack: packNow,
    rules: () => timeline.desk().sport.rules,
    shown: feed,
    admit(admitted) {
      clock.aired(admitted);
      const applied = lines.admit(admitted);
      finalScore.see(admitted);
      offers.see(admitted, 'court');
      return applied;
    },
    aired: deps.aired,
  });
  const offers = createOffers({
    time: deps.time,
    pack: packNow,
    desk: timeline.desk,
    onAir: () => stream().values(),
    longest: () => lines.longest(),
    air(offer) {
      desk.air(offer);
    },
  });
  const finalScore = createFinalScore({
    seenUntil: (watches) => now() - (watches === 'court' ? 0 : lines.program().delay()),
    state: timeline.desk,
    rules: () => fieldRulesOf(packNow(), timeline.desk().sport.rules),
    amend(final, watches, at) {
      timeline.setDesk(desk.amend(final));
      lines.say({ overrides: {}, rest: { frozen: final } }, watches, watches === 'court' ? at : undefined);
      deps.stepped();
    },
  });
  const desk: Desk = createDesk({
    stream: id,
    now,
    saved: restored.desk,
    cues: past.cues(),
    longest: () => lines.longest(),
    context(watches) {
      const line = watches === 'court' ? lines.now : lines.program();
      const shown = line.standpoint().desk;
      const { status } = deps.source();
      const isFed = status === 'live' || status === 'quiet';
      return { onAir: line.stream().values(), feed: feed(), isFed, shown, game: timeline.form(shown) };
    },
    stepped(patch, next, watches, by) {
      timeline.setDesk(next);
      if (RENEWING.some((word) => Object.hasOwn(patch.rest, word))) clock.settle();
      const { sport, ...rest } = patch.rest;
      const said = { ...patch, rest };
      if (!isEmptyStep(said)) lines.say(said, watches);
      if (Object.hasOwn(patch.rest, 'ends')) clock.turn();
      if (sport !== undefined) lines.turnTo(sport, renamed('names'));
      else if (Object.hasOwn(patch.rest, 'names') || Object.hasOwn(patch.rest, 'ends'))
        // Digits that changed ends before the word came still wait for it: what was read last counts.
        lines.take({ kind: 'feed', at: now(), patch: renamed(Object.hasOwn(patch.rest, 'ends') ? 'ends' : 'names') });
      // What was judged by other names, rules or sides is judged anew.
      if (RENEWING.some((word) => Object.hasOwn(patch.rest, word))) gate.renew(!Object.hasOwn(patch.rest, 'ends'));
      clock.look();
      lines.regroup();
      finalScore.stepped(patch, watches, by);
      offers.follow(patch, watches, by);
      deps.stepped();
    },
    cued(entry) {
      lines.cue(entry);
      deps.stepped();
    },
    uncued(ids) {
      lines.dropCues(ids);
      deps.stepped();
    },
    old: () => old,
    settleOld(isWanted) {
      if (old === null) return;
      if (isWanted) lines.take({ kind: 'feed', at: now(), patch: clock.kept(stillBlank(old, feed())) });
      if (isWanted) gate.renew(false);
      old = null;
    },
    takeOldBack(was) {
      lines.take({ kind: 'feed', at: now(), patch: stillOld(was, feed()) });
      old = was;
    },
    sport: () => ({ id: packNow()?.id ?? null, started: started?.id ?? null }),
    guard: deps.guard,
    faultOf: (next) => (next.sport === timeline.desk().sport ? undefined : sportFault(next.sport, started)),
    fields: () =>
      fieldRows({
        onAir: stream().values(),
        program: lines.program().stream().values(),
        feed: feed(),
        desk: timeline.desk(),
        status: deps.source().status,
        read: reader.latest().keys(),
        readings: reader.readings,
        map: reader.map(),
        names: reader.names(),
        held: gate.held(),
        contradicts: gate.contradicts(),
        pace: clock.pace,
      }),
    heldOf: (field) => gate.held().get(field)?.value,
    judge: (field, did) => gate.judge(field, did),
    unjudge: (judged) => gate.unjudge(judged),
    operators: lines.operators,
    offers,
  });

  return {
    desk,
    restored: values,
    map: () => reader.map(),
    contradicts: () => gate.contradicts(),
    look: () => {
      clock.look();
    },
    take(reading) {
      const at = now();
      const read = reader.read(reading, at);
      clock.read(read.patch);
      const applied = gate.take(read.patch, at);
      return { changed: applied.changed, overflow: [...read.overflow, ...applied.overflow] };
    },
    doubt() {
      gate.renew(false);
    },
    begin(next) {
      reader.begin(next);
      clock.begin(next);
      lines.take({ kind: 'begin', at: now(), values: next });
      gate.renew(false);
      offers.begin();
    },
    stop() {
      gate.stop();
      clock.stop();
      offers.stop();
    },
    kept(instead) {
      const saved = desk.save();
      return {
        values: { ...(instead ?? feed()) },
        ...(instead === undefined ? clock.save() : {}),
        ...(saved === undefined ? {} : { desk: saved }),
        ...(old === null ? {} : { old }),
        ...(lines.delays() && instead === undefined ? { past: past.save(now()) } : {}),
      };
    },
  };
}
