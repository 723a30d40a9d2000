import { expect, test } from 'vitest';
import type { LookRow } from '#protocol/api.ts';
import { savedPath, savedVersion, withSavedLogos } from './saved-looks.ts';

const rows: readonly LookRow[] = [
  { kind: 'layout', name: 'derby', version: 'L1', onAir: true, faults: [] },
  { kind: 'layout', name: 'broken', version: null, onAir: false, faults: ['x'] },
  { kind: 'theme', name: 'club', version: 'T1', onAir: true, faults: [] },
  { kind: 'logo', name: 'lions.png', version: 'G1', onAir: true, faults: [] },
];
const TEAM = { name: null, short: null, color: null };

test('only a save of the files that a page shows is another version for it', () => {
  const version = savedVersion(['/layouts/derby.json', '/themes/club.json'], rows);
  const savedAgain = rows.map((row) => (row.name === 'club' ? { ...row, version: 'T2' } : row));
  const others = rows.map((row) => (row.kind === 'logo' ? { ...row, version: 'G2' } : row));
  expect(savedVersion(['/layouts/derby.json', '/themes/club.json'], savedAgain)).not.toBe(version);
  expect(savedVersion(['/layouts/derby.json', '/themes/club.json'], others)).toBe(version);
  expect(savedVersion(['/layouts/basketball.json', '/layouts/broken.json'], rows)).toBe('');
});

test('a logo of the crew’s own is asked for by its version, whatever its case; another stays', () => {
  const look = {
    home: { ...TEAM, logo: '/logos/Lions.png' },
    away: { ...TEAM, logo: '/logos/bears.svg' },
    lang: 'en',
    hide: [],
  };
  expect(withSavedLogos(look, rows)).toMatchObject({
    home: { logo: '/logos/lions.png?saved=G1' },
    away: { logo: '/logos/bears.svg' },
  });
  expect(withSavedLogos(look, [])).toBe(look);
});

test('so are the pictures of sponsors and of a name strap', () => {
  const plain = { home: { ...TEAM, logo: null }, away: { ...TEAM, logo: null }, lang: 'en', hide: [] };
  const texts = { title: 'Cup final', strapLogo: '/logos/lions.png' };
  const look = { ...plain, texts, sponsors: ['/logos/bears.svg', '/logos/lions.png'] };
  expect(withSavedLogos(look, rows)).toEqual({
    ...plain,
    texts: { title: 'Cup final', strapLogo: '/logos/lions.png?saved=G1' },
    sponsors: ['/logos/bears.svg', '/logos/lions.png?saved=G1'],
  });
});

test('layouts and themes are asked for as they are saved, and nothing else is', () => {
  expect(savedPath('/layouts/derby.json')).toBe('/layouts/derby.json?saved');
  expect(savedPath('/themes/club.json')).toBe('/themes/club.json?saved');
  for (const path of ['/themes/club.json?saved=T1', '/packs/hockey.json', '/themes.json']) {
    expect(savedPath(path)).toBe(path);
  }
});
