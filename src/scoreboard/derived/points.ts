/** Set, game and match point of sports that are played to a number of points: volleyball, table tennis, badminton. */
import {
  figure,
  lamp,
  numberIn,
  otherTeam,
  periodOf,
  setsLeft,
  teamOf,
  type Game,
  type Reckon,
  type Team,
} from './reading.ts';
import { isTennis, tennisPoint, type Stake } from './tennis.ts';

/** What is won on the way to the match: sets in volleyball and tennis, games in table tennis and badminton. */
type Unit = 'set' | 'game';

/**
 * A set is won with `setTo` points (the last that may be played with `setToLast`) and `setBy` more than the other, or with `setCap` whatever the
 * other has; so a game with `gameTo` and the like. A figure of 0 is none. The match is won with more than half of `bestOf`.
 */
function rallyStake(game: Game, team: Team, unit: Unit): Stake | undefined {
  const other = otherTeam(team);
  const own = numberIn(game, `${team}.score`);
  const theirs = numberIn(game, `${other}.score`);
  const usual = figure(game, `${unit}To`);
  if (own === undefined || theirs === undefined || usual === undefined) return undefined;
  const left = setsLeft(game, team, `${unit}s`);
  const isLast =
    left === undefined
      ? periodOf(game) === game.variant.periods
      : left === 1 && setsLeft(game, other, `${unit}s`) === 1;
  const target = (isLast ? figure(game, `${unit}ToLast`) : undefined) ?? usual;
  const by = figure(game, `${unit}By`) ?? 2;
  const cap = figure(game, `${unit}Cap`) || Number.POSITIVE_INFINITY;
  const isWon = (points: number, against: number): boolean =>
    (points >= target && points - against >= by) || points >= cap;
  // The last score of what is over stays on the board until the next begins: no point is left to play for then.
  const isOver = isWon(own, theirs) || isWon(theirs, own);
  if (isOver || !isWon(own + 1, theirs)) return 'none';
  return isLast || left === 1 ? 'match' : 'set';
}

function stakeOf(field: string, game: Game, unit: Unit): Stake | undefined {
  const team = teamOf(field);
  if (team === undefined) return undefined;
  return isTennis(game) ? tennisPoint(game, team) : rallyStake(game, team, unit);
}

function lampOf(stake: Stake | undefined, wanted: Stake): string | undefined {
  return stake === undefined ? undefined : lamp(stake === wanted);
}

/** Lit when the next point wins the set but not the match. */
export const setPoint: Reckon = ({ field }, game) => lampOf(stakeOf(field, game, 'set'), 'set');

/** The same where sets are called games. */
export const gamePoint: Reckon = ({ field }, game) => lampOf(stakeOf(field, game, 'game'), 'set');

/** Lit when the next point wins the match. */
export const matchPoint: Reckon = ({ field }, game) =>
  lampOf(stakeOf(field, game, figure(game, 'gameTo') === undefined ? 'set' : 'game'), 'match');
