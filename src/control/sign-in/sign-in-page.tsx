import { createRoot } from 'react-dom/client';
import { systemTime } from '#lib/system-time.ts';
import { browserStorage } from '#store/browser-storage.ts';
import { createAccessClient } from '#store/access-client.ts';
import { firstLanguage } from '#store/words/languages.ts';
import { WordsProvider } from '#store/words/react.tsx';
import { loadWords } from '#store/words/words.ts';
import { standEdge, standOnGround, standOpen } from '#graphic/operator-page.tsx';
import { SignInGate } from './sign-in-gate.tsx';

/**
 * Opens an operators' page once whoever looks at it may, which on most relays is at once. A relay that cannot say who asks is one that
 * cannot be reached, or has no keys: the page opens, and says itself what is wrong.
 */
export async function openBehindGate(open: () => Promise<void>): Promise<void> {
  const access = createAccessClient({ fetch: (input, init) => fetch(input, init), time: systemTime });
  const session = await access.session();
  if (session.ok && session.value.openLan === true) standOpen();
  if (session.ok && session.value.edge !== undefined) standEdge(session.value.edge);
  const isOpen = !session.ok || session.value.open || session.value.operator;
  // Where no key is ever wanted nothing can end.
  if (session.ok && session.value.open) return open();
  standOnGround();
  const storage = browserStorage();
  const language = firstLanguage(storage, navigator.languages);
  const first = { language, words: await loadWords(language) };
  const place = document.createElement('div');
  document.body.append(place);
  createRoot(place).render(
    <WordsProvider first={first} storage={storage}>
      <SignInGate access={access} isOpen={isOpen} open={() => void open()} />
    </WordsProvider>,
  );
  return isOpen ? open() : undefined;
}
