import { refusal } from '#protocol/refusals.ts';
import { EMPTY_DESK, type GuardName } from '#protocol/desk.ts';
import type { Desk } from './desk.ts';
import { emptyDesk } from './empty-desk.ts';
import type { Timeline } from './timeline.ts';

/** A desk whose words another node of a cluster has: here they are looked at alone, as far as outputs are shown by them. */
export function deskElsewhere(
  stream: string,
  timeline: Pick<Timeline, 'desk' | 'past' | 'pack'>,
  {
    guard,
    started,
    now,
  }: { readonly guard: GuardName; readonly started: string | undefined; readonly now: () => number },
): Desk {
  const empty = emptyDesk(stream, { sport: started, guard }, now);
  const view = (): ReturnType<Desk['view']> => ({
    ...empty.view(),
    state: timeline.desk(),
    sport: { id: timeline.pack()?.id ?? null, started: started ?? null },
  });
  return {
    ...empty,
    view,
    said: () => timeline.desk() !== EMPTY_DESK,
    state: timeline.desk,
    cues: () => timeline.past.cues().map(({ cue }) => cue),
    run: () => ({ outcome: 'refused', why: refusal('no-owner'), view: view() }),
    air() {
      // Nothing happens by itself at a desk where nothing is said.
    },
    amend: timeline.desk,
    save: () => undefined,
  };
}
