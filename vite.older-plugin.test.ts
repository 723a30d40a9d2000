import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadPage } from './src/relay/page.ts';
import { keepBuild } from './vite.older-plugin.ts';

async function place(): Promise<{
  readonly pageDir: string;
  readonly olderDir: string;
  /** As a build does: the page's folder is emptied, and holds that build alone. */
  readonly build: (id: string, assets: Readonly<Record<string, string>>) => Promise<void>;
}> {
  const root = await mkdtemp(path.join(tmpdir(), 'boardcast-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const pageDir = path.join(root, 'page');
  const olderDir = path.join(root, 'older');
  return {
    pageDir,
    olderDir,
    build: async (id, assets) => {
      await keepBuild(pageDir, olderDir);
      await rm(pageDir, { recursive: true, force: true });
      await mkdir(path.join(pageDir, 'assets'), { recursive: true });
      for (const [name, text] of Object.entries(assets)) await writeFile(path.join(pageDir, 'assets', name), text);
      await writeFile(path.join(pageDir, 'index.html'), '<!doctype html><title>Boardcast</title>');
      await writeFile(path.join(pageDir, 'page.json'), JSON.stringify({ build: id, scriptHashes: [] }));
    },
  };
}

const ID = (digit: number): string => String(digit).repeat(12);

test('[F20] the relay of a new build has what a page of the last three builds may still ask for, and the folder grows no further', async () => {
  const { pageDir, olderDir, build } = await place();
  for (let at = 1; at <= 6; at += 1) {
    await build(ID(at), { [`sport-${at}.js`]: `build ${at}`, 'shared-0.js': 'the same in all' });
  }
  const { assets, build: current } = await loadPage(pageDir);
  expect(current).toBe(ID(6));
  expect([...assets.keys()].sort()).toEqual(['shared-0.js', 'sport-3.js', 'sport-4.js', 'sport-5.js', 'sport-6.js']);
  expect(assets.get('sport-3.js')?.identity.toString()).toBe('build 3');
  expect((await readdir(olderDir)).sort()).toEqual([ID(3), ID(4), ID(5), 'builds.json']);
});

test('[F20] a build of the same sources, however often, displaces none', async () => {
  const { pageDir, build } = await place();
  await build(ID(1), { 'sport-1.js': 'one' });
  await build(ID(2), { 'sport-2.js': 'two' });
  for (let again = 0; again < 5; again += 1) await build(ID(3), { 'sport-3.js': 'three' });
  expect([...(await loadPage(pageDir)).assets.keys()].sort()).toEqual(['sport-1.js', 'sport-2.js', 'sport-3.js']);
});

test('[F20] what no build of ours wrote there stops no build, and becomes no place on the disk', async () => {
  const { pageDir, olderDir, build } = await place();
  await build('../../elsewhere', { 'sport-1.js': 'one' });
  await build(ID(2), { 'sport-2.js': 'two' });
  await mkdir(path.join(olderDir, 'half'), { recursive: true });
  await writeFile(path.join(olderDir, 'builds.json'), '["../page", 7');
  await build(ID(3), { 'sport-3.js': 'three' });
  expect([...(await loadPage(pageDir)).assets.keys()].sort()).toEqual(['sport-2.js', 'sport-3.js']);
  expect((await readdir(olderDir)).sort()).toEqual([ID(2), 'builds.json']);
});
