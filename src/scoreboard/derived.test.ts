import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derive } from './derived.ts';
import { RULES, type Rule } from './derived/rules.ts';
import type { DerivedField, Variant } from './packs/pack-schema.ts';
import { PACKS } from './packs/packs.ts';

const HOCKEY = { skaters: 5, leastSkaters: 3, overtimeSkaters: 3, penaltiesCounted: 2, penaltyLongest: 300 };
const TENNIS = { setGames: 6, tieAt: 6, tieTo: 7, lastTieTo: 10, bestOf: 3, noAd: false, matchTie: 0 };
const CRICKET = { balls: 120, ballsPerOver: 6 };

/** What the one rule makes of these values under these figures. */
function reckon(entry: DerivedField, params: Variant['params'], values: Record<string, string>): string | undefined {
  const variant: Variant = {
    id: 'test',
    name: 'Test',
    edition: '1',
    source: 'made for a test',
    clock: 'down',
    tenthsUnder: 0,
    periods: 3,
    periodLabel: 'period',
    steps: [1],
    params,
  };
  const pack = { rules: { default: 'test', variants: [variant] }, derived: [entry] };
  return derive(pack, undefined, values)[entry.field];
}

test('a value that the source sends is never overwritten, not even a blank one', () => {
  const pack = PACKS.get('basketball');
  if (pack === undefined) throw new Error('basketball is missing');
  expect(derive(pack, 'fiba', { 'away.fouls': '5', 'home.fouls': '4' })).toEqual({
    'home.bonus': '1',
    'away.bonus': '0',
  });
  expect(derive(pack, 'fiba', { 'away.fouls': '5', 'home.bonus': '' })).toEqual({});
});

test('each variant has its own figures, and an unknown one is the default', () => {
  const pack = PACKS.get('basketball');
  if (pack === undefined) throw new Error('basketball is missing');
  const college = (fouls: string): unknown => derive(pack, 'ncaa-men', { 'away.fouls': fouls });
  expect(college('6')).toEqual({ 'home.bonus': '0', 'home.doubleBonus': '0' });
  expect(college('9')).toEqual({ 'home.bonus': '1', 'home.doubleBonus': '0' });
  expect(college('10')).toEqual({ 'home.bonus': '1', 'home.doubleBonus': '1' });
  expect(derive(pack, 'nba', { 'away.fouls': '4', period: 'OT' })).toEqual({ 'home.bonus': '1' });
  expect(derive(pack, 'nba', { 'away.fouls': '4', period: '4' })).toEqual({ 'home.bonus': '0' });
  expect(derive(pack, 'nobody', { 'away.fouls': '5' })).toEqual({ 'home.bonus': '1' });
  expect(derive(pack, 'fiba', { 'away.fouls': 'BONUS' })).toEqual({});
});

describe('strength', () => {
  const rule: DerivedField = { field: 'strength', rule: 'strength' };
  test.each([
    ['5v4', { 'away.penalty1': '1:34' }],
    ['4v5', { 'home.penalty1': '45.9', 'away.penalty1': '' }],
    ['5v3', { 'away.penalty1': '1:34', 'away.penalty2': '0:12' }],
    ['5v3', { 'away.penalty1': '1:34', 'away.penalty2': '0:12', 'away.penalty3': '2:00' }],
    ['4v3', { 'home.penalty1': '1:00', 'away.penalty1': '1:34', 'away.penalty2': '0:12' }],
    ['', { 'home.penalty1': '1:00', 'away.penalty1': '1:34' }],
    ['', { 'home.penalty1': '0:00', 'away.penalty1': '' }],
    ['', { 'home.penalty1': '10:00' }],
    ['4v3', { period: 'OT', 'away.penalty1': '1:34' }],
    ['5v4', { period: 'not started', 'away.penalty1': '1:34' }],
    ['5v4', { period: '3rd', 'away.penalty1': '1:34' }],
    ['4v3', { period: '2OT', 'away.penalty1': '1:34' }],
    ['5v3', { period: '4', 'away.penalty1': '1:34', 'away.penalty2': '2:00' }],
    [undefined, { 'home.score': '3' }],
  ])('%s', (shown, values) => {
    expect(reckon(rule, HOCKEY, values)).toBe(shown);
  });
});

describe('the clock of an advantage is that of the penalty whose end makes it smaller', () => {
  const rule: DerivedField = { field: 'home.powerPlay', rule: 'advantageClock' };
  test.each([
    ['1:34', { 'away.penalty1': '1:34' }],
    ['0:12', { 'away.penalty1': '1:34', 'away.penalty2': '0:12' }],
    // Four against three: the coincident pair cancels out.
    ['0:30', { 'home.penalty1': '1:40', 'away.penalty1': '0:30', 'away.penalty2': '1:40' }],
    // The own penalty ends first: five against three until the first of theirs ends.
    ['1:40', { 'home.penalty1': '0:20', 'away.penalty1': '1:40', 'away.penalty2': '1:50' }],
    ['', { 'home.penalty1': '1:40', 'away.penalty1': '1:40' }],
    ['', { 'home.penalty1': '1:40' }],
    [undefined, {}],
  ])('%s', (shown, values) => {
    expect(reckon(rule, HOCKEY, values)).toBe(shown);
  });

  test('man up in water polo by exclusions', () => {
    const values = { 'home.exclusion1': '12', 'away.exclusion1': '' };
    expect(reckon({ field: 'away.manUp', rule: 'advantage', of: 'exclusion' }, {}, values)).toBe('1');
    expect(reckon({ field: 'home.manUp', rule: 'advantage', of: 'exclusion' }, {}, values)).toBe('0');
    expect(reckon({ field: 'away.manUpClock', rule: 'advantageClock', of: 'exclusion' }, {}, values)).toBe('12');
  });
});

test('players of a rugby team: cards that run cost one each', () => {
  const rule: DerivedField = { field: 'home.players', rule: 'players', param: 'players' };
  const values = { 'home.yellow1': '7:12', 'home.yellow2': '', 'home.red1': '18:00', 'away.yellow1': '0:00' };
  expect(reckon(rule, { players: 15 }, values)).toBe('13');
  expect(reckon({ ...rule, field: 'away.players' }, { players: 15 }, values)).toBe('15');
  expect(reckon(rule, { players: 15 }, {})).toBeUndefined();
});

describe('set, game and match point', () => {
  const volley = { setTo: 25, setToLast: 15, setBy: 2, bestOf: 5 };
  const badminton = { gameTo: 21, gameBy: 2, gameCap: 30, bestOf: 3 };
  test.each([
    ['set', 'setPoint', volley, { 'home.score': '24', 'away.score': '20', 'home.sets': '1', 'away.sets': '2' }],
    ['', 'setPoint', volley, { 'home.score': '24', 'away.score': '24', 'home.sets': '1', 'away.sets': '2' }],
    ['', 'setPoint', volley, { 'home.score': '24', 'away.score': '20', 'home.sets': '2', 'away.sets': '0' }],
    ['match', 'matchPoint', volley, { 'home.score': '24', 'away.score': '20', 'home.sets': '2', 'away.sets': '0' }],
    ['match', 'matchPoint', volley, { 'home.score': '14', 'away.score': '9', 'home.sets': '2', 'away.sets': '2' }],
    ['', 'matchPoint', volley, { 'home.score': '14', 'away.score': '9', 'home.sets': '2', 'away.sets': '1' }],
    ['game', 'gamePoint', badminton, { 'home.score': '29', 'away.score': '29', 'home.games': '0', 'away.games': '1' }],
    ['', 'gamePoint', badminton, { 'home.score': '28', 'away.score': '28', 'home.games': '0', 'away.games': '1' }],
    ['match', 'matchPoint', badminton, { 'home.score': '20', 'away.score': '3', 'home.games': '1', 'away.games': '1' }],
  ] as const)('%s', (lit, rule, params, values) => {
    expect(reckon({ field: `home.${rule}`, rule }, params, values)).toBe(lit === '' ? '0' : '1');
  });

  test.each([
    ['tabletennis', 'game', '11-6', '1-1'],
    ['tabletennis', 'game', '13-11', '0-0'],
    // The board has counted the game already, its score still stands.
    ['tabletennis', 'game', '11-6', '3-1'],
    ['tabletennis', 'game', '11-6', '4-1'],
    ['badminton', 'game', '30-29', '0-0'],
    ['volleyball', 'set', '25-20', '2-1'],
    ['volleyball', 'set', '25-20', '2-2'],
    ['volleyball', 'set', '15-9', '3-2'],
  ])('%s: nobody is a point from a %s that is over at %s', (sport, unit, score, won) => {
    const pack = PACKS.get(sport);
    if (pack === undefined) throw new Error(`${sport} is missing`);
    const { winner: _, ...lamps } = derive(pack, undefined, { ...pairOf('score', score), ...pairOf(`${unit}s`, won) });
    const names = ['home', 'away'].flatMap((team) => [`${team}.${unit}Point`, `${team}.matchPoint`]);
    expect(lamps).toEqual(Object.fromEntries(names.map((name) => [name, '0'])));
  });

  test('without sets on the board the last period is the deciding one', () => {
    const values = { 'home.score': '14', 'away.score': '9', period: '3' };
    expect(reckon({ field: 'home.matchPoint', rule: 'matchPoint' }, volley, values)).toBe('1');
    expect(reckon({ field: 'home.matchPoint', rule: 'matchPoint' }, volley, { 'home.score': '24' })).toBeUndefined();
  });
});

function pairOf(name: string, pair: string): Record<string, string> {
  const [home = '', away = ''] = pair.split('-');
  return { [`home.${name}`]: home, [`away.${name}`]: away };
}

function at(points: string, games: string, sets: string, serve = 'home'): Record<string, string> {
  return { ...pairOf('points', points), ...pairOf('games', games), ...pairOf('sets', sets), serve };
}

/** The lamps of a tennis match that are lit. */
function lit(values: Record<string, string>, params: Variant['params'] = TENNIS): string[] {
  return (['breakPoint', 'setPoint', 'matchPoint'] as const).flatMap((rule) =>
    (['home', 'away'] as const)
      .filter((team) => reckon({ field: `${team}.${rule}`, rule }, params, values) === '1')
      .map((team) => `${team} ${rule}`),
  );
}

describe('tennis', () => {
  test.each([
    ['30-40', '3-2', '0-0', ['away breakPoint']],
    ['40-40', '3-2', '0-0', []],
    ['40-AD', '3-2', '0-0', ['away breakPoint']],
    ['40-30', '3-2', '0-0', []],
    ['40-30', '5-3', '0-0', ['home setPoint']],
    ['30-40', '3-5', '0-0', ['away setPoint']],
    ['40-30', '5-5', '0-0', []],
    ['40-0', '6-5', '1-0', ['home matchPoint']],
    ['6-5', '6-6', '0-0', ['home setPoint']],
    ['6-6', '6-6', '0-0', []],
    ['7-5', '6-6', '0-0', []],
    ['6-5', '6-6', '1-1', []],
    ['9-8', '6-6', '1-1', ['home matchPoint']],
  ])('%s at %s in games and %s in sets, home serving', (points, games, sets, words) => {
    expect(lit(at(points, games, sets))).toEqual(words);
  });

  test('no-ad: at 40-40 the receiver has a break point', () => {
    expect(lit(at('40-40', '3-2', '0-0'), { ...TENNIS, noAd: true })).toEqual(['away breakPoint']);
  });

  test('a match tie-break stands for the last set, by the points of its own field', () => {
    const values = { ...at('0-0', '0-0', '1-1'), 'home.tie3': '8', 'away.tie3': '9' };
    expect(lit(values, { ...TENNIS, matchTie: 10 })).toEqual(['away matchPoint']);
  });

  test('nobody known to serve: no break point is claimed', () => {
    expect(lit(at('30-40', '3-2', '0-0', ''))).toEqual([]);
  });
});

describe('down and distance', () => {
  test.each([
    ['1ST & 10', '1', '10'],
    ['3RD & GOAL', '3rd', 'Goal'],
    ['4TH & INCHES', '4', 'Inches'],
    ['2ND', '2', ''],
    ['', '', '10'],
    ['', '0', '10'],
  ])('%s', (shown, down, toGo) => {
    expect(reckon({ field: 'downText', rule: 'downText' }, {}, { down, toGo })).toBe(shown);
  });
});

test('the count has balls first, is blank while one of them is, and is none where a board has but one', () => {
  expect(reckon({ field: 'count', rule: 'count' }, {}, { balls: '2', strikes: '1' })).toBe('2-1');
  expect(reckon({ field: 'count', rule: 'count' }, {}, { balls: '2', strikes: '' })).toBe('');
  expect(reckon({ field: 'count', rule: 'count' }, {}, { balls: '2' })).toBeUndefined();
});

describe('cricket', () => {
  const chase = { batting: 'away', target: '188', 'away.score': '164', 'away.overs': '17', 'home.score': '187' };
  test.each([
    ['need', '24', chase],
    ['needBalls', '18', chase],
    ['requiredRate', '8.00', chase],
    ['runRate', '9.65', chase],
    // 16.4 is 100 balls, and 19.5 one ball before 20 overs.
    ['runRate', '6.00', { batting: 'home', 'home.score': '100', 'home.overs': '16.4' }],
    ['needBalls', '1', { ...chase, 'away.overs': '19.5' }],
    ['need', '0', { ...chase, 'away.score': '190' }],
    ['need', undefined, { ...chase, target: '' }],
    ['requiredRate', '', { ...chase, 'away.overs': '20' }],
    ['runRate', undefined, { ...chase, 'away.overs': '0.0' }],
    ['runRate', undefined, { ...chase, 'away.overs': '17.9' }],
    ['need', undefined, { ...chase, batting: '' }],
  ] as const)('%s %s', (rule, shown, values) => {
    expect(reckon({ field: rule, rule }, CRICKET, values)).toBe(shown);
  });
});

describe('whatever the texts are', () => {
  const FIGURES = { ...HOCKEY, ...TENNIS, ...CRICKET, players: 15, setTo: 25, gameTo: 11, bonusAt: 5 };
  const READ = ['home', 'away'].flatMap((team) =>
    'score sets games points overs wickets fouls penalty1 penalty2 yellow1 red1 tie1 shootout aggregate'
      .split(' ')
      .map((name) => `${team}.${name}`),
  );
  const names = fc.constantFrom(...READ, 'period', 'serve', 'batting', 'target', 'down', 'toGo', 'balls', 'strikes');
  const texts = fc.oneof(
    fc.string({ maxLength: 256 }),
    fc.constantFrom('', '0', '1', '6', '24', '40', 'AD', 'OT', '1:34', '0:00', '59.9', '99:99', '19.5', 'home', 'oxx'),
  );
  const values = fc.dictionary(names, texts);
  const entries = fc.record({
    field: fc.constantFrom('home.x', 'away.x', 'x'),
    rule: fc.constantFrom<Rule>(...RULES),
    of: fc.constantFrom('penalty', 'away.fouls'),
    param: fc.constantFrom('bonusAt', 'players', 'none'),
  });

  test('no rule throws, each is pure and says little', () => {
    fc.assert(
      fc.property(entries, values, (entry, given) => {
        const before = JSON.stringify(given);
        const text = reckon(entry, FIGURES, given);
        expect(reckon(entry, FIGURES, given)).toBe(text);
        expect(JSON.stringify(given)).toBe(before);
        expect((text ?? '').length).toBeLessThanOrEqual(16);
      }),
    );
  });

  test('never do both teams have the advantage, nor one team two points at stake', () => {
    fc.assert(
      fc.property(values, (given) => {
        const clocks = ['home', 'away'].map((team) =>
          reckon({ field: `${team}.pp`, rule: 'advantageClock' }, HOCKEY, given),
        );
        expect(clocks.filter(Boolean).length).toBeLessThanOrEqual(1);
        for (const team of ['home', 'away']) {
          const lit = (['breakPoint', 'setPoint', 'matchPoint'] as const).filter(
            (rule) => reckon({ field: `${team}.${rule}`, rule }, TENNIS, given) === '1',
          );
          expect(lit.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('every pack adds only the fields that it says it reckons', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PACKS.values()), values, (pack, given) => {
        const reckoned = pack.derived.map(({ field }) => field);
        for (const field of Object.keys(derive(pack, undefined, given))) {
          expect(reckoned).toContain(field);
          expect(given[field]).toBeUndefined();
        }
      }),
    );
  });
});
