import type { Frames } from './feed.ts';

/** The browser's own frames. */
export const browserFrames: Frames = {
  request(run) {
    const id = requestAnimationFrame(run);
    return () => {
      cancelAnimationFrame(id);
    };
  },
  hidden: () => document.hidden,
  onHidden(run) {
    const listener = (): void => {
      if (document.hidden) run();
    };
    document.addEventListener('visibilitychange', listener);
    return () => {
      document.removeEventListener('visibilitychange', listener);
    };
  },
};
