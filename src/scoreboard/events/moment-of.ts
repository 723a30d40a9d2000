/** Which moment of its sport an event is, if it is one. */
import type { Moment } from '#protocol/moments.ts';
import type { SportPack } from '../packs/pack-schema.ts';
import type { EventRules } from './event-rules.ts';
import type { GameEvent } from './game-watch.ts';

/** Figures of a sport's rules by which a rise of the score is more than a point. */
const BY_POINTS = [
  ['tryPoints', 'try'],
  ['penaltyTryPoints', 'try'],
  ['touchdownPoints', 'touchdown'],
] as const;

/**
 * The moment that a sport makes of an event; undefined for all that is none of its moments. A basket, a rally and a foul come too often for a banner, and the
 * bug says them; a period is a phase of the show, which has a key of its own.
 */
export function momentOf(pack: SportPack | undefined, { variant }: EventRules, event: GameEvent): Moment | undefined {
  const moment = byEvent(event, variant.params);
  return moment !== undefined && pack?.moments?.includes(moment) === true ? moment : undefined;
}

function byEvent({ kind, from, to }: GameEvent, params: EventRules['variant']['params']): Moment | undefined {
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
