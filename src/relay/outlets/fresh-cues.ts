import { eventOf } from '#protocol/cue-id.ts';

/** Moments that are remembered: four times as many as there may be cues at once. */
const EVENTS_MAX = 64;

/** Says of the cues of a stream which are of a moment that was in none of the lists before. One that is taken off and given back is not. */
export function freshCues<Cue extends { readonly id: string }>(): (cues: readonly Cue[]) => Cue[] {
  const seen = new Set<string>();
  return (cues) => {
    const fresh = cues.filter(({ id }) => !seen.has(eventOf(id)));
    for (const { id } of cues) {
      // Those that still stand are the last to be forgotten.
      seen.delete(eventOf(id));
      seen.add(eventOf(id));
    }
    for (const event of seen) {
      if (seen.size <= EVENTS_MAX) break;
      seen.delete(event);
    }
    return fresh;
  };
}
