import { useState, type ReactNode } from 'react';
import { systemTime } from '#lib/system-time.ts';
import { streamAddressOfPath } from '#protocol/fields.ts';
import { SUGGESTED_STREAM } from '#store/addresses.ts';
import { useWords } from '#store/words/react.tsx';
import { createDeskClient } from '../desk/desk-client.ts';
import { OperatorFrame } from '../frame/operator-frame.tsx';
import { startPage } from '../frame/start-page.tsx';
import { FileBar } from './file-bar.tsx';
import { GamesPanel } from './games-panel.tsx';
import { keepShow, keptShow } from './keep-show.ts';
import type { LibraryPorts } from './library-ports.ts';
import { saveFile } from './save-file.ts';
import type { Show } from '#protocol/show.ts';
import { TeamsPanel } from './teams-panel.tsx';
import styles from './library-page.module.css';

/** Starts `/library/<stream>`: the crew's teams and games, and the way from one of them onto the air. */
export function startLibrary(root: HTMLElement): Promise<void> {
  const rest = /^\/library\/(.+)$/.exec(window.location.pathname)?.[1];
  const stream = (rest === undefined ? undefined : streamAddressOfPath(`/${rest}`).stream) ?? SUGGESTED_STREAM;
  const client = createDeskClient({ fetch: (input, init) => fetch(input, init), time: systemTime, stream });
  return startPage(root, (_, storage) => (
    <LibraryPage
      ports={{
        stream,
        // Names and texts are for the game that comes, whatever the picture still shows.
        say: (command) => client.say({ command, watches: 'program' }),
        storage,
        save: (name, text) => {
          saveFile(document, name, text);
        },
      }}
    />
  ));
}

/** The page itself. Keep the identity of `ports`. */
export function LibraryPage({ ports }: { readonly ports: LibraryPorts }): ReactNode {
  const { library } = useWords();
  const [show, setShow] = useState(() => keptShow(ports.storage));

  function change(next: Show): void {
    setShow(next);
    keepShow(ports.storage, next);
  }

  return (
    <OperatorFrame title={library.title} stream={ports.stream}>
      <main className={styles.main}>
        <GamesPanel show={show} ports={ports} />
        <TeamsPanel teams={show.teams} />
        <FileBar show={show} change={change} save={ports.save} />
      </main>
    </OperatorFrame>
  );
}
