/** What viewers are told of a desk besides values. */
import type { Cue, DeskState } from '#protocol/desk.ts';
import type { Control } from '#protocol/down.ts';
import { FEED_CLOCK } from '#protocol/feed-clock.ts';

/**
 * What viewers are told of a desk besides values (docs/PROTOCOL.md V15): only what an operator has said, so that a page without a word of
 * one gets nothing. `cues` are those that are shown or still wait.
 */
export function controlOf(desk: DeskState, cues: readonly Cue[]): Control {
  const teams = said({ home: said(desk.teams.home), away: said(desk.teams.away) });
  return said({
    hidden: desk.hidden,
    hide: desk.hide,
    order: desk.order,
    teams,
    texts: said(desk.texts),
    theme: desk.look.theme,
    layout: desk.look.layout,
    phase: desk.phase,
    rules: desk.sport.rules,
    // Pages know the usual one; 0 is never.
    clockAway: desk.feedClock.away === FEED_CLOCK.away ? null : (desk.feedClock.away ?? 0),
    cues,
  });
}

/** Without what says nothing: null, false, and what is empty. */
function said(words: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(words).filter(([, word]) => isSaid(word)));
}

function isSaid(word: unknown): boolean {
  return word !== null && word !== false && !(typeof word === 'object' && Object.keys(word).length === 0);
}
