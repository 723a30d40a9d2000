import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { composeAll } from '../../vite.layout-plugin.ts';
import { createFakeSurroundings, type FakeSurroundings } from './fake-surroundings.ts';
import { run } from './run.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-check-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function check(...words: string[]): Promise<{ code: number; around: FakeSurroundings }> {
  const around = createFakeSurroundings({ cwd: folder });
  return { code: await run(['layout', ...words], around), around };
}

test('the shipped layouts and themes are good, exit 0', async () => {
  const themes = path.resolve('public', 'themes');
  const files = (await readdir(themes)).map((name) => path.join(themes, name));
  for (const { path: name, layout } of await composeAll()) {
    const file = path.join(folder, name.replace('/', '-'));
    await writeFile(file, JSON.stringify(layout));
    files.push(file);
  }
  const { code, around } = await check('check', ...files);
  expect(around.stdout).toEqual(files.map((file) => `${file}: good`));
  expect(code).toBe(0);
});

test('each file’s faults stand under its name, in the order that was asked for; exit 1', async () => {
  await writeFile(path.join(folder, 'night.json'), '{"name":"Night","home":"red"}');
  await writeFile(path.join(folder, 'cut.json'), '{\n  "name": "Cut",');
  await writeFile(path.join(folder, 'old.json'), Buffer.from([0x7b, 0xff, 0x7d]));
  const { code, around } = await check('check', 'night.json', 'cut.json', 'old.json', 'gone.json');
  expect(code).toBe(1);
  expect(around.stdout).toEqual([
    'night.json: 3 faults',
    '  home: expected a colour as #rrggbb, lower case, got "red"',
    '  away: expected a colour as #rrggbb, lower case, got nothing',
    '  tokens: expected an object in { }, got nothing',
    'cut.json: 1 fault',
    '  line 2, column 17: expected a name in double quotes, got the end of the file',
    'old.json: 1 fault',
    '  file: expected text in UTF-8, got other bytes',
    'gone.json: 1 fault',
    expect.stringMatching(/^ {2}cannot be read: ENOENT/),
  ]);
});

test('a command line that is wrong is refused, exit 2', async () => {
  for (const words of [[], ['chekc', 'a.json'], ['check'], ['check', 'a.json', '--fix']]) {
    const { code, around } = await check(...words);
    expect([words, code, around.stdout]).toEqual([words, 2, []]);
    expect(around.stderr[0]).toBe('One setting is wrong:');
  }
  expect((await check('check', 'a.json', '--fix')).around.stderr[1]).toBe('  --fix: no such flag, expected none');
});
