import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeSurroundings } from './fake-surroundings.ts';
import { run } from './run.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function keys(...words: string[]) {
  const around = createFakeSurroundings({ cwd: folder });
  const code = await run(['keys', ...words], around);
  return { code, out: around.stdout.join('\n'), err: around.stderr.join('\n') };
}

test('[S20] keys are made by a word, told this once, and listed by when they were made alone', async () => {
  expect(await keys()).toMatchObject({ code: 0, out: expect.stringMatching(/no keys in .*keys\.json/) });
  const made = await keys('new', 'publish', '--port', '16000');
  expect(made.out).toMatch(
    /^Scoreboard OCR   ws:\/\/THIS-COMPUTER:16000\/stream1~\w{26}\nOBS or vMix .*#k=\w{26}\nPassphrase {7}[\w-]{23}$/,
  );
  const before = await readFile(path.join(folder, 'boardcast-data', 'keys.json'), 'utf8');
  expect((await keys()).out).toMatch(/publish +2025[\s\S]*viewer +2025[\s\S]*operator +2025/);
  const viewer = await keys('new', 'viewer');
  expect(viewer.out).toMatch(
    /^OBS or vMix {6}http:\/\/THIS-COMPUTER:15001\/overlay\/stream1#k=\w{26}\nPort 15001 is the usual one: .*$/,
  );
  const after = await readFile(path.join(folder, 'boardcast-data', 'keys.json'), 'utf8');
  expect(after).not.toBe(before);
  for (const key of `${made.out} ${viewer.out}`.matchAll(/[~=](\w{26})/g)) expect(after).not.toContain(key[1]);
});

test('what is wrong is named, and a folder that cannot be written is', async () => {
  expect(await keys('new', 'admin')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/expected nothing or new publish\|viewer\|operator, got "new admin"/),
  });
  expect(await keys('old')).toMatchObject({ code: 2 });
  const file = path.join(folder, 'boardcast-data');
  await writeFile(file, '');
  expect(await keys('new', 'viewer')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/keys\.json cannot be (read|written)/),
  });
});

test('a file that holds no keys is named with what to do, whatever is asked, and left as it is', async () => {
  await mkdir(path.join(folder, 'boardcast-data'));
  const file = path.join(folder, 'boardcast-data', 'keys.json');
  await writeFile(file, 'garbage');
  for (const words of [[], ['new', 'viewer']])
    expect(await keys(...words)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/keys\.json holds no keys: it is not what it should be\n.*move it away/),
    });
  expect(await readFile(file, 'utf8')).toBe('garbage');
});

test('the port that the addresses assume is said, unless it was told or none stands there', async () => {
  expect((await keys('new', 'viewer')).out).toMatch(/Port 15001 is the usual one/);
  for (const told of [['publish', '--port', '15001'], ['operator']])
    expect((await keys('new', ...told)).out).not.toMatch(/usual/);
  const around = createFakeSurroundings({ cwd: folder, env: { BOARDCAST_PORT: '16000' } });
  expect(await run(['keys', 'new', 'publish'], around)).toBe(0);
  expect(around.stdout.join('\n')).toMatch(/^Scoreboard OCR .*:16000\/stream1~\w{26}$/);
});
