import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createManualTime, type ManualTime } from '#lib/manual-time.ts';
import type { LookRow } from '#protocol/api.ts';
import { LOGO_BYTES_MAX, LOOK_BYTES_MAX, LOOKS_FRESH_MS, LOOKS_POLL_MS, LOOKS_SETTLE_MS } from '../limits.ts';
import { createLooks, type Looks } from './looks.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';

let root = '';
let dir = '';
let time: ManualTime;
let looks: Looks;
let logged: string[];
/** What the watcher of the test tells the relay. */
let changed: () => void;

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'boardcast-looks-'));
  dir = path.join(root, 'club');
  await mkdir(path.join(dir, 'themes'), { recursive: true });
  await mkdir(path.join(dir, 'logos'));
  time = createManualTime();
  logged = [];
});

afterEach(async () => {
  looks.close();
  await rm(root, { recursive: true, force: true });
});

const put = (name: string, content: string | Buffer): Promise<void> => writeFile(path.join(dir, name), content);

async function open(): Promise<void> {
  looks = createLooks({
    dir,
    time,
    log: (level, msg, fields) => {
      if (level === 'warn') logged.push(`${msg}: ${String(fields?.['file'] ?? fields?.['reason'])}`);
    },
    watch: (_folders, tell) => {
      changed = tell;
      return () => undefined;
    },
    check: (text) => (text.includes('bad') ? ['root: expected better, got "bad"'] : []),
  });
  await looks.ready;
}

/** Lets time pass bit by bit, and the disk answer, until something holds. */
async function until(holds: () => boolean): Promise<void> {
  // A turn takes some microseconds, and a busy disk takes its time.
  for (let turn = 0; turn < 200_000; turn += 1) {
    if (holds()) return;
    if (turn % 20 === 0) time.advance(LOOKS_SETTLE_MS);
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('it never came to hold');
}

/** What is saved under a path. */
const textOf = (urlPath: string): string | undefined => looks.find(urlPath, 'saved')?.bytes.toString();
/** What is on air under it. */
const airOf = (urlPath: string): string | undefined => looks.find(urlPath, 'air')?.bytes.toString();
const row = (name: string): LookRow | undefined => looks.list().looks.find((one) => one.name === name);

test('[L1] layouts, themes and logos are found by their URL paths, in whatever case; nothing else is', async () => {
  await put('Derby.JSON', '{"d":1}');
  await put('themes/club.json', '{"t":1}');
  await put('logos/Lions.svg', SVG);
  await put('logos/notes.txt', 'x');
  await put('.derby.json', '{}');
  await put('derby.json~', '{}');
  await open();
  expect(textOf('/layouts/derby.json')).toBe('{"d":1}');
  expect(textOf('/LAYOUTS/Derby.json')).toBe('{"d":1}');
  expect(textOf('/themes/club.json')).toBe('{"t":1}');
  expect(textOf('/logos/lions.svg')).toBe(SVG);
  for (const way of [
    '/layouts/club.json',
    '/logos/notes.txt',
    '/layouts/../club/derby.json',
    '/layouts/.derby.json',
    '/',
  ]) {
    expect([airOf(way), textOf(way)]).toEqual([undefined, undefined]);
  }
  expect(looks.list().looks.map(({ kind, name, onAir }) => [kind, name, onAir])).toEqual([
    ['layout', 'derby', true],
    ['theme', 'club', true],
    ['logo', 'lions.svg', true],
    ['logo', 'notes.txt', false],
  ]);
});

describe('[L2] a file that may not be served is named', () => {
  test('for its name, its size or what is in it', async () => {
    await put('my game.json', '{}');
    await put('long.json', ' '.repeat(LOOK_BYTES_MAX + 1));
    await put('latin.json', Buffer.from([0x22, 0xe9, 0x22]));
    await put('logos/big.svg', SVG.padEnd(LOGO_BYTES_MAX + 1));
    await put('logos/fake.png', SVG);
    await put('logos/moving.gif', 'GIF89a');
    await put('logos/real.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex'));
    await open();
    const faults = Object.fromEntries(looks.list().looks.map(({ name, faults: all }) => [name, all.join()]));
    expect(faults).toEqual({
      'my game': expect.stringContaining('expected a name of letters'),
      long: `expected at most ${LOOK_BYTES_MAX} bytes, got ${LOOK_BYTES_MAX + 1}`,
      latin: expect.stringContaining('UTF-8'),
      'big.svg': expect.stringContaining('expected at most'),
      'fake.png': expect.stringContaining('expected a picture'),
      'moving.gif': expect.stringContaining('that ends in .svg'),
      'real.png': '',
    });
    expect(logged).toHaveLength(6);
  });

  test('for a link that leads out of the folder; one that stays within is served', async ({ skip }) => {
    await writeFile(path.join(root, 'secret.json'), '{"secret":1}');
    await put('derby.json', '{"d":1}');
    try {
      await symlink(path.join(root, 'secret.json'), path.join(dir, 'out.json'));
      await symlink(path.join(dir, 'derby.json'), path.join(dir, 'again.json'));
      await symlink(path.join(dir, 'nowhere.json'), path.join(dir, 'dangling.json'));
    } catch {
      skip(); // Windows lets only administrators make links
    }
    await open();
    expect(textOf('/layouts/out.json')).toBe(undefined);
    expect(row('out')?.faults).toEqual(['expected a file of this folder, got a link that leads out of it']);
    expect(textOf('/layouts/again.json')).toBe('{"d":1}');
    expect(row('dangling')).toBe(undefined);
  });
});

describe('[L3] the last good state is kept', () => {
  test('while a file is broken, and told once; a mended one takes its place', async () => {
    await put('derby.json', '{"d":1}');
    await open();
    await put('derby.json', '{"bad":2}');
    changed();
    await until(() => row('derby')?.faults.length === 1);
    expect(textOf('/layouts/derby.json')).toBe('{"d":1}');
    expect(row('derby')).toMatchObject({ onAir: true, faults: ['root: expected better, got "bad"'] });
    await until(() => time.now() > 2 * LOOKS_FRESH_MS);
    expect(logged).toEqual(['a look is broken: derby.json']);

    await put('derby.json', '{"d":3}');
    changed();
    await until(() => textOf('/layouts/derby.json') === '{"d":3}');
    expect(row('derby')).toMatchObject({ onAir: false, faults: [] });
  });

  test('while a file is gone; one that never was good is forgotten', async () => {
    await put('derby.json', '{"d":1}');
    await put('draft.json', '{"bad":1}');
    await open();
    await rm(path.join(dir, 'derby.json'));
    await rm(path.join(dir, 'draft.json'));
    changed();
    await until(() => row('derby')?.faults.length === 1 && row('draft') === undefined);
    expect(textOf('/layouts/derby.json')).toBe('{"d":1}');
    await put('derby.json', '{"d":1}');
    await until(() => row('derby')?.faults.length === 0);
  });

  test('while the whole folder is gone, as a network drive may be', async () => {
    await put('derby.json', '{"d":1}');
    await open();
    await rename(dir, `${dir}-away`);
    await until(() => looks.list().fault !== null);
    expect(looks.list().fault).toContain('ENOENT');
    expect(textOf('/layouts/derby.json')).toBe('{"d":1}');
    expect(row('derby')?.faults).toEqual([]);
    await rename(`${dir}-away`, dir);
    await until(() => looks.list().fault === null);
  });

  test('an editor that takes the file away and puts a new one in its place tells of no fault', async () => {
    await put('derby.json', '{"d":1}');
    await open();
    for (let save = 2; save < 6; save += 1) {
      await put('derby.json.tmp', `{"d":${save}}`);
      await rm(path.join(dir, 'derby.json'));
      changed();
      await rename(path.join(dir, 'derby.json.tmp'), path.join(dir, 'derby.json'));
      changed();
      const saved = `{"d":${save}}`;
      await until(() => textOf('/layouts/derby.json') === saved);
    }
    expect(logged).toEqual([]);
  });
});

test('[L4] a saved file is there without a watcher as well, and is not read while it is still being written', async () => {
  await open();
  await put('derby.json', '{"d":1}');
  time.advance(LOOKS_POLL_MS);
  await until(() => row('derby') !== undefined);
  expect(textOf('/layouts/derby.json')).toBe(undefined);
  await until(() => textOf('/layouts/derby.json') === '{"d":1}');
  expect(row('derby')).toMatchObject({ onAir: false });
});

test('[L5] what is good now goes on air under a word that was never said before', async () => {
  await put('derby.json', '{"d":1}');
  await open();
  expect(looks.list()).toMatchObject({ folder: true, air: null });
  await put('derby.json', '{"d":2}');
  changed();
  await until(() => row('derby')?.onAir === false);
  const first = looks.putOnAir();
  expect(looks.list()).toMatchObject({ air: first, looks: [{ name: 'derby', onAir: true }] });
  expect(looks.putOnAir()).not.toBe(first);
});

describe('[L5] what is on air stays there until the operator says otherwise', () => {
  test('while a file is saved anew, broken and mended', async () => {
    await put('derby.json', '{"d":1}');
    await put('logos/lions.svg', SVG);
    await open();
    expect(airOf('/layouts/derby.json')).toBe('{"d":1}');
    await put('derby.json', '{"d":2}');
    await put('logos/lions.svg', `${SVG}\n`);
    changed();
    await until(() => textOf('/layouts/derby.json') === '{"d":2}' && textOf('/logos/lions.svg') === `${SVG}\n`);
    expect([airOf('/layouts/derby.json'), airOf('/logos/lions.svg')]).toEqual(['{"d":1}', SVG]);
    await put('derby.json', '{"bad":3}');
    changed();
    await until(() => row('derby')?.faults.length === 1);
    expect(airOf('/layouts/derby.json')).toBe('{"d":1}');
    looks.putOnAir();
    // The last good one: what is broken goes nowhere.
    expect([airOf('/layouts/derby.json'), airOf('/logos/lions.svg')]).toEqual(['{"d":2}', `${SVG}\n`]);
    await rm(path.join(dir, 'derby.json'));
    changed();
    await until(() => row('derby')?.faults[0]?.includes('gone') === true);
    expect(airOf('/layouts/derby.json')).toBe('{"d":2}');
  });

  test('a file that is new is not on air; what lies there at the next start is', async () => {
    await open();
    await put('themes/night.json', '{"t":1}');
    changed();
    await until(() => textOf('/themes/night.json') === '{"t":1}');
    expect(airOf('/themes/night.json')).toBe(undefined);
    looks.close();
    await open();
    expect(airOf('/themes/night.json')).toBe('{"t":1}');
  });
});
