import { startOverlay } from '#overlay/overlay-page.tsx';

/**
 * Starts the page that the path asks for. The overlay is in this very file's chunk, since what is on air must not wait for a second
 * request; the operators' pages are fetched when they are asked for.
 */
async function start(root: HTMLElement): Promise<void> {
  const page = window.location.pathname.split('/').find((segment) => segment !== '');
  if (page === 'overlay') return startOverlay(root);
  if (page === 'test') return (await import('#preview/connection-test-page.tsx')).startTestPage(root);
  if (page === 'gallery') return (await import('#control/gallery-page.tsx')).startGallery(root);
  return (await import('#preview/preview-page.tsx')).startPreview(root);
}

// The inline script takes the id away on an engine that is too old to draw the page.
const root = document.getElementById('root');
if (root !== null) void start(root);
