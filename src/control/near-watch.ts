import type { GalleryPorts } from './gallery-ports.ts';

/** How far off the screen still counts as near: a tile is drawn by the time it is scrolled to. */
const MARGIN = '300px 0px';

/** `GalleryPorts.watchNear` in a browser, with one observer for all tiles. */
export function createNearWatch(): GalleryPorts['watchNear'] {
  const tells = new Map<Element, (isNear: boolean) => void>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) tells.get(target)?.(isIntersecting);
    },
    { rootMargin: MARGIN },
  );
  return (element, tell) => {
    tells.set(element, tell);
    observer.observe(element);
    return () => {
      tells.delete(element);
      observer.unobserve(element);
    };
  };
}
