import { startOverlay } from '#overlay/overlay-page.tsx';

/**
 * Starts the page that the path asks for. The overlay is in this very file's chunk, since what is on air must not wait for a second
 * request; which operators' pages there are stands in another, so that one more of them costs the overlay nothing.
 */
async function start(root: HTMLElement): Promise<void> {
  const page = window.location.pathname.split('/').find((segment) => segment !== '');
  if (page === 'overlay') return startOverlay(root);
  return (await import('./operator-pages.ts')).startOperatorPage(root);
}

// The inline script takes the id away on an engine that is too old to draw the page.
const root = document.getElementById('root');
if (root !== null) void start(root);
