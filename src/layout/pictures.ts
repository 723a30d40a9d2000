/** The pictures that a page was told of: logos, that of a name strap, sponsors. */
import type { Look, TeamLook } from './look.ts';

/** The look with another path in each picture's place; itself where all stay. */
export function withPictures(look: Look, pathOf: (path: string) => string): Look {
  if (picturesOf(look).every((path) => pathOf(path) === path)) return look;
  const { home, away, texts, sponsors } = look;
  const moved = (path: string | null | undefined): string | null => (path ? pathOf(path) : null);
  const inTeam = (team: TeamLook): TeamLook => ({ ...team, logo: moved(team.logo) });
  return {
    ...look,
    home: inTeam(home),
    away: inTeam(away),
    ...(texts && { texts: { ...texts, strapLogo: moved(texts['strapLogo']) } }),
    ...(sponsors && { sponsors: sponsors.map(pathOf) }),
  };
}

/** The paths of all of them, each as often as it is shown. */
export function picturesOf({ home, away, texts, sponsors = [] }: Look): readonly string[] {
  return [home.logo, away.logo, texts?.['strapLogo'], ...sponsors].flatMap((path) => path || []);
}
