import type { Time } from '#lib/time.ts';
import { adoptSheet } from './adopt-sheet.ts';
import { enter, leave, LEAVE_MS, mayMove } from './comings.ts';

/** Takes every graphic in a page's root off the air and puts it back. */
export interface OffAir {
  /** `isCut` is without motion, whatever may move. */
  set(isOff: boolean, isCut?: boolean): void;
}

const styled = new WeakSet<Node>();

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
    style(root);
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
    set(next, isCut = false) {
      set(next, !isCut && mayMove(animate));
    },
  };
}

/** Once in the page, and once in each shadow tree that holds a graphic. */
function style(root: HTMLElement): void {
  const tree = root.getRootNode();
  if (styled.has(tree)) return;
  styled.add(tree);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('[data-off-air] .bug { display: none }');
  adoptSheet(root, sheet);
}
