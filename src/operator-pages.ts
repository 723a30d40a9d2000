import { openBehindGate } from '#control/sign-in/sign-in-page.tsx';

/** Starts the operators' page that the path asks for; each is a chunk of its own, fetched when it is asked for. */
export async function startOperatorPage(root: HTMLElement): Promise<void> {
  const [page, stream] = window.location.pathname.split('/').filter((segment) => segment !== '');
  // Of the one that tells a computer whether it reaches Boardcast at all nobody need know who asks.
  if (page === 'test') return (await import('#preview/connection-test-page.tsx')).startTestPage(root);
  return openBehindGate(async () => {
    if (page === 'gallery') return (await import('#control/gallery-page.tsx')).startGallery(root);
    if (page === 'control') return (await import('#control/desk/control-page.tsx')).startControl(root);
    if (page === 'library') return (await import('#control/library/start-library.tsx')).startLibrary(root);
    if (page === 'links') return (await import('#control/links/links-page.tsx')).startLinks(root);
    if (page === 'preview' && stream !== undefined) {
      return (await import('#preview/preview-page.tsx')).startPreview(root);
    }
    return (await import('#control/hub/hub-page.tsx')).startHub(root);
  });
}
