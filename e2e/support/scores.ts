/** What the home score was on a page, frame by frame. */
import type { Page } from 'playwright/test';

export interface SeenScores {
  /** Every score that was on the picture, in order. */
  readonly shown: readonly number[];
  /** Frames in which none was, after the first. */
  readonly blanks: number;
}

declare global {
  interface Window {
    homeScores?: { shown: number[]; blanks: number };
  }
}

/** To be called before the page is opened. */
export async function watchScores(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: { shown: number[]; blanks: number } = { shown: [], blanks: 0 };
    window.homeScores = seen;
    const look = (): void => {
      const element = document.querySelector('.bug [data-field="home.score"]');
      const text = element !== null && element.getClientRects().length > 0 ? (element.textContent ?? '') : '';
      if (text === '') seen.blanks += Math.min(1, seen.shown.length);
      else if (Number(text) !== seen.shown.at(-1)) seen.shown.push(Number(text));
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

export async function readScores(page: Page): Promise<SeenScores> {
  return (await page.evaluate(() => window.homeScores)) ?? { shown: [], blanks: 0 };
}
