import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paired } from './beside.ts';
import { readSheet } from './sheet.ts';

function tennis(): ReturnType<typeof readSheet> {
  return readSheet(JSON.parse(readFileSync(join('src', 'layout', 'sports', 'tennis.json'), 'utf8')), { en: {} });
}

test('a column takes its room with the fields that the sheet names for it, of both teams', () => {
  const known = new Map(paired(tennis(), 'home', 'columns').map(({ part, known: fields }) => [part, fields]));
  expect(new Set(known.get('home-set2'))).toEqual(new Set(['home.set3', 'away.set3']));
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
