/** What the next point of a tennis match is worth (ITF Rules of Tennis 5, 6 and 7: game, set and match; appendix V: tie-break formats). */
import {
  figure,
  lamp,
  numberIn,
  otherTeam,
  periodOf,
  setsLeft,
  sideIn,
  teamOf,
  type Game,
  type Reckon,
  type Team,
} from './reading.ts';

/** What a team's next point would win; the greater thing only, so that never two words show at once. */
export type Stake = 'match' | 'set' | 'game' | 'none';

/** The most sets that a board has. */
const SETS = 5;
const TEAMS: readonly Team[] = ['home', 'away'];

/** Only tennis counts games to a set. */
export function isTennis(game: Game): boolean {
  return figure(game, 'setGames') !== undefined;
}

/** What the team's next point would win, and undefined where the board does not say how it stands. */
export function tennisPoint(game: Game, team: Team): Stake | undefined {
  const other = otherTeam(team);
  const games = numberIn(game, `${team}.games`);
  const theirs = numberIn(game, `${other}.games`);
  if (games === undefined || theirs === undefined) return undefined;
  const left = setsLeft(game, team, 'sets');
  const isLast = left === 1 && setsLeft(game, other, 'sets') === 1;
  const tieBreak = tieBreakTarget(game, games, theirs, isLast);
  if (!(tieBreak === undefined ? winsGame(game, team) : winsTieBreak(game, team, tieBreak))) return 'none';
  const next = games + 1;
  const winsSet = tieBreak !== undefined || (next >= (figure(game, 'setGames') ?? 6) && next - theirs >= 2);
  if (!winsSet) return 'game';
  return left === 1 ? 'match' : 'set';
}

/** To how many points the tie-break goes that is being played; undefined in an ordinary game. A match tie-break stands for the whole last set. */
function tieBreakTarget(game: Game, games: number, theirs: number, isLast: boolean): number | undefined {
  if (isLast && games === 0 && theirs === 0) {
    const matchTieBreak = figure(game, 'matchTie');
    if (matchTieBreak) return matchTieBreak;
  }
  const at = figure(game, 'tieAt');
  if (at === undefined || games !== at || theirs !== at) return undefined;
  return (isLast ? figure(game, 'lastTieTo') : undefined) ?? figure(game, 'tieTo');
}

function winsTieBreak(game: Game, team: Team, target: number): boolean {
  const own = tieBreakPoints(game, team);
  const theirs = tieBreakPoints(game, otherTeam(team));
  if (own === undefined || theirs === undefined) return false;
  const by = figure(game, 'tieBy') ?? 2;
  // Its last score may stand until the board counts the set.
  const isOver = Math.max(own, theirs) >= target && Math.abs(own - theirs) >= by;
  return !isOver && own + 1 >= target && own + 1 - theirs >= by;
}

/** From the present set's own field, or from where the points of a game stand. */
function tieBreakPoints(game: Game, team: Team): number | undefined {
  const set = (numberIn(game, 'home.sets') ?? 0) + (numberIn(game, 'away.sets') ?? 0) + 1;
  return numberIn(game, `${team}.tie${set}`) ?? numberIn(game, `${team}.points`);
}

function winsGame({ values, variant }: Game, team: Team): boolean {
  const own = (values[`${team}.points`] ?? '').toUpperCase();
  const theirs = (values[`${otherTeam(team)}.points`] ?? '').toUpperCase();
  if (own === 'AD' || own === 'A' || own === 'ADV') return true;
  if (own !== '40') return false;
  return ['0', '15', '30', 'LOVE'].includes(theirs) || (theirs === '40' && variant.params['noAd'] === true);
}

/** Lit when the receiver's next point wins the game, and no set with it. */
export const breakPoint: Reckon = ({ field }, game) => {
  const team = teamOf(field);
  const server = sideIn(game, 'serve');
  const stake = team === undefined || !isTennis(game) ? undefined : tennisPoint(game, team);
  if (stake === undefined || server === undefined) return undefined;
  return lamp(server !== team && stake === 'game');
};

/**
 * The games of a set that is over; blank before. Some sources fill a set's own fields with its end, others with each game, so that what stands
 * there may be what `games` says as well: nothing is to stand on a bug twice.
 */
export const pastSet: Reckon = ({ of = '' }, game) => {
  const { values } = game;
  const set = Number(/\d$/.exec(of)?.[0]);
  const text = values[of];
  if (text === undefined) return undefined;
  return !isBlank(game, set) && isPast(game, set) ? text : '';
};

function isPast(game: Game, set: number): boolean {
  for (let later = set + 1; later <= SETS; later += 1) if (!isBlank(game, later)) return true;
  const games = TEAMS.map((team) => numberIn(game, `${team}.games`));
  // Without games of its own a source has the running set in its field alone.
  if (games.includes(undefined)) return false;
  const period = periodOf(game);
  if (period !== undefined && period > set) return true;
  if (TEAMS.every((team, at) => numberIn(game, `${team}.set${set}`) === games[at])) return false;
  // One of the two fields may come a moment before the other: while the set is known to be played, that is all it is.
  const [home, away] = TEAMS.map((team) => numberIn(game, `${team}.sets`));
  return home === undefined || away === undefined ? period === undefined : home + away >= set;
}

function isBlank({ values }: Game, set: number): boolean {
  return TEAMS.every((team) => !values[`${team}.set${set}`]);
}
