/** What of a stream is an occasion for OBS: each cue once, when it is first shown, and each phase that the game comes to. */
import * as v from 'valibot';
import type { DownMessage } from '#protocol/down.ts';
import { cueSchema, PHASES, type Cue } from '#protocol/desk.ts';
import { freshCues } from '../fresh-cues.ts';
import type { Occasion } from './read-obs.ts';

/** A cue that is older is none for OBS any more, in ms: what it was for has gone by. */
const CUE_FRESH_MS = 5000;

const controlSchema = v.object({
  cues: v.optional(v.array(v.pick(cueSchema, ['id', 'kind', 'at'])), []),
  phase: v.optional(v.picklist(PHASES)),
});

/** Says of each message which occasions it brings, `now` being the relay's time. */
export function watchOccasions(): (message: DownMessage, now: number) => readonly Occasion[] {
  const freshOf = freshCues<Pick<Cue, 'id' | 'kind' | 'at'>>();
  let phase: (typeof PHASES)[number] | undefined;
  let isFirst = true;

  return (message, now) => {
    if (message.type !== 'snapshot' && message.type !== 'update') return [];
    const control = v.safeParse(controlSchema, message.control ?? (message.type === 'snapshot' ? {} : undefined));
    if (!control.success) return [];
    const { cues, phase: next } = control.output;
    const fresh = freshOf(cues);
    const turned = next !== phase && next !== undefined ? [next] : [];
    phase = next;
    // What was there when the relay started was told by the run before it.
    const wasFirst = isFirst;
    isFirst = false;
    if (wasFirst) return [];
    return [...fresh.filter(({ at }) => now - at < CUE_FRESH_MS).map(({ kind }) => kind), ...turned];
  };
}
