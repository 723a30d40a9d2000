import { expect, test } from 'vitest';
import { EMPTY_DESK } from '#protocol/desk.ts';
import { PACKS } from './packs/packs.ts';
import { titleRow, type Told } from './title-row.ts';

const SILENT: Told = {
  pack: PACKS.get('basketball'),
  desk: EMPTY_DESK,
  values: {},
  source: { status: 'none' },
  at: undefined,
  origin: 'http://192.168.1.20:15001',
};
const rowOf = (told: Partial<Told>): Record<string, string> => Object.fromEntries(titleRow({ ...SILENT, ...told }));
const columnsOf = (told: Partial<Told>): string[] => [...titleRow({ ...SILENT, ...told }).keys()];

test('[O1] a row has the columns of its sport from the first moment, the usual ones first, and keeps them in their order', () => {
  const columns = columnsOf({});
  expect(columns.slice(0, 18).join(' ')).toBe(
    'HomeName HomeShort HomeScore HomeColor HomeLogo AwayName AwayShort AwayScore AwayColor AwayLogo ' +
      'Clock Period PeriodLabel Phase Title Subtitle Status UpdatedAt',
  );
  expect(columns).toEqual(expect.arrayContaining(['ShotClock', 'HomeFouls', 'AwayTimeouts', 'HomeBonus']));
  expect(columnsOf({ values: { 'away.fouls': '3', clock: '1:00', 'home.score': '7' } })).toEqual(columns);
  expect(new Set(Object.values(rowOf({})))).toEqual(new Set(['', 'NONE']));
});

test('[O1] a row of each sport has names that are its own and good in every format', () => {
  for (const pack of [undefined, ...PACKS.values()]) {
    const columns = columnsOf({ pack });
    expect(new Set(columns).size).toBe(columns.length);
    for (const column of columns) expect(column).toMatch(/^[A-Z][A-Za-z0-9]*$/);
  }
});

test('[O1] it tells what is on air: the board’s values, what is reckoned from them, and the operator’s names before the board’s', () => {
  const desk = {
    ...EMPTY_DESK,
    teams: {
      home: { name: 'Löwen Nord', short: 'LÖW', color: '#0a3d91', logo: '/uploads/lions-0123456789ab.png' },
      away: EMPTY_DESK.teams.away,
    },
    texts: { ...EMPTY_DESK.texts, title: 'Cup final' },
    phase: 'live' as const,
  };
  const values = { 'home.score': '56', 'away.score': '48', 'away.name': 'Bears', clock: '5:12', period: '4' };
  const fouls = { 'away.fouls': '5' };
  expect(
    rowOf({ desk, values: { ...values, ...fouls }, source: { status: 'live', age: 3 }, at: 1_764_000_000_000 }),
  ).toMatchObject({
    HomeName: 'Löwen Nord',
    HomeShort: 'LÖW',
    HomeScore: '56',
    HomeColor: '#0a3d91',
    HomeLogo: 'http://192.168.1.20:15001/uploads/lions-0123456789ab.png',
    AwayName: 'Bears',
    AwayLogo: '',
    Clock: '5:12',
    Period: '4',
    PeriodLabel: 'Q4',
    Phase: 'live',
    Title: 'Cup final',
    Status: 'LIVE',
    UpdatedAt: '2025-11-24T16:00:00.000Z',
    AwayFouls: '5',
  });
});

test.each([
  ['hockey', '2', 'P2'],
  ['hockey', '4', 'OT'],
  ['soccer', '2', '2H'],
  ['soccer', '3', 'ET1'],
  ['volleyball', '3', 'SET 3'],
  ['basketball', '0', ''],
  ['basketball', 'Halftime', 'HALFTIME'],
])('in %s the period %s is labelled %s', (sport, period, label) => {
  expect(rowOf({ pack: PACKS.get(sport), values: { period } })['PeriodLabel']).toBe(label);
});

test('[O1] a crew’s own fields come behind the sport’s, in the order of their names, and none takes another’s column', () => {
  const values = { 'Heim Tore': '1', '2nd ref': 'x', a_b: 'y', 'A-b': 'z', ___: 'none', 'home score': 'not this one' };
  const own = columnsOf({ values }).slice(columnsOf({}).length);
  expect(own).toEqual(['Field2ndRef', 'AB', 'HeimTore']);
  expect(rowOf({ values })).toMatchObject({ AB: 'z', HeimTore: '1', HomeScore: '' });
});

test('of a demo its row says so', () => {
  expect(rowOf({ source: { status: 'live', demo: true } })['Status']).toBe('DEMO');
});
