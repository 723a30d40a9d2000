/** People who stand before the camera. */
import type { Random } from '#lib/random.ts';
import { pick, untilNext } from '#publisher/game/chance.ts';
import type { Span } from './timeline.ts';

export interface Cover extends Span {
  /**
   * What a reader makes of a field that it does not see: nothing, its last text (readers that keep the last valid value, or compare
   * pictures), or digits that it finds in a jacket, other ones with each reading.
   */
  readonly what: 'blank' | 'frozen' | 'garbage';
  readonly fields: ReadonlySet<string>;
}

/** Blank and frozen as often as each other, as readers do the one or the other; garbage is rarer, since most have a confidence to pass. */
const WHAT = { blank: 0.4, frozen: 0.4, garbage: 0.2 } as const;
/** Heads hide the whole board, or what one team or the middle has on it. */
const WHERE = { all: 0.5, home: 0.2, away: 0.2, middle: 0.1 } as const;

/** Spans at random that do not meet, so often a minute, with lengths spread evenly on a logarithmic scale: short ones are commoner. */
export function scatter(
  { from, to }: Span,
  perMinute: number,
  [shortest, longest]: readonly [number, number],
  random: Random,
): Span[] {
  const spans: Span[] = [];
  if (perMinute <= 0) return spans;
  for (let at = from; ;) {
    at += untilNext(random, 60_000 / perMinute);
    const end = at + shortest * (longest / shortest) ** random();
    if (end >= to) return spans;
    spans.push({ from: Math.round(at), to: Math.round(end) });
    at = end;
  }
}

/** Who stands there in this span, before which of the fields, and what is read of them. */
export function coverOf(span: Span, names: readonly string[], random: Random): Cover {
  const where = pick(random, WHERE, 'all');
  const hidden = names.filter((name) => {
    const side = /^(home|away)\./.exec(name)?.[1] ?? 'middle';
    return where === 'all' || where === side;
  });
  return { ...span, what: pick(random, WHAT, 'blank'), fields: new Set(hidden) };
}
