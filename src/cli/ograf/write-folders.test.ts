import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeSurroundings, type FakeSurroundings } from '../fake-surroundings.ts';
import { run } from '../run.ts';
import { packKit, type KitGraphic } from './kit.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-ograf-'));
  const graphics = ['hockey', 'tennis'].flatMap((sport) => ['classic', 'led'].map((theme) => graphicOf(sport, theme)));
  const kit = {
    code: 'draw(PARTS);',
    graphics,
    forms: {},
    files: { latin: Buffer.from([0, 255, 7]).toString('base64') },
  };
  await writeFile(path.join(folder, 'kit'), await packKit(kit));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function graphicOf(sport: string, theme: string): KitGraphic {
  return {
    id: `boardcast-${sport}-${theme}`,
    sport,
    theme,
    manifest: `{"id":"boardcast-${sport}-${theme}"}\n`,
    parts: `const PARTS="${sport} ${theme}";\n`,
    files: { 'fonts/latin.woff2': 'latin' },
  };
}

async function ograf(...words: string[]): Promise<{ code: number; around: FakeSurroundings }> {
  const around = createFakeSurroundings({ cwd: folder, ografKit: path.join(folder, 'kit') });
  return { code: await run(['ograf', ...words], around), around };
}

test('a folder for each graphic, each whole by itself', async () => {
  const { code, around } = await ograf('write', 'out');
  expect([code, around.stdout]).toEqual([0, ['4 graphics in out']]);
  const graphic = path.join(folder, 'out', 'boardcast-tennis-led');
  expect((await readdir(graphic)).sort()).toEqual(['boardcast-tennis-led.ograf.json', 'fonts', 'graphic.mjs']);
  expect(await readFile(path.join(graphic, 'graphic.mjs'), 'utf8')).toBe('const PARTS="tennis led";\ndraw(PARTS);');
  expect([...(await readFile(path.join(graphic, 'fonts', 'latin.woff2')))]).toEqual([0, 255, 7]);
});

test('sports and themes narrow it, and one that there is not is named with those that there are', async () => {
  expect((await ograf('write', 'out', '--sport', 'tennis', '--theme', 'led,classic')).around.stdout).toEqual([
    '2 graphics in out',
  ]);
  expect((await readdir(path.join(folder, 'out'))).sort()).toEqual([
    'boardcast-tennis-classic',
    'boardcast-tennis-led',
  ]);
  const { code, around } = await ograf('write', 'other', '--sport', 'chess', '--theme', '');
  expect(code).toBe(2);
  expect(around.stderr.slice(1, -1)).toEqual([
    '  --sport: expected one of hockey, tennis, got "chess"',
    '  --theme: expected one of classic, led, got ""',
  ]);
  expect(await readdir(folder)).not.toContain('other');
});

test('a command line that is wrong is refused, exit 2', async () => {
  for (const words of [[], ['wirte', 'out'], ['write'], ['write', 'a', 'b'], ['write', 'out', '--all']]) {
    const { code, around } = await ograf(...words);
    expect([words, code, around.stdout]).toEqual([words, 2, []]);
  }
});

test('graphics that were not built, or by another Boardcast, are said to be, exit 1', async () => {
  await writeFile(path.join(folder, 'kit'), 'no kit');
  const broken = await ograf('write', 'out');
  expect([broken.code, broken.around.stderr]).toEqual([
    1,
    [expect.stringContaining('"npm run build:ograf" makes them')],
  ]);
  await rm(path.join(folder, 'kit'));
  expect((await ograf('write', 'out')).around.stderr).toEqual([expect.stringMatching(/ENOENT.*build:ograf/)]);
});
