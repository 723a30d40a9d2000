/** What a person does to the teams and games, each as a function of the library as it is then, and the way back: pure. */
import { fixtureKey, teamKey, teamOf, type Fixture, type Library, type Team } from '#protocol/library.ts';

export type Edit = (library: Library) => Library;

/** Puts a team in, in the place of the one that it was before; of two of one name the newer holds. */
export function putTeam(team: Team, before?: Team): Edit {
  return ({ teams, fixtures }) => {
    const old = before === undefined ? undefined : teamKey(before.name);
    const others = teams.filter(({ name }) => teamKey(name) !== teamKey(team.name) || teamKey(name) === old);
    const isThere = others.some(({ name }) => teamKey(name) === old);
    const next = isThere ? others.map((one) => (teamKey(one.name) === old ? team : one)) : [...others, team];
    return { teams: next, fixtures: before === undefined ? fixtures : fixtures.map(renamed(before.name, team.name)) };
  };
}

/** A game of a team that has another name now. */
function renamed(from: string, to: string): (fixture: Fixture) => Fixture {
  const now = (name: string): string => (teamKey(name) === teamKey(from) ? to : name);
  return (fixture) => ({ ...fixture, home: now(fixture.home), away: now(fixture.away) });
}

export function removeTeam({ name }: Team): Edit {
  return ({ teams, fixtures }) => ({ teams: teams.filter((team) => teamKey(team.name) !== teamKey(name)), fixtures });
}

/** Puts a game in, in the place of the one that it was before. */
export function putFixture(fixture: Fixture, before?: Fixture): Edit {
  return ({ teams, fixtures }) => {
    const place = before === undefined ? -1 : fixtures.findIndex((one) => fixtureKey(one) === fixtureKey(before));
    return {
      teams,
      fixtures: place < 0 ? [...fixtures, fixture] : fixtures.map((one, index) => (index === place ? fixture : one)),
    };
  };
}

export function removeFixture(fixture: Fixture): Edit {
  return ({ teams, fixtures }) => {
    const place = fixtures.findIndex((one) => fixtureKey(one) === fixtureKey(fixture));
    return { teams, fixtures: fixtures.filter((_, index) => index !== place) };
  };
}

/** What takes a step back without taking along what others did since: only what the step itself changed, and only where it still stands so. */
export function wayBack(before: Library, after: Library): Edit {
  return (now) => ({
    teams: backIn(now.teams, before.teams, after.teams, ({ name }) => teamKey(name)),
    fixtures: backIn(now.fixtures, before.fixtures, after.fixtures, fixtureKey),
  });
}

function backIn<T>(now: readonly T[], before: readonly T[], after: readonly T[], keyOf: (one: T) => string): T[] {
  const isSame = (one: T | undefined, other: T | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);
  const had = new Map(before.map((one) => [keyOf(one), one] as const));
  const has = new Map(after.map((one) => [keyOf(one), one] as const));
  const kept = now.flatMap((one): readonly T[] => {
    const key = keyOf(one);
    const [old, done] = [had.get(key), has.get(key)];
    // Somebody changed it since, or the step left it alone.
    if (!isSame(one, done) || isSame(old, done)) return [one];
    return old === undefined ? [] : [old];
  });
  const known = new Set(kept.map(keyOf));
  for (const [index, one] of before.entries()) {
    if (has.has(keyOf(one)) || known.has(keyOf(one))) continue;
    kept.splice(Math.min(index, kept.length), 0, one);
  }
  return kept;
}

/** Whether a team is another by now than the one that somebody began to change. */
export function isOtherTeam(before: Team | undefined): (library: Library) => boolean {
  return ({ teams }) => before !== undefined && JSON.stringify(teamOf(teams, before.name)) !== JSON.stringify(before);
}

/** Whether a game is gone, or another, since somebody began to change it. */
export function isOtherFixture(before: Fixture | undefined): (library: Library) => boolean {
  return ({ fixtures }) => before !== undefined && !fixtures.some((one) => fixtureKey(one) === fixtureKey(before));
}
