/** Draws one board in the overlay's page and takes its picture, cut to the bug. */
import type { Page } from 'playwright';
import { connectPublisher } from '../support/publisher.ts';
import { firstValuesOf, valuesOf, type Case } from './cases.ts';
import { teams } from './values.ts';

export interface Shot {
  readonly sport: string;
  readonly theme: string;
  readonly state: Case;
  /** What of the show is drawn; the bug if it does not say. */
  readonly show?: string;
  /** The picture that the host asks for, in pixels. */
  readonly size: readonly [width: number, height: number];
}

/** A dark and a light still, such as a hall and a snowy pitch: plain enough that the bug is judged, uneven enough that holes are seen. */
export const STILLS = {
  dark: 'linear-gradient(115deg, #0c1420, #2b3a2e 45%, #4a2f1d 70%, #101014)',
  light: 'linear-gradient(115deg, #e9eef2, #c8d6c2 45%, #f1e3cf 70%, #fafafa)',
  /** For pictures that are kept: it packs well. */
  flat: '#46525e',
} as const;
export type Still = keyof typeof STILLS;

/** What the cards say beside what the stream knows. */
export const CARD_WORDS = new URLSearchParams([
  ['title', 'Regional league · Final'],
  ['subtitle', 'Riverside Arena, 19:30'],
  ['strapName', 'Alexandra Thorsteinsson'],
  ['strapLine', 'Captain · 21 points, 8 rebounds'],
  ['strapTeam', 'home'],
  ['sponsors', '/logos/lions.svg'],
  ['sponsors', '/logos/bears.svg'],
]);

/** Where a sport's card has them, scores by period stand on it. */
export const BY_PERIOD = teams({
  period1: ['21', '18'],
  period2: ['14', '22'],
  period3: ['23', '20'],
  period4: ['10', '11'],
});

/** Around the bug, in design pixels. */
const MARGIN = 36;
/** A graphic that is not there by then will not come. */
const DRAWN_MS_MAX = 15_000;

let streams = 0;

/** Opens the board, and gives its pictures over the stills that are asked for, as PNG. Throws if it is not drawn in time. */
export async function shoot(
  page: Page,
  origin: string,
  { sport, theme, state, show, size: [width, height] }: Shot,
  stills: readonly Still[],
): Promise<readonly Buffer[]> {
  streams += 1;
  const publisher = await connectPublisher(origin, `/look${streams}`);
  try {
    const values = firstValuesOf(sport, state === 'blank' ? 'strained' : state);
    publisher.send(show === undefined ? values : { ...values, ...BY_PERIOD });
    await page.setViewportSize({ width, height });
    const card = show === undefined ? '' : `&show=${show}&${CARD_WORDS}`;
    await page.goto(`${origin}/overlay/look${streams}?sport=${sport}&theme=${theme}&animate=0${card}`);
    const clip = await bugBox(page, width, height);
    // What was never known has no room: a blank board is one on which all was lit before.
    if (state === 'blank') {
      const lit = await page.evaluate(words);
      publisher.send(valuesOf(sport, 'blank'));
      while ((await page.evaluate(words)) === lit);
    }
    const pictures: Buffer[] = [];
    for (const still of stills) {
      await page.evaluate((background) => {
        // The root is as high as what flows in it, which is nothing.
        Object.assign(document.documentElement.style, { background, height: '100vh' });
      }, STILLS[still]);
      pictures.push(await page.screenshot({ clip }));
    }
    return pictures;
  } finally {
    await publisher.close();
  }
}

/** All that the bug says, as of the next frame. */
function words(): Promise<string> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve(document.querySelector('.bug')?.textContent ?? ''));
  });
}

/** The bug with its margin, within the picture, once it is drawn. */
async function bugBox(
  page: Page,
  width: number,
  height: number,
): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> {
  const margin = (MARGIN * Math.min(width, height)) / 1080;
  const deadline = Date.now() + DRAWN_MS_MAX;
  for (;;) {
    const box = await page.evaluate(
      () =>
        new Promise<DOMRectReadOnly | undefined>((resolve) => {
          requestAnimationFrame(() => resolve(document.querySelector('.bug')?.getBoundingClientRect().toJSON()));
        }),
    );
    if (box !== undefined && box.width > 0) {
      const x = Math.max(0, Math.floor(box.x - margin));
      const y = Math.max(0, Math.floor(box.y - margin));
      return {
        x,
        y,
        width: Math.min(width - x, Math.ceil(box.width + 2 * margin)),
        height: Math.min(height - y, Math.ceil(box.height + 2 * margin)),
      };
    }
    if (Date.now() > deadline) throw new Error(`nothing was drawn at ${page.url()}`);
  }
}
