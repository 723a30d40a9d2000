import type { Time } from '#lib/time.ts';
import { enter, leave, LEAVE_MS, mayMove } from './comings.ts';

/** Takes every graphic in a page's root off the air and puts it back. */
export interface OffAir {
  set(isOff: boolean): void;
}

let isStyled = false;

/**
 * `isOff` is what holds at first: that comes and goes without motion. While it is off the root has `data-off-air`, and its graphics are
 * `display: none`: they cost nothing.
 */
export function createOffAir(
  root: HTMLElement,
  isOff: boolean,
  { time, animate }: { readonly time: Pick<Time, 'after'>; readonly animate: boolean },
): OffAir {
  let off = false;
  let exit: readonly Animation[] = [];
  let callOff: (() => void) | undefined;
  const bugs = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.bug')];

  function endExit(): void {
    callOff?.();
    callOff = undefined;
    for (const animation of exit) animation.cancel();
    exit = [];
  }

  function cut(): void {
    style();
    root.dataset['offAir'] = '';
    endExit();
  }

  function set(next: boolean, moves: boolean): void {
    if (next === off) return;
    off = next;
    if (next) {
      if (!moves) return cut();
      endExit();
      exit = bugs().map(leave);
      // By a timer: a page that is hidden meanwhile gets no frames, and its animations no end.
      callOff = time.after(LEAVE_MS, cut);
      return undefined;
    }
    endExit();
    delete root.dataset['offAir'];
    if (moves) bugs().forEach(enter);
    return undefined;
  }

  set(isOff, false);
  return {
    set(next) {
      set(next, mayMove(animate));
    },
  };
}

/** A style sheet that is made, not fetched: one that did not come would have the page look for its server anew. */
function style(): void {
  if (isStyled) return;
  isStyled = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('[data-off-air] .bug { display: none }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
