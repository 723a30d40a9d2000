import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { standOnGround } from '#graphic/operator-page.tsx';
import { systemTime } from '#lib/system-time.ts';
import { browserStorage } from '#store/browser-storage.ts';
import { createAccessClient } from '#store/access-client.ts';
import { createApi } from '#store/api-client.ts';
import { copyText } from '#store/copy-text.ts';
import { fetchLookFile } from '#store/look-files.ts';
import { documentVisibility } from '#store/visibility.ts';
import { firstLanguage, type WordsStorage } from '#store/words/languages.ts';
import { WordsProvider } from '#store/words/react.tsx';
import { loadWords } from '#store/words/words.ts';
import { pageFetch } from '#store/page-fetch.ts';
import type { PagePorts } from './ports.ts';

/** Renders a page of this room into a real browser, in the language of whoever looks at it. */
export async function startPage(
  root: HTMLElement,
  page: (ports: PagePorts, storage: WordsStorage | undefined) => ReactNode,
): Promise<void> {
  standOnGround();
  const storage = browserStorage();
  const language = firstLanguage(storage, navigator.languages);
  const first = { language, words: await loadWords(language) };
  createRoot(root).render(
    <WordsProvider first={first} storage={storage}>
      {page(browserPorts(), storage)}
    </WordsProvider>,
  );
}

function browserPorts(): PagePorts {
  const clipboard = 'clipboard' in navigator ? navigator.clipboard : undefined;
  return {
    api: createApi({ fetch: pageFetch, time: systemTime }),
    access: createAccessClient({ fetch: pageFetch, time: systemTime }),
    fetch: fetchLookFile,
    time: systemTime,
    visibility: documentVisibility(document),
    location: window.location,
    replaceUrl: (url) => {
      window.history.replaceState(null, '', url);
    },
    go: (url) => {
      window.location.assign(url);
    },
    copy: (text) => copyText(text, { clipboard, document }),
  };
}
