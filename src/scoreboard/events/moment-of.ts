/** Which moment of its sport an event is, if it is one. */
import type { DeskEvents, Moment, SportMoment } from '#protocol/moments.ts';
import type { SportPack } from '../packs/pack-schema.ts';
import type { EventRules } from './event-rules.ts';
import type { GameEvent } from './game-watch.ts';

/** Figures of a sport's rules by which a rise of the score is more than a point. */
const BY_POINTS = [
  ['tryPoints', 'try'],
  ['penaltyTryPoints', 'try'],
  ['touchdownPoints', 'touchdown'],
] as const;

/** The moment that a sport makes of an event, or that it is because an operator wants these as well; undefined for all that is none. */
export function momentOf(
  pack: SportPack | undefined,
  { variant }: EventRules,
  event: GameEvent,
  also: DeskEvents['also'] = [],
): Moment | undefined {
  const moment = byEvent(event, variant.params);
  if (moment !== undefined && pack?.moments?.includes(moment) === true) return moment;
  return also.find((kind) => kind === event.kind);
}

function byEvent({ kind, from, to }: GameEvent, params: EventRules['variant']['params']): SportMoment | undefined {
  switch (kind) {
    case 'goal':
    case 'timeout':
    case 'final':
      return kind;
    case 'point':
      return BY_POINTS.find(([figure]) => params[figure] === Number(to) - Number(from))?.[1];
    default:
      return undefined;
  }
}
