/** Watches whether anything in a drawn bug changes its place, with every change of its fields. */
import type { Page } from 'playwright/test';

declare global {
  interface Window {
    /** What moved since it was begun to look, each in words once. */
    bugMoves?: Set<string>;
    /** Changes that were looked at. */
    bugLooks?: number;
  }
}

/**
 * Begins to look: from here on the bug keeps its box, and each element that shows a field or is a part the place at which it is first seen.
 * The page takes itself for hidden, and so shows each change by itself, where else those that come close together are drawn as one.
 */
export const watchPlaces = (page: Page): Promise<void> => page.evaluate(watch);

/** What moved since then, and how many changes were looked at. */
export const movesOf = (page: Page): Promise<{ readonly moves: readonly string[]; readonly looks: number }> =>
  page.evaluate(() => ({ moves: [...(window.bugMoves ?? [])], looks: window.bugLooks ?? 0 }));

/** Runs in the page, so it is one function without imports. */
/* oxlint-disable unicorn/consistent-function-scoping -- the page gets this function alone */
function watch(): void {
  const bug = document.querySelector<HTMLElement>('.bug');
  if (bug === null) throw new Error('there is no bug');
  Object.defineProperty(document, 'hidden', { value: true });
  const moves = new Set<string>();
  window.bugMoves = moves;
  window.bugLooks = 0;
  const first = new Map<Element, readonly number[]>();
  /** Start, middle and end of a box, across and down. */
  const placeOf = (element: Element): readonly number[] => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return [left, (left + right) / 2, right, top, (top + bottom) / 2, bottom].map((edge) => Math.round(edge * 10) / 10);
  };
  const look = (): void => {
    window.bugLooks = (window.bugLooks ?? 0) + 1;
    for (const element of [bug, ...bug.querySelectorAll('[data-field], [data-part]')]) {
      // What is not to be seen just now may be on its way.
      if (element.closest('[data-off]') !== null) continue;
      const place = placeOf(element);
      const before = first.get(element);
      if (before === undefined) first.set(element, place);
      const stays = place.map((edge, at) => Math.abs(edge - (before?.[at] ?? edge)) <= 0.1);
      // What gets wider or narrower by itself, from one of its ends or from its middle, is where it was; the bug keeps its size.
      const keeps =
        element === bug ? stays.every(Boolean) : [stays.slice(0, 3), stays.slice(3)].every((way) => way.includes(true));
      if (keeps) continue;
      const { field, part } = (element as HTMLElement).dataset;
      const name = element === bug ? 'the bug' : [part, field].filter((word) => word !== undefined).join(' ');
      moves.add(`${name} was at ${before?.join(', ')}, then at ${place.join(', ')}`);
    }
  };
  look();
  new MutationObserver(look).observe(bug, { subtree: true, childList: true, characterData: true, attributes: true });
}
