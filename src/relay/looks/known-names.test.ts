import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { LookList, LookRow } from '#protocol/api.ts';
import { createKnownNames } from './known-names.ts';

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** A built page's folder with these files. */
async function page(files: Readonly<Record<string, unknown>>): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'boardcast-'));
  folders.push(root);
  for (const [name, json] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), JSON.stringify(json));
  }
  return root;
}

const SHIPPED = {
  'themes.json': { themes: [{ id: 'slim', name: 'Slim', variant: 'strip' }] },
  'layouts/hockey.json': { root: { part: 'bug' } },
  'layouts/hockey/bar.json': {
    root: { part: 'bug', children: [{ part: 'clock' }, { rows: [{ part: 'penalties' }] }] },
  },
};
const row = (kind: LookRow['kind'], name: string, version: string | null = 'v1'): LookRow => ({
  kind,
  name,
  version,
  onAir: true,
  faults: [],
});
const OWN = { folder: true, fault: null, air: null, looks: [row('theme', 'club'), row('layout', 'derby')] };

function find(urlPath: string): { readonly bytes: Buffer } | undefined {
  return urlPath === '/layouts/derby.json' ? { bytes: Buffer.from('{"root":{"part":"jammer"}}') } : undefined;
}

async function names(looks: LookList, files: Readonly<Record<string, unknown>> = SHIPPED) {
  return createKnownNames({ pageDir: await page(files), looks: () => looks, find });
}

test('[K13] a name that nothing here has is refused, with those that are', async () => {
  const faultOf = await names(OWN);
  expect(await faultOf({ do: 'look', theme: 'slmi' })).toMatchObject({
    reason: 'theme: expected one of slim, club, got "slmi"',
    code: 'unknown-theme',
    about: ['slmi', 'slim, club'],
  });
  expect(await faultOf({ do: 'look', layout: 'bars' })).toMatchObject({
    reason: 'layout: expected one of strip, hockey, derby, got "bars"',
  });
  expect(await faultOf({ do: 'hide', part: 'clokc' })).toMatchObject({
    reason: 'part: no layout has it: expected one of bug, clock, jammer, penalties, got "clokc"',
  });
});

test('[K13] what ships, what the crew has, and what takes a word back is taken', async () => {
  const faultOf = await names(OWN);
  for (const command of [
    { do: 'look', theme: 'slim', layout: 'strip' },
    { do: 'look', theme: 'Club', layout: 'derby' },
    { do: 'look', theme: null, layout: null },
    { do: 'hide', part: 'penalties' },
    { do: 'hide', part: 'jammer' },
    { do: 'hide' },
    { do: 'show', part: 'gone' },
    { do: 'undo' },
  ] as const)
    expect(await faultOf(command)).toBeUndefined();
});

test('[K13] a theme that never was good is none; while the crew’s folder cannot be read every name may be one of its', async () => {
  const broken = await names({ ...OWN, looks: [row('theme', 'club', null)] });
  expect(await broken({ do: 'look', theme: 'club' })).toMatchObject({ about: ['club', 'slim'] });
  const away = await names({ ...OWN, fault: 'the folder cannot be read (ENOENT)' });
  expect(await away({ do: 'look', theme: 'anything' })).toBeUndefined();
  const bare = await names(OWN, {});
  expect(await bare({ do: 'hide', part: 'anything' })).toBeUndefined();
});

test('[K13] of many names those are told that are the most like what was said', async () => {
  const parts = Array.from({ length: 30 }, (_, index) => ({ part: `fouls-${index}` }));
  const faultOf = await names(OWN, { ...SHIPPED, 'layouts/big.json': { parts: [...parts, { part: 'shot-clock' }] } });
  expect(await faultOf({ do: 'hide', part: 'Clokc' })).toMatchObject({
    reason: expect.stringMatching(/expected one of clock, .*, …, got "Clokc"$/),
  });
});
