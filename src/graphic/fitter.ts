/** Fits the words of a graphic into their boxes. */

/** The narrowest that letters may get; below it the short form is easier to read. */
export const SQUEEZE_MIN = 0.75;
/** A room that is asked for in whole pixels may be this much off. */
const ROUNDING = 0.5;

export interface Fitter {
  /**
   * Writes a text into an element so that it fits the element's parent: as it is; else squeezed; else `short`, squeezed if need be; else as
   * much as there is room for and an ellipsis. It stands at once and is measured before the next picture; and again when its room changes (a
   * logo that cannot be had leaves it more), a font comes late, or a host pastes its user's style, as OBS does long after the load. The
   * function that it gives ends that. Names (`isName`) are short together: one team in full beside the other's initials is no pair.
   */
  fit(element: HTMLElement, text: string, short: string, isName?: boolean): () => void;
}

interface Word {
  readonly element: HTMLElement;
  readonly text: string;
  readonly short: string;
  readonly isName: boolean;
  /** The width there was for it when it was measured, in design pixels. */
  room: number;
  /** That width as a share of its own. */
  share: number;
}

/**
 * One for all words of a graphic. They are measured together: whoever asks for a width after every write has the whole page laid out as
 * often as it has words.
 */
export function createFitter(): Fitter {
  const words = new Map<Element, Word>();
  const waiting = new Set<Word>();
  let stopWatching: (() => void) | undefined;
  const rooms = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const word = words.get(target);
      // An observer tells the first size too, which is known.
      if (word !== undefined && Math.abs(contentRect.width - word.room) > ROUNDING) enqueue(word);
    }
  });

  function enqueue(word: Word): void {
    if (waiting.size === 0) queueMicrotask(fitWaiting);
    waiting.add(word);
  }

  function fitWaiting(): void {
    const fitted = [...waiting];
    if (fitted.some(({ isName }) => isName))
      for (const word of words.values()) if (word.isName && !waiting.has(word)) fitted.push(word);
    waiting.clear();
    for (const { element, text } of fitted) write(element, text);
    for (const word of fitted) measure(word);
    const areShort = fitted.some((word) => word.isName && isTooLong(word));
    const shortened = fitted.filter((word) => isTooLong(word) || (areShort && word.isName && word.short !== ''));
    for (const { element, short } of shortened) write(element, short);
    for (const word of shortened) measure(word);
    for (const word of fitted) squeeze(word);
  }

  function fitAll(): void {
    for (const word of words.values()) enqueue(word);
  }

  function watch(): () => void {
    document.fonts.addEventListener('loadingdone', fitAll);
    const styles = new MutationObserver(fitAll);
    styles.observe(document.head, { childList: true });
    return () => {
      styles.disconnect();
      document.fonts.removeEventListener('loadingdone', fitAll);
    };
  }

  return {
    fit(element, text, short, isName = false) {
      const box = element.parentElement;
      if (box === null) return () => undefined;
      const word = { element, text, short, isName, room: 0, share: 1 };
      write(element, text);
      words.set(box, word);
      rooms.observe(box);
      stopWatching ??= watch();
      enqueue(word);
      return () => {
        waiting.delete(word);
        words.delete(box);
        rooms.unobserve(box);
        if (words.size > 0) return;
        stopWatching?.();
        stopWatching = undefined;
      };
    },
  };
}

/** Its letters would get narrower than the short form's. */
function isTooLong({ short, share }: Word): boolean {
  return short !== '' && share < SQUEEZE_MIN;
}

/** Puts a text where it has not been squeezed or cut yet. */
function write(element: HTMLElement, text: string): void {
  element.removeAttribute('style');
  if (element.textContent !== text) element.textContent = text;
}

function measure(word: Word): void {
  const { element } = word;
  word.room = roomIn(element);
  word.share = element.offsetWidth === 0 ? 1 : word.room / element.offsetWidth;
}

function squeeze({ element, room, share }: Word): void {
  if (share >= 1) return;
  element.style.transform = `scaleX(${Math.max(share, SQUEEZE_MIN)})`;
  if (share < SQUEEZE_MIN) element.style.maxWidth = `${room / SQUEEZE_MIN}px`;
}

/** The width that an element's parent has for it, in design pixels. */
function roomIn(element: HTMLElement): number {
  const parent = element.parentElement;
  if (parent === null) return 0;
  const style = getComputedStyle(parent);
  // Outside of a document nothing has a style, and no width to be unlike later.
  return (
    parent.clientWidth - (Number.parseFloat(style.paddingLeft) || 0) - (Number.parseFloat(style.paddingRight) || 0)
  );
}
