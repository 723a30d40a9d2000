import { useLayoutEffect, useRef, type RefObject } from 'react';

/** The narrowest that letters may get; below it the short form is easier to read. */
export const SQUEEZE_MIN = 0.75;

/**
 * Writes a text into the element the returned ref is put on so that it fits the element's parent: as it is; else squeezed; else `short`,
 * squeezed if need be; else as much as there is room for and an ellipsis. It is measured once for each text, and again when its room
 * changes (a logo that cannot be had leaves it more), a font comes late, or a host pastes its user's style, as OBS does long after the load. Where the parent hugs its content (`isBound` false) nothing has to fit.
 */
export function useFit(text: string, short: string, isBound: boolean): RefObject<HTMLSpanElement | null> {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    if (!isBound) {
      element.textContent = text;
      return undefined;
    }
    const fit = (): void => {
      fitText(element, text, short);
    };
    fit();
    document.fonts.addEventListener('loadingdone', fit);
    const room = new ResizeObserver(fit);
    if (element.parentElement !== null) room.observe(element.parentElement);
    const styles = new MutationObserver(fit);
    styles.observe(document.head, { childList: true });
    return () => {
      room.disconnect();
      styles.disconnect();
      document.fonts.removeEventListener('loadingdone', fit);
    };
  }, [text, short, isBound]);
  return ref;
}

function fitText(element: HTMLElement, text: string, short: string): void {
  // The room is asked for once the text stands, though it does not depend on it: the page is then laid out once for both questions.
  const show = (words: string): number => {
    element.textContent = words;
    return element.offsetWidth === 0 ? 1 : roomIn(element) / element.offsetWidth;
  };
  element.removeAttribute('style');
  let share = show(text);
  if (share < SQUEEZE_MIN && short !== '') share = show(short);
  if (share >= 1) return;
  element.style.transform = `scaleX(${Math.max(share, SQUEEZE_MIN)})`;
  if (share < SQUEEZE_MIN) element.style.maxWidth = `${roomIn(element) / SQUEEZE_MIN}px`;
}

/** The width that an element's parent has for it, in design pixels. */
function roomIn(element: HTMLElement): number {
  const parent = element.parentElement;
  if (parent === null) return 0;
  const style = getComputedStyle(parent);
  return parent.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
}
