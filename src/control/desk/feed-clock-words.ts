/** Puts into words how the clock is shown that the feed moves. */
import type { Words } from '#store/words/translated.ts';

/** What becomes of a clock whose feed is lost while it ran; `away` in ms, null for never. */
export function awayWords(away: unknown, { clock }: Words): string {
  return typeof away === 'number' ? clock.leavesAfter(String(away / 1000)) : clock.stays;
}

/** What a command says of the feed's clock: one of its words, or both. */
export function feedClockWords({ away, smooth }: Readonly<Record<string, unknown>>, words: Words): string {
  const { clock } = words;
  return [
    ...(away === undefined ? [] : [awayWords(away, words)]),
    ...(smooth === undefined ? [] : [smooth === true ? clock.smoothOn : clock.smoothOff]),
  ].join(', ');
}
