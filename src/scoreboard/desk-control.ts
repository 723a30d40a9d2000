/** What viewers are told of a desk besides values, and what they may read of it. */
import * as v from 'valibot';
import { EMPTY_DESK, type Cue, type DeskState } from '#protocol/desk.ts';
import { orNull, phase, teamSchema, textsSchema } from '#protocol/desk-state.ts';
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

/** What a row of titles shows of a desk. */
export type Said = Pick<DeskState, 'teams' | 'texts' | 'phase' | 'sport'>;

const team = v.optional(v.object(orNull(teamSchema.entries)), {});
const toldSchema = v.object({
  teams: v.optional(v.object({ home: team, away: team }), {}),
  texts: v.optional(v.object(orNull(textsSchema.entries)), {}),
  phase: v.optional(phase),
  sport: v.optional(v.string()),
  rules: v.optional(v.string()),
});

/** The way back from what viewers are told: what is not told, or cannot be read, was not said. */
export function saidOf(control: Control): Said {
  const told = v.safeParse(toldSchema, control);
  if (!told.success) return EMPTY_DESK;
  const { teams, texts, phase: said = null, sport = null, rules = null } = told.output;
  return { teams, texts, phase: said, sport: { id: sport, rules } };
}
