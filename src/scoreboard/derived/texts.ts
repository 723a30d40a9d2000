/** Texts that put two fields together. */
import { numberIn, sideIn, type Game, type Reckon } from './reading.ts';

const DOWNS: readonly string[] = ['1ST', '2ND', '3RD', '4TH'];
/** `1`, `1st`, and both in one: `1st & 10`, `4th and goal`. */
const DOWN = /^([1-4])(?:st|nd|rd|th)?(?:\s*(?:&|\+|and)\s*(\S.*))?$/i;
/** In whose half the ball is, and how far from that goal line: `OPP 8`, `H 35`. `A` is left out: boards mean teams A and B by it, or away. */
const SPOT = /^(?:(own)|(opp|opponent)|(h|home)|(v|visitor|g|guest|away))\s*(\d{1,2})$/i;

/**
 * `1ST & 10`, `3RD & GOAL`, `4TH & INCHES` (NFL Rules 7 §3: four downs to gain ten yards or reach the goal line). Blank between series. It is
 * goal to go by the source's word, or where the ball is on the other side's half with no more yards to the line than there are to go.
 */
export const downText: Reckon = (_field, game) => {
  const { values } = game;
  const down = values['down'];
  if (down === undefined) return undefined;
  const [, number, rest] = DOWN.exec(down) ?? [];
  const ordinal = DOWNS[Number(number ?? 0) - 1];
  if (ordinal === undefined) return '';
  const toGo = rest ?? values['toGo'] ?? '';
  if (/^g(oal)?$/i.test(toGo)) return `${ordinal} & GOAL`;
  if (/^in(ch(es)?)?$/i.test(toGo)) return `${ordinal} & INCHES`;
  if (!/^\d{1,2}$/.test(toGo)) return ordinal;
  const yards = Number(toGo);
  return yards > 0 && yards >= yardsToGoal(game) ? `${ordinal} & GOAL` : `${ordinal} & ${yards}`;
};

/** From the ball to the line that the side with it is to reach; without end where that is not known, or more than half the field. */
function yardsToGoal(game: Game): number {
  const [, own, opponents, home, away, yards] = SPOT.exec(game.values['ballOn'] ?? '') ?? [];
  if (own !== undefined || yards === undefined) return Infinity;
  const offense = sideIn(game, 'possession');
  const isTheirs = opponents !== undefined || (home !== undefined && offense === 'away');
  return isTheirs || (away !== undefined && offense === 'home') ? Number(yards) : Infinity;
}

/** `2-1`, balls first, as it is called. Blank while one of them is, so that the count keeps its room until both are back. */
export const count: Reckon = (_field, game) => {
  if (game.values['balls'] === undefined || game.values['strikes'] === undefined) return undefined;
  const balls = numberIn(game, 'balls');
  const strikes = numberIn(game, 'strikes');
  return balls === undefined || strikes === undefined ? '' : `${balls}-${strikes}`;
};
