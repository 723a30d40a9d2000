import { refusal } from '#protocol/refusals.ts';
import { EMPTY_DESK } from '#protocol/desk.ts';
import type { Desk } from '../desk/desk.ts';
import { emptyDesk } from '../desk/empty-desk.ts';
import type { Upstream } from './edge-channel.ts';

/** An edge has no desk of its own: what is said at one is said at the upstream relay. */
export function createEdgeDesk(stream: string, { origin }: Pick<Upstream, 'origin'>, now: () => number): Desk {
  const empty = emptyDesk(stream, { sport: undefined, guard: 'off' }, now);
  return {
    ...empty,
    said: () => false,
    state: () => EMPTY_DESK,
    cues: () => [],
    run: () => ({ outcome: 'refused', why: refusal('edge', origin), view: empty.view() }),
    air() {
      // Nothing happens by itself at a desk where nothing is.
    },
    amend: () => EMPTY_DESK,
    save: () => undefined,
  };
}
