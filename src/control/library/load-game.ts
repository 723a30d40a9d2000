import type { DeskTeam } from '#protocol/desk.ts';
import type { DeskCommand } from '#scoreboard/desk.ts';
import { teamOf, type Fixture, type Library, type Team } from '#protocol/library.ts';

/** Two kits are told apart on a screen from this distance on; by eye over the colours of real kits. */
const APART = 120;

/** Which kit each team plays in: the first, but the guests in their second where both would look the same. */
export function kitsOf(home: Team, away: Team): { readonly home: 0 | 1; readonly away: 0 | 1 } {
  const [first] = home.kits;
  const [theirs, second] = away.kits;
  if (first === null || theirs === null || second === null || distance(first, theirs) >= APART)
    return { home: 0, away: 0 };
  return { home: 0, away: distance(first, second) > distance(first, theirs) ? 1 : 0 };
}

/** What the desk is to be told so that a fixture's game can begin, as one step that can be taken back. A team that the library does not have is its name. */
export function commandOf(fixture: Fixture, { teams }: Pick<Library, 'teams'>): DeskCommand {
  const [home, away] = [fixture.home, fixture.away].map(
    (name): Team => teamOf(teams, name) ?? { name, short: '', logo: null, kits: [null, null] },
  ) as [Team, Team];
  const kits = kitsOf(home, away);
  const title = fixture.title || null;
  const subtitle = fixture.subtitle || whenOf(fixture) || null;
  return {
    do: 'new-game',
    teams: { home: deskTeam(home, kits.home), away: deskTeam(away, kits.away) },
    texts: { title, subtitle, strapName: null, strapLine: null, strapTeam: null },
  };
}

/** All four words, so that nothing of the last game's team stays. */
function deskTeam({ name, short, logo, kits }: Team, kit: 0 | 1): DeskTeam {
  return { name, short: short || null, color: kits[kit], logo };
}

function whenOf({ date, time }: Fixture): string {
  return [date, time]
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, 80)
    .trim();
}

/** How unlike two colours are to the eye, from 0 to about 765: the weighted distance known as redmean. */
function distance(a: string, b: string): number {
  const [red, green, blue] = [1, 3, 5].map(
    (at) => Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16),
  ) as [number, number, number];
  const mean = (Number.parseInt(a.slice(1, 3), 16) + Number.parseInt(b.slice(1, 3), 16)) / 2;
  return Math.sqrt((2 + mean / 256) * red ** 2 + 4 * green ** 2 + (2 + (255 - mean) / 256) * blue ** 2);
}
