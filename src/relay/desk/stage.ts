/** What a stream has on air: the readings of its source and the word of its operators, brought together for every output. */
import type { Time } from '#lib/time.ts';
import { EMPTY_DESK } from '#protocol/desk.ts';
import type { Control, Source } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import type { AliasTable } from '#scoreboard/alias-table.ts';
import type { FieldMap } from '#scoreboard/field-map.ts';
import { gameFormOf } from '#scoreboard/game-form.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import type { Kept } from '../snapshots/snapshot-store.ts';
import type { Stream } from '../stream.ts';
import { createDesk, type Desk } from './desk.ts';
import { fieldRows } from './field-rows.ts';
import type { Applied } from './line.ts';
import { createLines, type Lines } from './lines.ts';
import { restoredAt, stillBlank, stillOld } from './old-state.ts';
import { createPast } from './past.ts';
import { createReader } from './reader.ts';

export interface Stage {
  readonly desk: Desk;
  readonly lines: Lines;
  /** The values that it began with. */
  readonly restored: Values;
  /** What is on air without a delay. */
  readonly stream: () => Stream;
  map(): FieldMap;
  /** Takes one reading of the source. */
  take(reading: ReadonlyMap<string, string>): Applied;
  /** Another source: begins anew with these values. */
  begin(values: Values): void;
  /** What is to be saved; `instead` of the feed's values these. */
  kept(instead: Values | undefined): Kept;
}

export interface StageDeps {
  readonly id: string;
  readonly build: string;
  readonly time: Time;
  readonly newEpoch: () => string;
  readonly source: () => Source;
  readonly pack: SportPack | undefined;
  readonly ownNames: AliasTable | undefined;
  /** What was kept of the stream, if anything. */
  readonly restored: Kept | undefined;
  /** What viewers are told besides the desk's words. */
  readonly told: () => Control;
  /** The desk took a step. */
  readonly stepped: () => void;
  /** Names of the operators' pages that are open. */
  readonly operators: () => string[];
}

export function createStage(deps: StageDeps): Stage {
  const { id, pack } = deps;
  const now = (): number => Math.round(deps.time.now());
  const { kept: restored, ...first } = restoredAt(deps.restored, now());
  let { old } = first;
  const game = gameFormOf(pack);
  const { values } = restored;
  /** The desk's state, for those that are there before it is. */
  let state = restored.desk?.state ?? EMPTY_DESK;
  const past = createPast({ feed: values, desk: state }, restored.past);
  const reader = createReader({ pack, ownNames: deps.ownNames, desk: () => state }, values);
  const lines = createLines({
    id,
    build: deps.build,
    time: deps.time,
    newEpoch: deps.newEpoch,
    source: deps.source,
    clockForm: game.clock,
    told: deps.told,
    past,
    desk: () => state,
    start: { feed: values, desk: state, cues: [], queue: [], courtClock: past.asOf(0, now()).courtClock },
    delayed: restored.past !== undefined,
  });
  const stream = (): Stream => lines.now.stream();
  const feed = (): Values => lines.now.standpoint().feed;
  const desk: Desk = createDesk({
    stream: id,
    now,
    saved: restored.desk,
    cues: past.cues(),
    longest: () => lines.longest(),
    context(watches) {
      const line = watches === 'court' ? lines.now : lines.program();
      return { onAir: line.stream().values(), feed: feed(), shown: line.standpoint().desk, game };
    },
    stepped(patch, next, watches) {
      state = next;
      lines.say(patch, watches);
      if (Object.hasOwn(patch.rest, 'names')) lines.take({ kind: 'feed', at: now(), patch: reader.rename(feed()) });
      lines.regroup();
      deps.stepped();
    },
    cued(cue, watches) {
      lines.cue(cue, watches);
      deps.stepped();
    },
    uncued(ids) {
      lines.dropCues(ids);
      deps.stepped();
    },
    old: () => old,
    settleOld(isWanted) {
      if (old === null) return;
      if (isWanted) lines.take({ kind: 'feed', at: now(), patch: stillBlank(old, feed()) });
      old = null;
    },
    takeOldBack(was) {
      lines.take({ kind: 'feed', at: now(), patch: stillOld(was, feed()) });
      old = was;
    },
    fields: () =>
      fieldRows({
        onAir: stream().values(),
        program: lines.program().stream().values(),
        feed: feed(),
        desk: state,
        status: deps.source().status,
        readings: reader.readings,
        map: reader.map(),
        names: reader.names(),
      }),
    operators: deps.operators,
  });

  return {
    desk,
    lines,
    restored: values,
    stream,
    map: () => reader.map(),
    take(reading) {
      const at = now();
      const read = reader.read(reading, at);
      const applied = lines.take({ kind: 'feed', at, patch: read.patch });
      return { changed: applied.changed, overflow: [...read.overflow, ...applied.overflow] };
    },
    begin(next) {
      reader.begin(next);
      lines.take({ kind: 'begin', at: now(), values: next });
    },
    kept(instead) {
      const saved = desk.save();
      return {
        values: { ...(instead ?? feed()) },
        ...(saved === undefined ? {} : { desk: saved }),
        ...(old === null ? {} : { old }),
        ...(lines.delays() && instead === undefined ? { past: past.save(now()) } : {}),
      };
    },
  };
}
