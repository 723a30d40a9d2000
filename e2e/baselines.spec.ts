/**
 * A chosen set of boards looks as it did when somebody last looked at it: pictures in `e2e/baselines/`, of engine 127, which is the same
 * program on every machine. After a change that is meant: `npm run test:engines -- 127 -g picture --update-snapshots`, and look at them.
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { shoot } from './looks/shoot.ts';
import { expect, test } from './support/test.ts';

const ENGINE = '127';

const BOARDS: readonly (readonly [sport: string, theme: string])[] = [
  ['basketball', 'classic'],
  ['basketball', 'slim'],
  ['basketball', 'corner'],
  ['basketball', 'bold'],
  ['basketball', 'minimal'],
  ['basketball', 'led'],
  ['hockey', 'classic'],
  ['hockey', 'slim'],
  ['volleyball', 'corner'],
  ['cricket', 'classic'],
  ['football', 'bold'],
  ['tennis', 'minimal'],
];

test.describe('kept pictures', { tag: '@picture' }, () => {
  for (const [sport, theme] of BOARDS) {
    test(`the picture of ${sport} in ${theme} is the one that was kept`, async ({ page, origin, browser }) => {
      expect(browser.version()).toMatch(new RegExp(`^${ENGINE}[.]`));
      const [picture] = await shoot(page, origin, { sport, theme, state: 'usual', size: [1920, 1080] }, ['flat']);
      // One pixel in a thousand: a letter that moves by one is more.
      expect(picture).toMatchSnapshot(`${sport}-${theme}.png`, { threshold: 0.1, maxDiffPixelRatio: 0.001 });
    });
  }

  test('every kept picture belongs to a board', async () => {
    const kept = await readdir(path.resolve(import.meta.dirname, 'baselines'));
    expect(kept.toSorted()).toEqual(BOARDS.map(([sport, theme]) => `${sport}-${theme}.png`).toSorted());
  });
});
