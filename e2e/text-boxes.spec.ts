/** Texts made to look like others, or to break out of their line: they are read as text, and what stands around them stays where it is. */
import type { Page } from 'playwright/test';
import { cleanText } from '#protocol/fields.ts';
import { expectShown } from './support/overlay.ts';
import { expect, test } from './support/test.ts';

/** Where every part of the picture stands, in whole pixels of 1920 × 1080. */
function boxes(page: Page): Promise<Record<string, readonly number[]>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('.bug, .bug [data-part]')].map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [element.getAttribute('data-part') ?? 'bug', [left, top, width, height].map(Math.round)];
      }),
    ),
  );
}

function nameOn(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('[data-part="home-name"] .bug-word')?.textContent ?? '');
}

/** Marks that turn what follows round, that cannot be seen, that end a line, that stand on others by the dozen; and words that are written from the right. */
const NAMES = [
  '\u202eLions',
  'Li\u2067on\u2069s',
  'Li\u200bo\u200dn\u2060s\ufeff',
  'Li\nons\u2028',
  `Lions${'\u0316\u0348'.repeat(30)}`,
  'L\u0334\u0353i\u0338\u0323o\u0321n\u0327s\u0328\u0489\u20dd',
  'אריות 12',
  'الأسود 12',
  '\u0301\u0301\u0301',
];

test('[S21] [P7] marks of direction, of no width and by the dozen: the bug and all that stands in it stay where they are', async ({
  page,
  publisher,
  openOverlay,
}) => {
  publisher.send({ team_a: 'Lions', team_b: 'Bears', score_a: '20', score_b: '7', time: '3:12' });
  const overlay = await openOverlay('?animate=0');
  await expectShown(overlay, { 'home.score': '20', 'away.score': '7' });
  const plain = await boxes(page);
  expect(Object.keys(plain)).toEqual(expect.arrayContaining(['bug', 'home-name', 'home-score', 'clock', 'away-name']));
  for (const [at, name] of NAMES.entries()) {
    const score = String(21 + at);
    publisher.send({ team_a: name, score_a: score });
    await expectShown(overlay, { 'home.score': score });
    expect(await nameOn(page)).toBe(cleanText(name));
    expect([name, await boxes(page)]).toEqual([name, plain]);
  }
});
