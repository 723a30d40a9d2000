/** What outputs of a stream are shown and were shown of late, whoever it is that says it: its own source and desk, or another node of a cluster. */
import { EMPTY_DESK, type DeskState } from '#protocol/desk.ts';
import type { Control, Source } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import { derive } from '#scoreboard/derived.ts';
import type { GameForm } from '#scoreboard/desk.ts';
import { gameFormOf } from '#scoreboard/game-form.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import { packOf } from '#scoreboard/stream-sport.ts';
import type { Kept } from '../snapshots/snapshot-store.ts';
import type { Stream } from '../stream.ts';
import type { LineDeps } from './line.ts';
import { createLines, type Lines } from './lines.ts';
import { createPast, type Past } from './past.ts';

export interface Timeline {
  readonly lines: Lines;
  readonly past: Past;
  /** What the desk says now. */
  readonly desk: () => DeskState;
  setDesk(next: DeskState): void;
  /** What is on air without a delay. */
  readonly stream: () => Stream;
  /** What the feed says of it. */
  readonly feed: () => Values;
  /** How the source is doing; values without one are an operator's, unless a run before this one had it. */
  readonly source: () => Source;
  /** The stream's sport now, or by another desk. */
  pack(desk?: DeskState): SportPack | undefined;
  form(desk: DeskState): GameForm;
  /** What the sport's rules reckon from what is on air, as the overlay does where its URL says nothing else. */
  derived(): Values;
}

export interface TimelineDeps extends Omit<LineDeps, 'told' | 'clockForm'> {
  /** The sport that the relay was started with for this stream; what its desk says counts before it. */
  readonly started: SportPack | undefined;
  /** What viewers are told besides the desk's words. */
  readonly told: (pack: SportPack | undefined) => Control;
  /** A listener is gone. */
  readonly left: () => void;
}

/** Begins where that was kept. */
export function createTimeline(deps: TimelineDeps, kept: Pick<Kept, 'values' | 'desk' | 'past'>): Timeline {
  const { values } = kept;
  let state = kept.desk?.state ?? EMPTY_DESK;
  const past = createPast({ feed: values, desk: state }, kept.past);
  const pack = (desk: DeskState = state): SportPack | undefined => packOf(desk.sport, deps.started);
  const form = (desk: DeskState): GameForm => gameFormOf(pack(desk), desk.sport.rules);
  const lines = createLines({
    ...deps,
    source,
    clockForm: (desk) => form(desk).clock,
    told: (desk) => deps.told(pack(desk)),
    past,
    desk: () => state,
    start: {
      feed: values,
      desk: state,
      cues: [],
      queue: [],
      courtClock: past.asOf(0, Math.round(deps.time.now())).courtClock,
    },
    delayed: kept.past !== undefined,
  });
  const feed = (): Values => lines.now.standpoint().feed;

  function source(): Source {
    const told = deps.source();
    return told.status === 'none' && Object.keys(feed()).length > 0 ? { ...told, restored: true } : told;
  }

  return {
    lines,
    past,
    desk: () => state,
    setDesk(next) {
      state = next;
    },
    stream: () => lines.now.stream(),
    feed,
    source,
    pack,
    form,
    derived() {
      const sport = pack();
      return sport === undefined ? {} : derive(sport, state.sport.rules ?? undefined, lines.now.stream().values());
    },
  };
}
