/** Moments of a game that the relay infers from what goes on air, and offers to who shows them. */
import * as v from 'valibot';

/** How a cue is drawn: moments of a game that have a banner, and a crew's own words. */
export const CUE_KINDS = ['goal', 'try', 'touchdown', 'point', 'foul', 'period', 'timeout', 'text'] as const;
export const cueKind = v.picklist(CUE_KINDS);

/** What a sport may offer: moments that have a banner, and the end of the game, which has the card of the final score. */
export const SPORT_MOMENTS = ['goal', 'try', 'touchdown', 'timeout', 'final'] as const;
export type SportMoment = (typeof SPORT_MOMENTS)[number];

/** What comes too often for a banner of every one, or has a phase of the show besides: it is offered only where an operator wants it. */
export const MORE_MOMENTS = ['point', 'foul', 'period'] as const;

const MOMENTS = [...SPORT_MOMENTS, ...MORE_MOMENTS] as const;
export type Moment = (typeof MOMENTS)[number];

/** What can happen by the board. A `point` is a score that is no goal: a basket, a try, a rally. */
const EVENT_KINDS = ['goal', 'point', 'foul', 'period', 'timeout', 'final'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** How long a moment's banner stands, in ms: as the control page's own keys say. */
const MOMENT_MS = {
  goal: 5000,
  try: 5000,
  touchdown: 5000,
  timeout: 8000,
  point: 4000,
  foul: 4000,
  period: 5000,
} as const;

/** A moment's banner; undefined for the end of the game, which has a card. A point says how many: it is the same in all languages. */
export function bannerOf({
  kind,
  from,
  to,
}: {
  readonly kind: Moment;
  readonly from: string;
  readonly to: string;
}): { readonly kind: Exclude<Moment, 'final'>; readonly text?: string; readonly ms: number } | undefined {
  if (kind === 'final') return undefined;
  const by = kind === 'point' ? Number(to) - Number(from) : Number.NaN;
  return { kind, ...(by > 0 ? { text: `+${by}` } : {}), ms: MOMENT_MS[kind] };
}

/** What becomes of a moment that was inferred: nothing, an operator is asked, or it goes on air unless an operator says no. */
export const EVENT_MODES = ['off', 'suggest', 'auto'] as const;

/**
 * So long an operator can keep a moment off before it goes on air by itself, in ms. The control page hears of it within a second, to read it and
 * to touch a key takes most people less than two; and a misread that got through is taken back within a second of being gone (`unlikelyMs` of
 * docs/TRUTH.md and some misreads between), and with it what it seemed to say.
 */
export const VETO_MS = 3000;

/** What a stream's desk says of them. */
export const eventsSchema = v.object({
  mode: v.picklist(EVENT_MODES),
  vetoMs: v.pipe(v.number(), v.integer(), v.minValue(1000), v.maxValue(10_000)),
  /** What is offered beside the sport's moments. */
  also: v.optional(v.pipe(v.array(v.picklist(MORE_MOMENTS)), v.maxLength(MORE_MOMENTS.length), v.readonly()), []),
});
export type DeskEvents = v.InferOutput<typeof eventsSchema>;
export const NO_EVENTS: DeskEvents = { mode: 'off', vetoMs: VETO_MS, also: [] };

/** A moment that waits for an operator's word. */
export const suggestionSchema = v.object({
  id: v.string(),
  kind: v.picklist(MOMENTS),
  side: v.exactOptional(v.picklist(['home', 'away'])),
  /** What of the board says it. */
  field: v.string(),
  from: v.string(),
  to: v.string(),
  /** When it was first read, by the relay's clock. */
  since: v.number(),
  /** Until then it can be said: after it the moment is gone, or on air. */
  until: v.number(),
  /** Whether it goes on air then, unless somebody says no. */
  airs: v.boolean(),
});
export type Suggestion = v.InferOutput<typeof suggestionSchema>;

/** What happened by the board, offered or not. */
export const happenedSchema = v.object({
  /** The same as of the moment that is offered of it. */
  id: v.string(),
  kind: v.picklist(EVENT_KINDS),
  /** Which moment is offered of it; absent where none is. */
  moment: v.exactOptional(v.picklist(MOMENTS)),
  side: v.exactOptional(v.picklist(['home', 'away'])),
  field: v.string(),
  from: v.string(),
  to: v.string(),
  /** When it was first read, by the relay's clock. */
  since: v.number(),
});
export type Happened = v.InferOutput<typeof happenedSchema>;
