/** How a whole graphic comes and goes: on opacity and transform alone, once, and never where nothing is to move. */

export const ENTER_MS = 420;
export const LEAVE_MS = 320;
/** How far it moves, in design pixels. */
const WAY = 30;

/** Whether something on this page may move now: it is to be seen, and neither the page nor its host asks for stillness. */
export function mayMove(animate: boolean): boolean {
  return animate && !document.hidden && !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Lets a graphic come from the edge that it is at. */
export function enter(bug: HTMLElement): Animation {
  const [out, in_] = framesOf(bug);
  return bug.animate([out, in_], { duration: ENTER_MS, easing: 'cubic-bezier(0.16, 1, 0.3, 1)' });
}

/** Lets a graphic go there; it stays gone until the animation is cancelled. */
export function leave(bug: HTMLElement): Animation {
  const [out, in_] = framesOf(bug);
  return bug.animate([in_, out], { duration: LEAVE_MS, easing: 'ease-in', fill: 'forwards' });
}

function framesOf(bug: HTMLElement): readonly [out: Keyframe, in_: Keyframe] {
  // Its place is a transform of its own.
  const place = bug.style.transform;
  const way = bug.dataset['at'] === 't' ? -WAY : WAY;
  return [
    { opacity: 0, transform: `${place} translateY(${way}px)` },
    { opacity: 1, transform: place },
  ];
}
