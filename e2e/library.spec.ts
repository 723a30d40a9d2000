/** The team library: kept by the relay, tables in, a game onto the desk in three touches, the whole show out as one file. */
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { saveLook } from './support/looks.ts';
import { readShow } from '../src/protocol/show.ts';
import { expect, test } from './support/test.ts';

const TEAMS = '\ufeffname;short;color;color2\r\nLöwen;LÖW;c8102e;ffffff\r\nBears;BEA;c8102e;0a3d91\r\n';
const GAMES = 'home,away,date,title\r\nLöwen,Bears,2026-11-28,Cup\r\n';
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('tables come in, a game goes to the desk in three touches, and all of it goes out as a file that comes in again', async ({
  page,
  publisher,
  origin,
  stream,
  browser,
}) => {
  publisher.send({ score_a: '3' });
  await page.goto(`${origin}/`);
  await page.getByRole('link', { name: `Teams and games: ${stream}` }).click();
  await page.getByLabel('Import teams (CSV)').setInputFiles(csv('teams.csv', TEAMS));
  await page.getByLabel('Import games (CSV)').setInputFiles(csv('games.csv', GAMES));
  await expect(page.getByTestId('team')).toHaveCount(2);
  await page.reload();
  await page.getByRole('button', { name: 'Load Löwen – Bears' }).click();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  await saveLook(browser, 'library', await page.screenshot());
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('loaded')).toHaveText(`Loaded on ${stream}.`);
  const desk: unknown = await (await fetch(`${origin}/api/streams/${stream}/desk`)).json();
  expect(desk).toMatchObject({
    state: {
      teams: { home: { name: 'Löwen', color: '#c8102e' }, away: { name: 'Bears', color: '#0a3d91' } },
      texts: { title: 'Cup' },
    },
  });

  // A logo comes in, and goes along in the file.
  await page.getByRole('button', { name: 'Edit Löwen', exact: true }).click();
  const picture = { name: 'l.png', mimeType: 'image/png', buffer: await page.locator('h1').screenshot() };
  await page.getByLabel('Upload a logo').setInputFiles(picture);
  await expect(page.getByRole('img', { name: 'Logo' })).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByTestId('undo')).toHaveText('Undo: Löwen saved');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export all (JSON)' }).click();
  const file = await (await download).path();
  const read = readShow(await readFile(file, 'utf8'));
  expect(read).toMatchObject({
    ok: true,
    value: { faults: [], show: { streams: { [stream]: { texts: { title: 'Cup' } } } } },
  });
  const exported = read.ok ? read.value.show : undefined;
  const logo = exported?.teams.find(({ name }) => name === 'Löwen')?.logo ?? '';
  expect(exported?.pictures[logo]).toMatch(/^data:image\/png;base64,/);

  // Another machine of the crew sees the same, and what it takes out is gone here, until it is put back.
  const other = await page.context().newPage();
  await other.goto(`${origin}/library/${stream}`);
  await other.getByRole('button', { name: 'Remove Löwen', exact: true }).click();
  await expect(page.getByTestId('team')).toHaveCount(1);
  const show = { name: 'show.json', mimeType: 'application/json', buffer: await readFile(file) };
  await page.getByLabel('Import all (JSON)').setInputFiles(show);
  await expect(other.getByTestId('team')).toHaveCount(2);
  await other.close();
  await expect(page.getByTestId('game')).toHaveCount(1);
  await page.getByRole('button', { name: `Apply to ${stream}` }).click();
  await expect(page.getByTestId('show-streams')).toContainText(`${stream} is set up.`);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
