/** A crew's teams and fixtures: kept in the browser, taken along as one file, and told to the desk when a game is loaded. */
import * as v from 'valibot';
import { refused, type Result } from '#lib/result.ts';
import { decode } from './decode.ts';

/** As the desk takes them. */
const words = v.pipe(v.string(), v.trim(), v.maxLength(80));
const color = v.nullable(v.pipe(v.string(), v.regex(/^#[\da-f]{6}$/)));
/** A path of the relay's own origin. */
const logo = v.nullable(v.pipe(v.string(), v.regex(/^\/(?!\/)[^\s?#\\]{1,255}$/)));

const teamSchema = v.object({
  /** Names the team in fixtures; no two of a library are the same. */
  name: v.pipe(words, v.minLength(1)),
  short: words,
  logo,
  /** The colours of the first and the second kit. */
  kits: v.tuple([color, color]),
});
export type Team = v.InferOutput<typeof teamSchema>;

const fixtureSchema = v.object({
  /** As people write it; they stand in the file's order. */
  date: words,
  time: words,
  home: v.pipe(words, v.minLength(1)),
  away: v.pipe(words, v.minLength(1)),
  title: words,
  subtitle: words,
});
export type Fixture = v.InferOutput<typeof fixtureSchema>;

const showSchema = v.object({
  format: v.literal('boardcast-show'),
  version: v.literal(1),
  teams: v.pipe(v.array(teamSchema), v.maxLength(1000)),
  fixtures: v.pipe(v.array(fixtureSchema), v.maxLength(1000)),
});
export type Show = v.InferOutput<typeof showSchema>;

export const EMPTY_SHOW: Show = { format: 'boardcast-show', version: 1, teams: [], fixtures: [] };

/** Reads a show's file; what is wrong with it comes back in words. */
export function readShow(text: string): Result<Show> {
  const show = decode(showSchema, text);
  if (!show.ok) return show;
  const twice = show.value.teams.find(({ name }, index) => teamOf(show.value.teams, name) !== show.value.teams[index]);
  return twice === undefined ? show : refused(`teams: ${twice.name} is there twice`);
}

/** Writes a show as a file that people can read, too. */
export function writeShow(show: Show): string {
  return `${JSON.stringify(show, null, 2)}\n`;
}

/** A team by its name, blind to case and blanks. */
export function teamOf(teams: readonly Team[], name: string): Team | undefined {
  return teams.find((team) => keyOf(team.name) === keyOf(name));
}

function keyOf(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** The teams with others laid over them: of two of one name the newer holds, where the older stood. */
export function withTeams(teams: readonly Team[], others: readonly Team[]): Team[] {
  const kept = teams.map((team) => others.findLast(({ name }) => keyOf(name) === keyOf(team.name)) ?? team);
  const added = others.filter(
    ({ name }, index) =>
      teamOf(teams, name) === undefined && !others.slice(index + 1).some((later) => keyOf(later.name) === keyOf(name)),
  );
  return [...kept, ...added];
}
