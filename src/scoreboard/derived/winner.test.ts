import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derive } from '../derived.ts';
import { PACKS } from '../packs/packs.ts';

function winnerOf(sport: string, values: Record<string, string>, rules?: string): string | undefined {
  const pack = PACKS.get(sport);
  if (pack === undefined) throw new Error(`${sport} is missing`);
  return derive(pack, rules, values)['winner'];
}

function scores(home: string, away: string, word = 'score'): Record<string, string> {
  return { [`home.${word}`]: home, [`away.${word}`]: away };
}

describe('the winner', () => {
  test.each([
    ['hockey', 'home', scores('3', '2')],
    ['hockey', 'away', scores('9', '10')],
    ['hockey', 'none', scores('2', '2')],
    ['hockey', undefined, scores('2', '')],
    ['hockey', undefined, {}],
  ])('of %s by the total: %s', (sport, shown, values) => {
    expect(winnerOf(sport, values)).toBe(shown);
  });

  test.each([
    ['home', scores('2', '1')],
    // 2–1 and 3–3 over both matches.
    ['none', { ...scores('2', '1'), ...scores('3', '3', 'aggregate') }],
    ['away', { ...scores('2', '1'), ...scores('2', '4', 'aggregate') }],
    ['away', { ...scores('2', '1'), ...scores('3', '3', 'aggregate'), ...scores('xxx', 'oxo', 'shootout') }],
    ['away', { ...scores('1', '1'), ...scores('oxoxo', 'oooxo', 'shootout') }],
    ['home', { ...scores('1', '1'), ...scores('11011', '10100', 'shootout') }],
    ['home', { ...scores('1', '1'), ...scores('5', '4', 'shootout') }],
    ['home', { ...scores('1', '1'), ...scores('5', '4', 'shootoutGoals') }],
    ['none', { ...scores('2', '1'), ...scores('ox', 'xo', 'shootout') }],
    // One team has shot, or the aggregate of one team alone is there: nobody can tell.
    ['none', { ...scores('2', '1'), ...scores('o', '', 'shootout') }],
    ['none', { ...scores('2', '1'), ...scores('3', '', 'aggregate') }],
    // The other match's goals alone.
    ['none', { ...scores('2', '1'), ...scores('1', '2', 'aggregate') }],
    // Fields that are there and not in use.
    ['home', { ...scores('2', '1'), ...scores('', '', 'aggregate'), ...scores('.....', '.....', 'shootout') }],
    ['home', { ...scores('2', '1'), ...scores('0', '0', 'aggregate') }],
  ])('of soccer: %s by %j', (shown, values) => {
    expect(winnerOf('soccer', values)).toBe(shown);
  });

  test.each([
    ['tennis', 'best-of-3', 'away', scores('1', '2', 'sets')],
    ['tennis', 'best-of-5', 'none', scores('1', '2', 'sets')],
    ['tennis', 'best-of-5', 'home', scores('3', '0', 'sets')],
    ['tennis', 'best-of-3', 'none', { ...scores('1', '1', 'sets'), ...scores('6', '3', 'games') }],
    ['volleyball', 'fivb', 'home', { ...scores('3', '2', 'sets'), ...scores('9', '15') }],
    ['tabletennis', 'best-of-7', 'none', scores('3', '2', 'games')],
    ['badminton', 'best-of-3-21', 'away', scores('0', '2', 'games')],
    ['badminton', 'best-of-3-21', undefined, scores('21', '7')],
  ])('of %s by %s needs more than half: %s', (sport, rules, shown, values) => {
    expect(winnerOf(sport, values, rules)).toBe(shown);
  });

  test.each([
    ['away', { ...scores('10', '10'), ...scores('3', '4', 'period5') }],
    // The board adds them to the goals.
    ['away', { ...scores('13', '14'), ...scores('3', '4', 'period5') }],
    ['none', { ...scores('10', '10'), ...scores('3', '3', 'period5') }],
    ['none', scores('10', '10')],
  ])('of water polo, where the shoot-out is the last period: %s', (shown, values) => {
    expect(winnerOf('waterpolo', values)).toBe(shown);
  });

  const chase = { batting: 'away', target: '188', ...scores('187', '164'), 'away.overs': '17', 'away.wickets': '4' };
  test.each([
    ['none', chase],
    ['away', { ...chase, 'away.score': '188' }],
    ['home', { ...chase, 'away.overs': '20' }],
    ['home', { ...chase, 'away.wickets': '10' }],
    // One run short of the target is a tie.
    ['none', { ...chase, 'away.overs': '20', 'away.score': '187' }],
    // A revised target is made with fewer runs than the other side has.
    ['away', { ...chase, target: '121', 'away.score': '122' }],
    [undefined, { ...chase, target: '' }],
    [undefined, { ...chase, batting: '' }],
  ])('of a chase in cricket: %s', (shown, values) => {
    expect(winnerOf('cricket', values)).toBe(shown);
  });

  test.each(['boxing', 'wrestling'])('of %s is the source’s word alone', (sport) => {
    expect(winnerOf(sport, scores('12', '3'))).toBeUndefined();
  });

  test('that the source names stands', () => {
    expect(winnerOf('soccer', { ...scores('2', '1'), winner: 'away' })).toBeUndefined();
  });

  test('is the other one when the teams change places', () => {
    const text = fc.constantFrom('', '0', '1', '2', '3', 'ox', 'oox', 'xxo', '.....');
    const words = ['score', 'sets', 'games', 'aggregate', 'shootout'];
    const board = fc.array(fc.tuple(fc.constantFrom(...words), text, text));
    const turned = { home: 'away', away: 'home' };
    fc.assert(
      fc.property(fc.constantFrom('soccer', 'tennis', 'tabletennis', 'hockey'), board, (sport, rows) => {
        const shown = winnerOf(sport, Object.assign({}, ...rows.map(([word, home, away]) => scores(home, away, word))));
        const other = winnerOf(sport, Object.assign({}, ...rows.map(([word, home, away]) => scores(away, home, word))));
        expect(other).toBe(shown === 'home' || shown === 'away' ? turned[shown] : shown);
      }),
    );
  });
});

test('the goals of a shoot-out are counted from its marks', () => {
  const pack = PACKS.get('soccer');
  if (pack === undefined) throw new Error('soccer is missing');
  const goals = (home: string, away: string): unknown => {
    const { 'home.shootoutGoals': one, 'away.shootoutGoals': other } = derive(
      pack,
      undefined,
      scores(home, away, 'shootout'),
    );
    return [one, other];
  };
  expect(goals('oxoo', 'xxo.')).toEqual(['3', '1']);
  expect(goals('x', '')).toEqual(['0', '']);
  expect(goals('.....', '.....')).toEqual(['', '']);
  expect(derive(pack, undefined, {})).toEqual({});
});
