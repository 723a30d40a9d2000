import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeThemeList } from '#protocol/api.ts';
import { listThemes } from './vite.theme-plugin.ts';

test('the list holds every theme that ships, the usual one first, with its name and variant', async () => {
  const list = await listThemes();
  expect(list.themes.map(({ id }) => `${id}.json`).sort()).toEqual(readdirSync('public/themes').sort());
  expect(list.themes[0]).toEqual({ id: 'classic', name: 'Classic', variant: 'bar' });
  expect(list.themes.find(({ id }) => id === 'slim')).toEqual({ id: 'slim', name: 'Slim', variant: 'strip' });
  expect(decodeThemeList(JSON.stringify(list))).toEqual({ ok: true, value: list });
});
