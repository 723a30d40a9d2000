/** Where a template has the files of its look: in itself, and of the relay that it follows what a crew made of its own. */
import { fetchLookFile, type LookFilePorts } from '#store/look-files.ts';

interface Relay {
  /** Undefined while none is followed. */
  readonly origin: () => string | undefined;
  /** Whether its socket is open. */
  readonly isLive: () => boolean;
}

/** Layouts and themes, of which a crew may have its own. */
const OWN_FILES = /^\/(?:layouts|themes)\/[^/]+\.json(?:\?|$)/;

/**
 * Answers as a relay does. What is in the template is asked of nobody, so that a crew's own look needs a name of its own. While the relay is
 * away the look waits for it; one that is there and refuses will go on refusing.
 */
export function createFiles(
  files: Readonly<Record<string, unknown>>,
  { origin, isLive }: Relay,
  fetch: LookFilePorts['fetch'] = fetchLookFile,
): LookFilePorts['fetch'] {
  return async (path) => {
    const file = files[path.replace(/\?.*/, '')];
    if (file !== undefined) return new Response(JSON.stringify(file));
    const relay = origin();
    if (relay === undefined || !OWN_FILES.test(path)) return new Response(null, { status: 404 });
    try {
      return await fetch(relay + path);
    } catch (error) {
      if (!isLive()) throw error;
      return new Response(null, { status: 404 });
    }
  };
}
