/** Who has more players, and for how long, from the clocks of those who sit out. */
import {
  figure,
  lamp,
  numberIn,
  otherTeam,
  periodOf,
  secondsOf,
  teamOf,
  type Game,
  type Reckon,
  type Team,
} from './reading.ts';

/** Most clocks of a team that a board has. */
const CLOCKS = 3;

interface Penalty {
  readonly text: string;
  readonly seconds: number;
}

/**
 * The penalties of a team that cost it a player now, the shortest first. Not more of them count than run at a time (NHL rule 26.1 and IFF rule
 * 603: two), and none longer than the longest that does (a misconduct of ten minutes does not: the team plays on with all).
 */
function running(game: Game, team: Team, word: string): readonly Penalty[] {
  const longest = figure(game, 'penaltyLongest') ?? Number.POSITIVE_INFINITY;
  const counted = figure(game, 'penaltiesCounted') ?? CLOCKS;
  return clocks(game, team, word)
    .flatMap((text) => {
      const seconds = secondsOf(text);
      return seconds === undefined || seconds === 0 || seconds > longest ? [] : [{ text, seconds }];
    })
    .sort((one, other) => one.seconds - other.seconds)
    .slice(0, counted);
}

/** The texts of a team's numbered clocks that the source sends, blank ones as well. */
function clocks({ values }: Game, team: Team, word: string): readonly string[] {
  return Array.from({ length: CLOCKS }, (_, index) => values[`${team}.${word}${index + 1}`]).flatMap(
    (text) => text ?? [],
  );
}

function isKnown(game: Game, word: string): boolean {
  return clocks(game, 'home', word).length + clocks(game, 'away', word).length > 0;
}

/**
 * `5v4`, home first; blank while even. Nobody plays with fewer than the least (hockey: three skaters, NHL rule 26.1); where a team would, as in
 * an overtime of three against three, the other gets one more instead (NHL rule 84, since 2015-16). An empty net does not count: its lamp says it.
 */
export const strength: Reckon = ({ of = 'penalty' }, game) => {
  const skaters = figure(game, 'skaters');
  if (skaters === undefined || !isKnown(game, of)) return undefined;
  const inOvertime = (periodOf(game) ?? 1) > game.variant.periods;
  const start = (inOvertime ? figure(game, 'overtimeSkaters') : undefined) ?? skaters;
  const home = start - running(game, 'home', of).length;
  const away = start - running(game, 'away', of).length;
  if (home === away) return '';
  const raised = Math.max(0, (figure(game, 'leastSkaters') ?? 0) - Math.min(home, away));
  return `${Math.min(skaters, home + raised)}v${Math.min(skaters, away + raised)}`;
};

/** Lit while the other team has more players sitting out. */
export const advantage: Reckon = ({ field, of = 'penalty' }, game) => {
  const team = teamOf(field);
  if (team === undefined || !isKnown(game, of)) return undefined;
  return lamp(running(game, otherTeam(team), of).length > running(game, team, of).length);
};

/**
 * The clock, as the source writes it, of the penalty whose end is the first to make the team's advantage smaller: not of one that ends together
 * with one of its own. Blank while it has no advantage.
 */
export const advantageClock: Reckon = ({ field, of = 'penalty' }, game) => {
  const team = teamOf(field);
  if (team === undefined || !isKnown(game, of)) return undefined;
  const own = running(game, team, of);
  const theirs = running(game, otherTeam(team), of);
  if (theirs.length <= own.length) return '';
  const ends = theirs.find(({ seconds }) => ending(theirs, seconds) > ending(own, seconds));
  return ends?.text ?? '';
};

function ending(penalties: readonly Penalty[], seconds: number): number {
  return penalties.filter((penalty) => penalty.seconds === seconds).length;
}

/** How many play: the full number less one for each yellow card's and each 20-minute red card's clock (World Rugby law 9). */
export const players: Reckon = ({ field, param = 'players' }, game) => {
  const team = teamOf(field);
  const full = figure(game, param);
  if (team === undefined || full === undefined) return undefined;
  const words = ['yellow', 'red'];
  if (!words.some((word) => isKnown(game, word))) return undefined;
  const out = words.flatMap((word) => running(game, team, word)).length;
  return String(Math.max(0, full - out));
};

/** Lit from so many of another field on; in overtime from `<param>Overtime` on, where the variant has one (NBA: the fourth foul, not the fifth). A figure of 0 is none. */
export const reaches: Reckon = ({ of, param }, game) => {
  if (of === undefined || param === undefined) return undefined;
  const inOvertime = (periodOf(game) ?? 1) > game.variant.periods;
  const from = (inOvertime ? figure(game, `${param}Overtime`) : undefined) ?? figure(game, param);
  const count = numberIn(game, of);
  return !from || count === undefined ? undefined : lamp(count >= from);
};
