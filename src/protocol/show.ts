/** A show as one file, to move to another machine: teams and games, their pictures, and what the operators of each stream said. */
import * as v from 'valibot';
import { ok, type Refusal, type Result } from '#lib/result.ts';
import { parse } from './codec.ts';
import { deskSchema, EMPTY_DESK, type DeskState } from './desk.ts';
import { picture, slug } from './desk-words.ts';
import { FEED_CLOCK } from './feed-clock.ts';
import { toStreamId } from './fields.ts';
import { fixtureSchema, LIBRARY_ENTRIES_MAX, teamKey, teamSchema, type Fixture, type Team } from './library.ts';
import { NO_EVENTS } from './moments.ts';
import { refusal } from './refusals.ts';
import { salvageList, salvageRecord, type SayFault } from './salvage.ts';

/** Longest picture in a show's file, in bytes: what the relay serves of a crew's own at most. */
export const SHOW_PICTURE_BYTES_MAX = 1024 * 1024;
/** Most pictures: those of a league's clubs in two kits. */
const PICTURES_MAX = 512;
/** Most streams: as many as a relay has. */
const STREAMS_MAX = 64;
/** Longest file, in characters: browsers hold no text that is much longer. */
const SHOW_LENGTH_MAX = 256 * 1024 * 1024;

const { teams, texts, look, names, sport, guard, guardNumbers, feedClock, events, blanks } = deskSchema.entries;
/**
 * What the operators of a stream said that is the show's: not the moment's, and not of the machine and its network, as are the computer that
 * counts, how late its pictures are and which of its outputs are on program.
 */
const showStreamSchema = v.object({
  teams,
  texts,
  look,
  names,
  sport,
  guard,
  guardNumbers,
  feedClock,
  events,
  blanks,
  // A file may be of before it was in it.
  order: v.optional(deskSchema.entries.order, null),
});
export type ShowStream = v.InferOutput<typeof showStreamSchema>;

/** A layout or a theme of the crew's own that the show uses. The files themselves stay in the crew's folder, which moves by itself. */
const showLookSchema = v.object({ kind: v.picklist(['layout', 'theme']), name: slug });
export type ShowLook = v.InferOutput<typeof showLookSchema>;

/** As `data:image/png;base64,…`. */
const pictureSchema = v.pipe(
  v.string(),
  v.maxLength(Math.ceil(SHOW_PICTURE_BYTES_MAX / 3) * 4 + 64),
  v.regex(/^data:image\/(?:png|jpeg|webp|svg\+xml);base64,[\w+/]+={0,2}$/, 'expected a picture'),
);

export interface Show {
  readonly teams: readonly Team[];
  readonly fixtures: readonly Fixture[];
  /** By the path under which the relay serves it. */
  readonly pictures: Readonly<Record<string, string>>;
  readonly streams: Readonly<Record<string, ShowStream>>;
  readonly looks: readonly ShowLook[];
}

export const EMPTY_SHOW: Show = { teams: [], fixtures: [], pictures: {}, streams: {}, looks: [] };

/** What of a show is not in its file, or could not be taken from there. */
export interface ShowFault {
  readonly part: 'fixtures' | 'layout' | 'looks' | 'pictures' | 'streams' | 'teams' | 'theme';
  /** Which of them, as the file names it; undefined: all. */
  readonly thing: string | undefined;
  readonly why: Refusal;
}

/** A show as far as it could be read, and what of its file could not. */
export interface ReadShow {
  readonly show: Show;
  readonly faults: readonly ShowFault[];
}

const TEAM = { schema: teamSchema, instead: { short: '', logo: null, kits: [null, null], 'kits.*': null } };
const FIXTURE = { schema: fixtureSchema, instead: { date: '', time: '', title: '', subtitle: '' } };
const STREAM = {
  schema: showStreamSchema,
  instead: {
    teams: EMPTY_DESK.teams,
    'teams.*': EMPTY_DESK.teams.home,
    'teams.*.*': null,
    texts: EMPTY_DESK.texts,
    'texts.*': null,
    look: EMPTY_DESK.look,
    'look.*': null,
    names: {},
    // Without a name that can be read a field goes by the tables'.
    'names.*': undefined,
    sport: EMPTY_DESK.sport,
    guard: null,
    guardNumbers: {},
    feedClock: FEED_CLOCK,
    events: EMPTY_DESK.events,
    order: null,
    blanks: {},
    'blanks.*': undefined,
  },
};

/** Reads a show's file, also one of before there were pictures in it. What is wrong with a part costs that part and no other. */
export function readShow(text: string): Result<ReadShow> {
  if (text.length > SHOW_LENGTH_MAX) return refusal('file-long', String(SHOW_LENGTH_MAX));
  const data = parse(text);
  if (!data.ok) return refusal('no-json');
  const file = data.value;
  if (typeof file !== 'object' || file === null || !('format' in file) || file.format !== 'boardcast-show')
    return refusal('no-show');
  if (!('version' in file) || (file.version !== 1 && file.version !== 2)) return refusal('newer-show');
  const faults: ShowFault[] = [];
  const list: Readonly<Record<string, unknown>> = { ...file };
  const sayOf =
    (part: ShowFault['part']): SayFault =>
    (why, thing) =>
      void faults.push({ part, thing, why });
  const show: Show = {
    teams: withoutTwins(salvageList(TEAM, list['teams'], LIBRARY_ENTRIES_MAX, sayOf('teams')), sayOf('teams')),
    fixtures: salvageList(FIXTURE, list['fixtures'], LIBRARY_ENTRIES_MAX, sayOf('fixtures')),
    pictures: salvageRecord({ schema: pictureSchema }, list['pictures'], {
      max: PICTURES_MAX,
      isName: (path) => v.is(picture, path),
      say: sayOf('pictures'),
    }),
    streams: salvageRecord(STREAM, list['streams'], {
      max: STREAMS_MAX,
      isName: (stream) => toStreamId(stream) === stream,
      say: sayOf('streams'),
    }),
    looks: salvageList({ schema: showLookSchema }, list['looks'], LIBRARY_ENTRIES_MAX, sayOf('looks')),
  };
  return ok({ show, faults });
}

/** Two teams of one name: a game would not know which it means. */
function withoutTwins(teams: readonly Team[], say: SayFault): Team[] {
  const names = new Set<string>();
  return teams.filter(({ name }) => {
    const isTwin = names.has(teamKey(name));
    if (isTwin) say(refusal('twice'), name);
    names.add(teamKey(name));
    return !isTwin;
  });
}

/** Writes a show as a file that people can read, too. */
export function writeShow(show: Show): string {
  return `${JSON.stringify({ format: 'boardcast-show', version: 2, ...show }, null, 2)}\n`;
}

/** What of a desk a show takes along; undefined where its operators said none of it. */
export function showStreamOf(desk: DeskState): ShowStream | undefined {
  const { teams, texts, look, names, sport, guard, guardNumbers, feedClock, events, order, blanks } = desk;
  const words = [guard, order, ...[teams.home, teams.away, texts, look, sport].flatMap((each) => Object.values(each))];
  const saysNothing =
    words.every((word) => word === null) &&
    Object.keys({ ...names, ...guardNumbers, ...blanks }).length === 0 &&
    JSON.stringify({ feedClock, events }) === JSON.stringify({ feedClock: FEED_CLOCK, events: NO_EVENTS });
  return saysNothing
    ? undefined
    : { teams, texts, look, names, sport, guard, guardNumbers, feedClock, events, order, blanks };
}

/** The paths of all pictures that a show names. */
export function picturesOf({ teams, streams }: Pick<Show, 'teams' | 'streams'>): readonly string[] {
  const onDesks = Object.values(streams).flatMap(({ teams: { home, away } }) => [home.logo, away.logo]);
  return [...new Set([...teams.map(({ logo }) => logo), ...onDesks].filter((path) => path !== null))];
}

/** A show whose pictures have other paths; null: the picture is not to be had. Paths that are not named stay. */
export function withPictures<T extends Pick<Show, 'teams' | 'streams'>>(
  show: T,
  paths: ReadonlyMap<string, string | null>,
): T {
  const moved = <Bearer extends { readonly logo: string | null }>(bearer: Bearer): Bearer => {
    const path = bearer.logo === null ? undefined : paths.get(bearer.logo);
    return path === undefined ? bearer : { ...bearer, logo: path };
  };
  return {
    ...show,
    teams: show.teams.map(moved),
    streams: Object.fromEntries(
      Object.entries(show.streams).map(([stream, words]) => [
        stream,
        { ...words, teams: { home: moved(words.teams.home), away: moved(words.teams.away) } },
      ]),
    ),
  };
}
