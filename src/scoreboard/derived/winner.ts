/** Who has won, if a match ends as it stands: `home`, `away`, or `none` for a draw and for what cannot be known. */
import { figure, numberIn, setsLeft, teamOf, type Game, type Reckon, type Team } from './reading.ts';
import { triesIn } from './tries.ts';

/** Not blank: who shows a winner then knows that there is none to be found in the totals either. */
const NOBODY = 'none';

type Pair = readonly [home: number | undefined, away: number | undefined];

/** Goals of a team's tries in a shoot-out; blank before its first. */
export const shootoutGoals: Reckon = ({ field, of = 'shootout' }, game) => {
  const team = teamOf(field);
  const text = team && game.values[`${team}.${of}`];
  return text === undefined ? undefined : (goalsIn(text)?.toString() ?? '');
};

/** A single digit that is no mark is the number itself. */
function goalsIn(text: string): number | undefined {
  if (/^[2-9]$/.test(text)) return Number(text);
  const taken = triesIn(text).filter((mark) => mark !== 'next');
  return taken.length === 0 ? undefined : taken.filter((mark) => mark === 'scored').length;
}

/**
 * A shoot-out decides where there is one (IFAB Laws of the Game, law 10), else the aggregate of two matches, else the total: the score, or the
 * sets or games once a team has more than half of `bestOf`, since who leads at a retirement has not won by that. `of` names the home
 * team's goals of a shoot-out that a board keeps as its last period, which decide where the totals are even.
 */
export const winner: Reckon = ({ of }, game) => {
  const unit = unitOf(game);
  const total = pairOf((team) => numberIn(game, `${team}.${unit}`));
  const shootout = pairOf(
    (team) => numberIn(game, `${team}.shootoutGoals`) ?? goalsIn(game.values[`${team}.shootout`] ?? ''),
  );
  if (isThere(shootout)) return ahead(shootout);
  const aggregate = pairOf((team) => numberIn(game, `${team}.aggregate`));
  if (isThere(aggregate) && aggregate.some((goals) => goals !== 0))
    return holdsTotal(aggregate, total) ? ahead(aggregate) : NOBODY;
  if (total.includes(undefined)) return undefined;
  const leader = ahead(total);
  if (leader === NOBODY && of !== undefined) return ahead(pairOf((team) => numberIn(game, of.replace('home', team))));
  const isDone = unit === 'score' || leader === NOBODY || (setsLeft(game, leader, unit) ?? 0) <= 0;
  return isDone ? leader : NOBODY;
};

/** What a match is won by. */
function unitOf(game: Game): 'sets' | 'games' | 'score' {
  if (figure(game, 'bestOf') === undefined) return 'score';
  return figure(game, 'gameTo') === undefined ? 'sets' : 'games';
}

function pairOf(read: (team: Team) => number | undefined): Pair {
  return [read('home'), read('away')];
}

function isThere(pair: Pair): boolean {
  return pair.some((number) => number !== undefined);
}

/** An aggregate that is smaller than this match's goals is the other match's alone, or was not kept. */
function holdsTotal(aggregate: Pair, total: Pair): boolean {
  return aggregate.every((goals, team) => goals !== undefined && goals >= (total[team] ?? 0));
}

function ahead([home, away]: Pair): Team | typeof NOBODY {
  if (home === undefined || away === undefined || home === away) return NOBODY;
  return home > away ? 'home' : 'away';
}
