import { expect, test } from 'vitest';
import type { Fixture, Team } from '#protocol/library.ts';
import { readFixtures, readTeams, writeFixtures, writeTeams } from './tables.ts';

const LIONS: Team = { name: 'Łódź "Lions", U18', short: 'LIO', logo: '/logos/lions.svg', kits: ['#c8102e', '#ffffff'] };
const BEARS: Team = { name: 'Bears', short: '', logo: null, kits: [null, null] };
const GAME: Fixture = {
  date: '2026-11-28',
  time: '19:30',
  home: 'Lions',
  away: 'Bears',
  title: 'Cup; final',
  subtitle: 'Hall 2',
};

test('teams and fixtures come back from the tables that are written of them', () => {
  expect(readTeams(writeTeams([LIONS, BEARS]))).toEqual({ rows: [LIONS, BEARS], faults: [] });
  expect(readFixtures(writeFixtures([GAME]))).toEqual({ rows: [GAME], faults: [] });
  expect(readTeams(writeTeams([]))).toEqual({ rows: [], faults: [] });
});

test('a table of Excel’s in German is read, in whatever order its columns stand', () => {
  const text = '\ufeffFarbe;Mannschaft;Kurz-Name;Notiz\r\nC8102E;Löwen;LÖW;x\r\n#fff;Bären;;\r\n';
  expect(readTeams(text)).toEqual({
    rows: [
      { name: 'Löwen', short: 'LÖW', logo: null, kits: ['#c8102e', null] },
      { name: 'Bären', short: '', logo: null, kits: ['#ffffff', null] },
    ],
    faults: [],
  });
  expect(readFixtures('Heim\tGast\tDatum\nLöwen\tBären\t28.11.2026\n').rows).toEqual([
    { date: '28.11.2026', time: '', home: 'Löwen', away: 'Bären', title: '', subtitle: '' },
  ]);
});

test('accents in a head do not hide its column', () => {
  expect(readTeams('Équipe,Couleur\nLions,c8102e').rows.map(({ name, kits }) => [name, kits[0]])).toEqual([
    ['Lions', '#c8102e'],
  ]);
  expect(readTeams('Drużyna,Skrót\nLwy,LWY').rows.map(({ name, short }) => [name, short])).toEqual([['Lwy', 'LWY']]);
});

test('what cannot be taken is named by its line, and costs no more than itself', () => {
  const { rows, faults } = readTeams('name,color,logo\nLions,reddish,/logos/a.svg\n,c8102e,\nBears,,http://x/y.png');
  expect(rows.map(({ name, kits, logo }) => [name, kits[0], logo])).toEqual([
    ['Lions', null, '/logos/a.svg'],
    ['Bears', null, null],
  ]);
  expect(faults).toEqual([
    { line: 2, column: 'color', value: 'reddish' },
    { line: 3, column: 'name', value: '' },
    { line: 4, column: 'logo', value: 'http://x/y.png' },
  ]);
  expect(readFixtures('home,away\nLions,\nLions,Bears')).toMatchObject({
    rows: [{ home: 'Lions', away: 'Bears' }],
    faults: [{ line: 2, column: 'away', value: '' }],
  });
});

test('a table without a head that is known has no teams, and says where it lacks the name', () => {
  expect(readTeams('Lions,Bears\nc8102e,0a3d91')).toEqual({
    rows: [],
    faults: [{ line: 2, column: 'name', value: '' }],
  });
});

test('words are cut to what the desk takes', () => {
  expect(readTeams(`name\n${'x'.repeat(200)}`).rows[0]?.name).toHaveLength(80);
});
