import { expect, test } from 'vitest';
import { packAliases } from './alias-table.ts';
import { ALL_SPORTS } from './field-names.ts';
import { PACK_FILES } from './packs/pack-files.ts';
import { createRenames } from './renames.ts';

const badminton = PACK_FILES.find(({ id }) => id === 'badminton');

test('a name that only the sport settles is found, and one that stands already is left', () => {
  const renames = createRenames(badminton);
  const [ours] = [...renames(['home_sets', 'clock', 'Crowd'])];
  expect(ours?.[1]).toBe('home_sets');
  expect(renames([ours?.[0] ?? '', 'home_sets'])).toEqual(new Map());
});

test('of two fields for one name the first has it', () => {
  const renames = createRenames({ fields: [{ name: 'period', aliases: ['game', 'set'] }] });
  expect(renames(['Set', 'GAME'])).toEqual(new Map([['period', 'Set']]));
});

test('what is no pack renames nothing', () => {
  for (const json of [null, 'x', {}, { fields: 3 }]) expect(createRenames(json)(['home_sets'])).toEqual(new Map());
});

test.each(PACK_FILES)('$id: what a relay that was not told the sport left alone is found by every spelling', (pack) => {
  const renames = createRenames(pack);
  const wrong: string[] = [];
  for (const [key, canonical] of packAliases(pack).table) {
    const heard = ALL_SPORTS.canonicalOf(key) ?? key;
    const shown = heard === canonical || renames([heard]).get(canonical) === heard;
    if (!shown) wrong.push(`${key} is ${heard}, not ${canonical}`);
  }
  // A dual meet's score is the score of other sports' teams, and of a bout: only the relay can be told which.
  expect(wrong.filter((line) => !(pack.id === 'wrestling' && /teamscore.*dual/.test(line)))).toEqual([]);
});
