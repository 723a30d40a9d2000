import { EMPTY_DESK, type GuardName } from '#protocol/desk.ts';
import type { ReadDesk } from './desk.ts';

/** The desk of a stream that nobody knows: nothing was said at it. `started` is what the relay was started with. */
export function emptyDesk(
  stream: string,
  started: { readonly sport: string | undefined; readonly guard: GuardName },
  now: () => number,
): ReadDesk {
  const sport = started.sport ?? null;
  return {
    view: () => ({
      stream,
      rev: 0,
      state: EMPTY_DESK,
      undo: 0,
      fields: [],
      cues: [],
      suggestions: [],
      happened: [],
      old: null,
      audit: [],
      operators: [],
      sport: { id: sport, started: sport },
      guard: { started: started.guard },
      next: { program: 'live', court: 'live' },
      at: now(),
    }),
    audit: () => [],
  };
}
