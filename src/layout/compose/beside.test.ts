import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { APART, bannerWidth, bothTabsWidth, overlines, paired, tabsWidth } from './beside.ts';
import { widthOf } from './blocks.ts';
import { readSheet } from './sheet.ts';

function sheetOf(sport: string): ReturnType<typeof readSheet> {
  return readSheet(JSON.parse(readFileSync(join('src', 'layout', 'sports', `${sport}.json`), 'utf8')), { en: {} });
}

const tennis = (): ReturnType<typeof readSheet> => sheetOf('tennis');

test('a column takes its room with the fields that the sheet names for it, of both teams', () => {
  const known = new Map(paired(tennis(), 'home', 'columns').map(({ part, known: fields }) => [part, fields]));
  expect(new Set(known.get('home-set2'))).toEqual(new Set(['home.past2', 'away.past2']));
  expect(known.get('home-games')).toEqual(expect.arrayContaining(['home.games', 'away.games', 'away.set1']));
});

test('a sign has its room always, where the sheet says so', () => {
  expect(paired(tennis(), 'away', 'signs').map(({ part, known }) => [part, known])).toEqual([['away-serve', []]]);
});

test('the rooms of a team and of the other are the same', () => {
  const [home, away] = (['home', 'away'] as const).map((team) =>
    paired(tennis(), team, 'columns').map(({ known, width }) => [new Set(known), width]),
  );
  expect(home).toEqual(away);
});

test('the tabs of both teams stand apart in the least room and in more, beside banners and under them', () => {
  const sheet = sheetOf('hockey');
  const least = bothTabsWidth(sheet);
  for (const width of [least, least + 6, least + bannerWidth(sheet), least + 600]) {
    const line = overlines(sheet, width).at(-1);
    if (!line) throw new Error('there are no tabs');
    const [home, between, away] = line.children;
    expect(widthOf(line.children)).toBe(width);
    expect(widthOf([home, between, away]) - 2 * tabsWidth(sheet.home)).toBeGreaterThanOrEqual(APART);
    for (const side of [home, away]) expect(side?.width).toBeGreaterThanOrEqual(tabsWidth(sheet.home));
  }
});
