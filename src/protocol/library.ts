/** A crew's teams and games: kept by the relay for all of its machines, and told to the desk when a game is loaded. */
import * as v from 'valibot';
import type { Result } from '#lib/result.ts';
import { decode } from './decode.ts';
import { color, count, picture, words } from './desk-words.ts';
import { refusal, type Refused } from './refusals.ts';

const kit = v.nullable(v.pipe(color, v.toLowerCase()));

export const teamSchema = v.object({
  /** Names the team in games; no two of a library are the same. */
  name: v.pipe(words, v.minLength(1)),
  short: words,
  logo: v.nullable(picture),
  /** The colours of the first and the second kit. */
  kits: v.tuple([kit, kit]),
});
export type Team = v.InferOutput<typeof teamSchema>;

export const fixtureSchema = v.object({
  /** As people write it; they stand in the list's order. */
  date: words,
  time: words,
  home: v.pipe(words, v.minLength(1)),
  away: v.pipe(words, v.minLength(1)),
  title: words,
  subtitle: words,
});
export type Fixture = v.InferOutput<typeof fixtureSchema>;

/** Most teams, and most games: a federation's season. */
export const LIBRARY_ENTRIES_MAX = 1000;

export const librarySchema = v.object({
  teams: v.pipe(v.array(teamSchema), v.maxLength(LIBRARY_ENTRIES_MAX)),
  fixtures: v.pipe(v.array(fixtureSchema), v.maxLength(LIBRARY_ENTRIES_MAX)),
});
export type Library = v.InferOutput<typeof librarySchema>;

export const EMPTY_LIBRARY: Library = { teams: [], fixtures: [] };

/** `GET /api/library`, and the answer to every `PUT` (200, or 409 with what holds instead). */
export const libraryViewSchema = v.object({
  /** Rises by one with every change. */
  rev: count,
  library: librarySchema,
});
export type LibraryView = v.InferOutput<typeof libraryViewSchema>;

/** The body of `PUT /api/library`. */
export const libraryRequestSchema = v.object({
  library: librarySchema,
  /** The revision that was seen: if it is another by now, nothing is done (409). Without it the library counts as it is. */
  expects: v.optional(count),
});

/** What is wrong with a library as a whole; undefined for a good one. */
export function libraryFault({ teams }: Library): Refused | undefined {
  const seen = new Set<string>();
  const twice = teams.find(({ name }) => {
    const key = teamKey(name);
    return seen.has(key) || !seen.add(key);
  });
  return twice === undefined ? undefined : refusal('team-twice', twice.name);
}

/** Reads the body of `GET /api/library`. */
export function decodeLibraryView(text: string): Result<LibraryView> {
  return decode(libraryViewSchema, text);
}

/** Reads a library that was written as a text. */
export function readLibrary(text: string): Result<Library> {
  const library = decode(librarySchema, text);
  const fault = library.ok ? libraryFault(library.value) : undefined;
  return fault ?? library;
}

/** By what a team is found: its name, blind to case and blanks. */
export function teamKey(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** A team by its name, blind to case and blanks. */
export function teamOf(teams: readonly Team[], name: string): Team | undefined {
  return teams.find((team) => teamKey(team.name) === teamKey(name));
}

/** The teams with others laid over them: of two of one name the newer holds, where the older stood. */
export function withTeams(teams: readonly Team[], others: readonly Team[]): Team[] {
  const newest = new Map(others.map((team) => [teamKey(team.name), team] as const));
  const kept = teams.map((team) => newest.get(teamKey(team.name)) ?? team);
  const known = new Set(teams.map(({ name }) => teamKey(name)));
  return [...kept, ...[...newest].flatMap(([key, team]) => (known.has(key) ? [] : team))];
}

/** A library with what another has and it lacks: of two teams of one name its own holds. */
export function withMissing(library: Library, other: Library): Library {
  const names = new Set(library.teams.map(({ name }) => teamKey(name)));
  const games = new Set(library.fixtures.map(fixtureKey));
  return {
    teams: withTeams(
      library.teams,
      other.teams.filter(({ name }) => !names.has(teamKey(name))),
    ),
    fixtures: [...library.fixtures, ...other.fixtures.filter((fixture) => !games.has(fixtureKey(fixture)))],
  };
}

/** Two games of which all words are the same are one. */
export function fixtureKey({ date, time, home, away, title, subtitle }: Fixture): string {
  return JSON.stringify([date, time, home, away, title, subtitle]);
}
