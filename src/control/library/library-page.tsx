import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { EMPTY_LIBRARY } from '#protocol/library.ts';
import { useWords } from '#store/words/react.tsx';
import { OperatorFrame } from '../frame/operator-frame.tsx';
import { FileBar } from './file-bar.tsx';
import { GamesPanel } from './games-panel.tsx';
import { FromBrowser, LibraryBar } from './library-bar.tsx';
import type { LibraryPorts } from './library-ports.ts';
import { createLibrarySession } from './library-session.ts';
import { TeamsPanel } from './teams-panel.tsx';
import styles from './library-page.module.css';

/** The crew's teams and games, and the way from one of them onto the air. Keep the identity of `ports`. */
export function LibraryPage({ ports }: { readonly ports: LibraryPorts }): ReactNode {
  const { library: words } = useWords();
  const [session] = useState(() => createLibrarySession(ports));
  const state = useSyncExternalStore(session.subscribe, session.state);
  const library = state.view?.library ?? EMPTY_LIBRARY;
  const isKnown = state.view !== undefined;

  return (
    <OperatorFrame title={words.title} stream={ports.stream}>
      <main className={styles.main}>
        {isKnown ? <FromBrowser session={session} ports={ports} /> : null}
        <LibraryBar state={state} session={session} />
        <GamesPanel library={library} isKnown={isKnown} act={session.act} ports={ports} />
        <TeamsPanel library={library} isKnown={isKnown} act={session.act} ports={ports} />
        <FileBar library={library} isKnown={isKnown} act={session.act} ports={ports} />
      </main>
    </OperatorFrame>
  );
}
