import { describe, expect, test } from 'vitest';
import { derive } from '../derived.ts';
import { PACKS } from '../packs/packs.ts';

/** `6-2` in a field of each team. */
function pair(name: string, score: string): Record<string, string> {
  const [home = '', away = ''] = score.split('-');
  return { [`home.${name}`]: home, [`away.${name}`]: away };
}

/** The sets that are over, as `6-2`; blank for the others. */
function past(...values: readonly Record<string, string>[]): readonly string[] {
  const pack = PACKS.get('tennis');
  if (pack === undefined) throw new Error('there is no pack');
  const none = Object.assign({}, ...[1, 2, 3, 4, 5].map((set) => pair(`set${set}`, '')));
  const extra = derive(pack, undefined, Object.assign(none, ...values));
  return [1, 2, 3, 4].map((set) => `${extra[`home.past${set}`]}-${extra[`away.past${set}`]}`);
}

const NO = '-';

describe('a source that fills a set with its end', () => {
  test.each<[string, readonly Record<string, string>[]]>([
    ['by nothing else', []],
    ['by the period', [{ period: '2' }]],
    ['by the sets', [pair('sets', '1-0')]],
    ['by both', [{ period: '2' }, pair('sets', '1-0')]],
    ['by the sets in the break', [{ period: '1' }, pair('sets', '1-0')]],
  ])('has it in the next one: known %s', (_by, more) => {
    expect(past(pair('set1', '6-2'), pair('games', '4-5'), ...more)).toEqual(['6-2', NO, NO, NO]);
  });

  test('has both in the third, level games or not', () => {
    const sets = [pair('set1', '6-2'), pair('set2', '6-7'), pair('sets', '1-1'), { period: '3' }];
    for (const games of ['0-0', '6-6', '6-7']) {
      expect(past(...sets, pair('games', games))).toEqual(['6-2', '6-7', NO, NO]);
    }
  });

  test('at the end has the last one where games are blank or begin anew, and not twice where they stand', () => {
    const sets = [pair('set1', '6-2'), pair('set2', '6-4'), pair('sets', '2-0'), { period: '2' }];
    expect(past(...sets, pair('games', '6-4'))).toEqual(['6-2', NO, NO, NO]);
    expect(past(...sets, pair('games', '0-0'))).toEqual(['6-2', '6-4', NO, NO]);
  });
});

describe('a source that fills a set with each game', () => {
  test('has none in the first', () => {
    expect(past(pair('set1', '4-5'), pair('games', '4-5'), pair('sets', '0-0'), { period: '1' })).toEqual([
      NO,
      NO,
      NO,
      NO,
    ]);
    expect(past(pair('set1', '4-5'), pair('games', '4-5'))).toEqual([NO, NO, NO, NO]);
  });

  test('has none while one of the fields is a moment late, if it says how the match stands', () => {
    const late = [pair('set1', '4-5'), pair('games', '3-5')];
    expect(past(...late, pair('sets', '0-0'))).toEqual([NO, NO, NO, NO]);
    expect(past(...late, { period: '1' })).toEqual([NO, NO, NO, NO]);
  });

  test('has the first in the second, with games of their own or without', () => {
    const sets = [pair('set1', '6-2'), pair('set2', '4-5')];
    expect(past(...sets, pair('games', '4-5'))).toEqual(['6-2', NO, NO, NO]);
    expect(past(...sets)).toEqual(['6-2', NO, NO, NO]);
  });

  test('without games has the running set in its field alone', () => {
    expect(past(pair('set1', '6-2'), { period: '1' })).toEqual([NO, NO, NO, NO]);
  });
});

test('a source without fields of the sets has none that are over', () => {
  const pack = PACKS.get('tennis');
  const extra = pack && derive(pack, undefined, { ...pair('games', '4-5'), ...pair('sets', '1-0') });
  expect(Object.keys(extra ?? {}).filter((name) => name.includes('past'))).toEqual([]);
});
