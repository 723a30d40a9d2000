/** Counts what moves on a page, and hides it as OBS hides a source. */
import type { Page } from 'playwright/test';

declare global {
  interface Window {
    /** How many animations were begun by script or style since the page began. */
    animationsBegun?: number;
    /** Shows or hides the page as OBS does a source. */
    setVisible?: (visible: boolean) => void;
  }
}

/** Counts animations as they begin, and lets the test hide the page as OBS does. To be called before the page is opened. */
export async function watchMotion(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.animationsBegun = 0;
    // oxlint-disable-next-line typescript/unbound-method -- it is called with its own element again
    Element.prototype.animate = new Proxy(Element.prototype.animate, {
      apply(begin, element, args) {
        window.animationsBegun = (window.animationsBegun ?? 0) + 1;
        return Reflect.apply(begin, element, args);
      },
    });
    for (const event of ['animationstart', 'transitionstart']) {
      addEventListener(event, () => {
        window.animationsBegun = (window.animationsBegun ?? 0) + 1;
      });
    }
    let visible = true;
    Object.defineProperty(document, 'hidden', { get: () => !visible });
    Object.defineProperty(document, 'visibilityState', { get: () => (visible ? 'visible' : 'hidden') });
    window.setVisible = (next) => {
      visible = next;
      dispatchEvent(new CustomEvent('obsSourceVisibleChanged', { detail: { visible } }));
      document.dispatchEvent(new Event('visibilitychange'));
    };
  });
}

export const begun = (page: Page): Promise<number | undefined> => page.evaluate(() => window.animationsBegun);
