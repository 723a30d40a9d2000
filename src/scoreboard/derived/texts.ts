/** Texts that put two fields together. */
import { numberIn, type Reckon } from './reading.ts';

const DOWNS: readonly string[] = ['1ST', '2ND', '3RD', '4TH'];

/**
 * `1ST & 10`, `3RD & GOAL`, `4TH & INCHES` (NFL Rules 7 §3: four downs to gain ten yards or reach the goal line). Blank between series. Whether
 * it is goal to go is the source's word: `ballOn` alone does not say in whose half the ball is.
 */
export const downText: Reckon = (_field, { values }) => {
  const down = values['down'];
  if (down === undefined) return undefined;
  const ordinal = DOWNS[Number(/^([1-4])(?:st|nd|rd|th)?$/i.exec(down)?.[1] ?? 0) - 1];
  if (ordinal === undefined) return '';
  const toGo = values['toGo'] ?? '';
  if (/^g(oal)?$/i.test(toGo)) return `${ordinal} & GOAL`;
  if (/^in(ch(es)?)?$/i.test(toGo)) return `${ordinal} & INCHES`;
  return /^\d{1,2}$/.test(toGo) ? `${ordinal} & ${Number(toGo)}` : ordinal;
};

/** `2-1`, balls first, as it is called. Blank while one of them is, so that the count keeps its room until both are back. */
export const count: Reckon = (_field, game) => {
  if (game.values['balls'] === undefined || game.values['strikes'] === undefined) return undefined;
  const balls = numberIn(game, 'balls');
  const strikes = numberIn(game, 'strikes');
  return balls === undefined || strikes === undefined ? '' : `${balls}-${strikes}`;
};
