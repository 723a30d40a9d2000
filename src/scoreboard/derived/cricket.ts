/** Runs needed and rates of a cricket innings. Overs are of six balls (MCC Laws of Cricket, law 17.1): `16.4` is 16 overs and 4 balls. */
import { figure, numberIn, otherTeam, sideIn, type Game, type Reckon } from './reading.ts';

function ballsPerOver(game: Game): number {
  return figure(game, 'ballsPerOver') ?? 6;
}

/** The legal balls bowled to the batting side; undefined where the overs are no overs. */
function bowled(game: Game): number | undefined {
  const batting = sideIn(game, 'batting');
  const parts = batting && /^(\d{1,3})(?:\.([0-6]))?$/.exec(game.values[`${batting}.overs`] ?? '');
  if (!parts) return undefined;
  const [, overs = '0', balls = '0'] = parts;
  return Number(overs) * ballsPerOver(game) + Number(balls);
}

function runs(game: Game): number | undefined {
  const batting = sideIn(game, 'batting');
  return batting && numberIn(game, `${batting}.score`);
}

function runsNeeded(game: Game): number | undefined {
  const target = numberIn(game, 'target');
  const made = runs(game);
  // A target of 0 is what some boards show in the first innings.
  return target === undefined || target === 0 || made === undefined ? undefined : Math.max(0, target - made);
}

/** Balls left of an innings with a limit, in a chase; undefined where the variant has none (first-class cricket). */
function ballsLeft(game: Game): number | undefined {
  const balls = figure(game, 'balls');
  const gone = bowled(game);
  if (!balls || gone === undefined || runsNeeded(game) === undefined) return undefined;
  return Math.max(0, balls - gone);
}

/** What boards say for status once a match is over. */
const OVER = /^(final|result|ended|finished|full[- ]?time|(match|game) over|no result|match drawn|stumps drawn)/i;

/** Whether the chase is over and lost, or the match is: nothing is needed any more. */
function isOver(game: Game): boolean {
  const batting = sideIn(game, 'batting');
  const wickets = batting && numberIn(game, `${batting}.wickets`);
  const all = figure(game, 'wickets');
  const isAllOut = all !== undefined && wickets !== undefined && wickets >= all;
  return isAllOut || ballsLeft(game) === 0 || OVER.test(game.values['status'] ?? '');
}

function rate(made: number, balls: number, game: Game): string {
  return ((made * ballsPerOver(game)) / balls).toFixed(2);
}

/** Runs to the target; blank once they cannot be made any more. */
export const need: Reckon = (_field, game) => whileOn(runsNeeded(game)?.toString(), game);

/** Balls left to make them in, blank with the runs. */
export const needBalls: Reckon = (_field, game) => whileOn(ballsLeft(game)?.toString(), game);

function whileOn(text: string | undefined, game: Game): string | undefined {
  return text !== undefined && isOver(game) ? '' : text;
}

/** Runs an over so far, with two decimals as on boards. */
export const runRate: Reckon = (_field, game) => {
  const made = runs(game);
  const balls = bowled(game);
  return made === undefined || !balls ? undefined : rate(made, balls, game);
};

/** Runs an over that are needed from here; blank once none are. */
export const requiredRate: Reckon = (_field, game) => {
  const needed = runsNeeded(game);
  const balls = ballsLeft(game);
  if (needed === undefined || balls === undefined) return undefined;
  return needed === 0 || balls === 0 || isOver(game) ? '' : rate(needed, balls, game);
};

/**
 * Who wins a chase that ends as it stands, where that is certain: the side that has made the target, or the other once the wickets or the balls
 * are gone; `none` while both may still win, at a tie, and where no side is chasing. A target that was revised (DLS) is the one that counts.
 */
export const chaseWinner: Reckon = (_field, game) => {
  const batting = sideIn(game, 'batting');
  const needed = runsNeeded(game);
  if (batting === undefined || needed === undefined) return undefined;
  if (needed === 0) return batting;
  const out = numberIn(game, `${batting}.wickets`);
  const isOver = (out !== undefined && out >= (figure(game, 'wickets') ?? 10)) || ballsLeft(game) === 0;
  // One run short is a tie.
  return isOver && needed > 1 ? otherTeam(batting) : 'none';
};
