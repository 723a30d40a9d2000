import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { MANIFEST_SCHEMA } from './e2e/ograf/schema.ts';
import { readData } from './src/overlay/hosts/ograf-data.ts';
import { graphicId, manifestOf } from './src/overlay/hosts/ograf-manifest.ts';
import { propertiesOf } from './src/overlay/hosts/ograf-properties.ts';
import { PACKS } from './src/scoreboard/packs/packs.ts';
import { scheduleOf } from './src/cli/ograf/schedule.ts';
import { formOf } from './vite.ograf-plugin.ts';
import { readThemes } from './vite.theme-plugin.ts';

const themes = await readThemes(import.meta.dirname);
const cases = [...PACKS.values()].flatMap((pack) => themes.map(({ id, theme }) => ({ pack, themeId: id, theme })));
const check = new Ajv2020({ strict: false, validateFormats: false }).compile(MANIFEST_SCHEMA);

test('every sport has a graphic in every theme, each under a name of its own', () => {
  const ids = cases.map(({ pack, themeId }) => graphicId(pack.id, themeId));
  expect(new Set(ids).size).toBe(PACKS.size * themes.length);
  // Names that `customElements.define` takes, also with what SPX puts behind them.
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z\d]*-[a-z\d-]+$/);
});

test.each(cases)(
  'the manifest of $pack.id in $themeId is one, and its defaults are data',
  ({ pack, theme, themeId }) => {
    const manifest = manifestOf({ pack, theme, themeId, version: '1.2.3' });
    expect(check(manifest) ? [] : check.errors).toEqual([]);
    expect(manifest).toMatchObject({ main: 'graphic.mjs', v_spx: { playlayer: '2', webplayout: '2' } });
    const properties = propertiesOf(pack, theme);
    expect(new Set(properties.map(({ name }) => name)).size).toBe(properties.length);
    const defaults = Object.fromEntries(properties.map(({ name, schema }) => [name, schema.default]));
    const read = readData(properties, defaults);
    expect(read).toEqual(readData(properties, {}));
    expect(read.ok).toBe(true);
  },
);

test.each([...PACKS.values()])('a recording of $id says nothing that its graphics refuse', (pack) => {
  const { theme } = cases[0]!;
  const form = formOf(pack, theme);
  const properties = propertiesOf(pack, theme);
  // Whatever a board may say: the longest and the strangest of each field, and what the desk says.
  for (const text of ['', '7', '99999', '1e5', 'home', 'Ad', '-1', 'x'.repeat(256), '1234567890123456']) {
    const values = Object.fromEntries(Object.keys(form.fields).map((field) => [field, text]));
    const teams = { home: { name: text, short: text, color: '#0A3D91' }, away: { name: text } };
    const control = { teams, phase: 'break', order: 'away', hide: ['clock'], texts: { title: text, strapTeam: text } };
    const source = { status: 'live' as const };
    const first = {
      type: 'snapshot' as const,
      stream: 's',
      epoch: 'e',
      rev: 1,
      at: 0,
      build: 'b',
      values,
      control,
      source,
    };
    const { schedule } = scheduleOf({ begins: 0, ends: 0, told: [first], sport: pack.id }, form);
    const data = Object.assign({}, ...schedule.map(({ action }) => action.params['data'] ?? {})) as object;
    expect(readData(properties, data)).toMatchObject({ ok: true });
  }
  expect(form.actions).toContain('timeout-home');
});
