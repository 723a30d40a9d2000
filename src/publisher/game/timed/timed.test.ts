import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SPORTS } from '#scoreboard/packs/demos/demos.ts';
import { createGame, type Board, type Game } from '../game.ts';
import { createFaultList, field, looks, tenths } from '../test-looks.ts';

const CLOCKED = SPORTS.filter((sport) => createGame(sport, 1).boardAt(60_000)['clock'] !== undefined);
const TEAMS = ['home', 'away'] as const;

test.each(['basketball', 'hockey', ...CLOCKED] as const)('%s: the clock runs, and it also stands', (sport) => {
  const game = createGame(sport, 7);
  const shown = [...looks(game, 1100)].map(([before, now]) =>
    [before, now].map((board) => board['time'] ?? board['clock']),
  );
  const stood = shown.filter(([before, now]) => before === now).length / shown.length;
  expect(stood).toBeGreaterThan(0.005);
  expect(stood).toBeLessThan(0.7);
});

test('the scores of the periods add up to the score', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SPORTS), fc.nat(), fc.nat(4_000_000), (sport, seed, ms) => {
      const board = createGame(sport, seed).boardAt(ms);
      for (const [at, team] of TEAMS.entries()) {
        const parts = Object.entries(board).filter(([name]) => name.startsWith(`${team}.period`));
        if (parts.length === 0) continue;
        const score = board[`score_${'ab'.charAt(at)}`] ?? board[`${team}.score`];
        expect(String(parts.reduce((sum, [, text]) => sum + Number(text), 0))).toBe(score);
      }
    }),
    { numRuns: 150 },
  );
});

describe('penalty boxes', () => {
  test.each([
    ['hockey', 'penalty', 3],
    ['floorball', 'penalty', 2],
    ['handball', 'suspension', 3],
    ['waterpolo', 'exclusion', 3],
  ] as const)('%s: places fill from the first, a player has a clock, and no clock rises', (sport, stem, places) => {
    const used = new Set<string>();
    const { must, first } = createFaultList();
    for (let seed = 0; seed < 14; seed += 1) {
      for (const [before, now] of looks(createGame(sport, seed), 500)) {
        for (const team of TEAMS) {
          for (let place = 1; place <= places; place += 1) {
            const name = `${team}.${stem}${place}`;
            const is = field(now, name);
            if (is !== '') used.add(`${team}${place}`);
            must((is === '') === (field(now, `${name}.player`) === ''), () => `${name}: ${JSON.stringify(now)}`);
            if (place > 1 && is !== '') must(now[`${team}.${stem}${place - 1}`] !== '', () => `a gap before ${name}`);
            const same = before[`${name}.player`] === now[`${name}.player`] && before[name] !== '' && is !== '';
            must(!same || tenths(is) <= tenths(field(before, name)), () => `${name} rose`);
          }
        }
      }
    }
    expect(first()).toEqual([]);
    expect(used.size).toBeGreaterThanOrEqual(3);
  });

  test('a shot is counted for each goal but one in a shoot-out', () => {
    for (const [, now] of looks(createGame('hockey', 5), 1000)) {
      expect(Number(now['score_a'])).toBeLessThanOrEqual(Number(now['home.shots']) + (now['period'] === 'SO' ? 1 : 0));
    }
  });
});

describe('basketball', () => {
  const game = createGame('basketball', 3);

  test('team fouls begin anew with each quarter and go on in overtime', () => {
    const tied = Array.from({ length: 300 }, (_, seed) => createGame('basketball', seed)).find((one) =>
      field(one.boardAt(one.duration), 'period').endsWith('OT'),
    );
    const starts: string[] = [];
    for (const [before, now] of looks(tied ?? game, 100)) {
      if (before['period'] === now['period']) continue;
      const kept = before['fouls_a'] === now['fouls_a'] && before['fouls_b'] === now['fouls_b'];
      const zero = now['fouls_a'] === '0' && now['fouls_b'] === '0';
      starts.push(`${now['period']} ${zero ? 'zero' : kept ? 'kept' : 'wrong'}`);
    }
    expect(starts.slice(0, 4)).toEqual(['2nd zero', '3rd zero', '4th zero', 'OT kept']);
  });

  test('the shot clock is blank when less than a full one is left, and comes back short after an offensive rebound', () => {
    const shots = new Set<string>();
    let resets14 = 0;
    for (const [before, now] of looks(game, 100)) {
      const shot = field(now, 'shot_clock');
      shots.add(shot);
      if (Number(shot) > Number(before['shot_clock']) && /^1[34]$/.test(shot)) resets14 += 1;
    }
    expect(shots).toContain('');
    expect(shots).toContain('24');
    expect(shots).toContain('4.9');
    expect(resets14).toBeGreaterThan(5);
  });

  test('nobody has the arrow before the first jump ball', () => {
    expect(game.boardAt(0)['possession']).toBe('');
  });
});

/** The values that a field takes in some games of a sport. */
function valuesOf(sport: Game['sport'], name: string, seeds: number): Set<string> {
  const values = new Set<string>();
  for (let seed = 0; seed < seeds; seed += 1) {
    for (const [, now] of looks(createGame(sport, seed), 1000)) values.add(field(now, name));
  }
  return values;
}

test.each([
  ['soccer', 'addedTime', '3', 6],
  ['football', 'toGo', 'Goal', 2],
  ['football', 'flag', '1', 1],
  ['hockey', 'home.emptyNet', '1', 20],
  ['hockey', 'home.delayed', '1', 3],
  ['handball', 'passive', '1', 1],
  ['handball', 'home.sevenMetre', '1', 3],
  ['handball', 'home.emptyGoal', '1', 3],
  ['netball', 'powerPlay', '1', 1],
  ['netball', 'centrePass', 'away', 1],
  ['rugby', 'kickClock', '60', 3],
  ['wrestling', 'activityClock', '0:30', 10],
  ['boxing', 'rest', '1', 3],
  ['derby', 'home.starPass', '1', 2],
  ['derby', 'lineupClock', '29', 1],
  ['derby', 'jamClock', '2:00', 2],
  ['waterpolo', 'shotClock', '9.9', 2],
] as const)('%s has a %s of %s at times', (sport, name, text, seeds) => {
  expect(valuesOf(sport, name, seeds)).toContain(text);
});

test('down and distance go on by the rules: a first down, or one more down than before, or the ball is lost', () => {
  const { must, first } = createFaultList();
  for (let seed = 0; seed < 3; seed += 1) {
    for (const [before, now] of looks(createGame('football', seed), 200)) {
      const [was, is] = [Number(before['down']), Number(now['down'])];
      if (was === 0 || is === 0 || before['possession'] !== now['possession']) continue;
      must(is === was || is === was + 1 || is === 1, () => JSON.stringify([before, now]));
    }
  }
  expect(first()).toEqual([]);
});

test('a second leg counts the aggregate, and a level one goes on', () => {
  const finals: Board[] = Array.from({ length: 200 }, (_, seed) => createGame('soccer', seed).boardAt(Infinity));
  const legs = finals.filter((final) => final['home.aggregate'] !== '');
  expect(legs.length).toBeGreaterThan(30);
  for (const final of legs) {
    expect(Number(final['home.aggregate'])).toBeGreaterThanOrEqual(Number(final['home.score']));
    const level = final['home.aggregate'] === final['away.aggregate'];
    expect(level).toBe(final['period'] === 'PEN');
  }
});
