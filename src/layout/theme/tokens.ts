import type { Look } from '../look.ts';
import { readablePlate } from './ink.ts';
import type { Theme } from './theme-schema.ts';

/** WCAG AA for text; AAA for scores, which are read from across the room. */
const NAME_CONTRAST = 4.5;
const SCORE_CONTRAST = 7;
/** Share of black that sets a team's score plate off from its name plate. */
const SHADE = 0.24;

export type Tokens = Readonly<Record<`--${string}`, string>>;

/** Every custom property of a graphic: the theme's tokens, and the teams' colours with the inks that can be read on them. */
export function tokensOf(theme: Theme, look: Look): Tokens {
  const tokens: Record<`--${string}`, string> = {};
  for (const [name, value] of Object.entries(theme.tokens)) tokens[`--bug-${name}`] = value;
  if (look.font !== undefined) tokens['--bug-font'] = look.font;
  for (const team of ['home', 'away'] as const) {
    const color = look[team].color ?? theme[team];
    const name = readablePlate(color, NAME_CONTRAST);
    const score = readablePlate(color, SCORE_CONTRAST, SHADE);
    tokens[`--bug-${team}-color`] = name.plate;
    tokens[`--bug-${team}-ink`] = name.ink;
    tokens[`--bug-${team}-shade`] = score.plate;
    tokens[`--bug-${team}-shade-ink`] = score.ink;
  }
  return tokens;
}

/** The colours of the teams' name plates as they are drawn, home first. */
export function platesOf(theme: Theme, look: Look): readonly [string, string] {
  const plate = (team: 'home' | 'away'): string => readablePlate(look[team].color ?? theme[team], NAME_CONTRAST).plate;
  return [plate('home'), plate('away')];
}
