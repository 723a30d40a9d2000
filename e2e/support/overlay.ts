/**
 * The overlay's page, by what its contract names. All is asked of the document itself and nothing of Playwright's locators, whose own
 * script in the page needs a newer engine than the oldest that the overlay runs on.
 */
import { expect, type Page } from 'playwright/test';

export interface Overlay {
  readonly page: Page;
  /** The text of the element that shows a field; null while there is none. */
  readonly text: (field: string) => Promise<string | null>;
  /** Whether that element is there to be seen. */
  readonly isSeen: (field: string) => Promise<boolean>;
  /** The root's `data-status`. */
  readonly status: () => Promise<string | undefined>;
  /** All that can be read on the page. */
  readonly words: () => Promise<string>;
  /** How many elements there are of that kind. */
  readonly count: (selector: string) => Promise<number>;
  /** Where the bug stands, in CSS pixels. */
  readonly box: () => Promise<{
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }>;
  /** A computed style or custom property of the bug. */
  readonly style: (property: string) => Promise<string>;
}

export function overlayOn(page: Page): Overlay {
  return {
    page,
    text: (field) =>
      page.evaluate((name) => document.querySelector(`[data-field="${name}"]`)?.textContent ?? null, field),
    isSeen: (field) =>
      page.evaluate((name) => {
        const element = document.querySelector(`[data-field="${name}"]`);
        return (
          element !== null && element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible'
        );
      }, field),
    status: () => page.evaluate(() => document.getElementById('root')?.dataset['status']),
    words: () => page.evaluate(() => document.body.innerText.trim()),
    count: (selector) => page.evaluate((css) => document.querySelectorAll(css).length, selector),
    box: () =>
      page.evaluate(() => {
        const box = document.querySelector('.bug')?.getBoundingClientRect();
        if (box === undefined) throw new Error('there is no bug');
        return { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
      }),
    style: (property) =>
      page.evaluate((name) => {
        const bug = document.querySelector('.bug');
        return bug === null ? '' : getComputedStyle(bug).getPropertyValue(name).trim();
      }, property),
  };
}

/** Waits until the overlay shows these texts, all at once; null for a field that has no element. */
export async function expectShown(overlay: Overlay, texts: Readonly<Record<string, string | null>>): Promise<void> {
  const names = Object.keys(texts);
  await expect
    .poll(async () =>
      Object.fromEntries(await Promise.all(names.map(async (name) => [name, await overlay.text(name)]))),
    )
    .toEqual(texts);
}

/** Waits for a status of the root. */
export async function expectStatus(overlay: Overlay, status: string): Promise<void> {
  await expect.poll(() => overlay.status()).toBe(status);
}
