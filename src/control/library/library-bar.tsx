import { useState, type ReactNode } from 'react';
import { withMissing } from '#protocol/library.ts';
import { Problem } from '#store/words/problem.tsx';
import { useWords } from '#store/words/react.tsx';
import { browserLibrary, forgetBrowserLibrary } from './browser-library.ts';
import type { LibraryPorts } from './library-ports.ts';
import type { LibrarySession, LibraryState } from './library-session.ts';
import frame from '../frame/operator-page.module.css';
import styles from './library-page.module.css';

interface LibraryBarProps {
  readonly state: LibraryState;
  readonly session: LibrarySession;
}

interface FromBrowserProps {
  readonly session: LibrarySession;
  readonly ports: LibraryPorts;
}

/** What kept an edit from being done, and the way back from the last one: in sight wherever the page stands. */
export function LibraryBar({ state, session }: LibraryBarProps): ReactNode {
  const { library, desk } = useWords();
  const { trouble, problem, done } = state;
  const last = done.at(-1);
  return (
    <div className={styles.bar}>
      <div role="alert">
        {trouble === undefined ? null : (
          <div className={frame.problem} data-testid="trouble">
            <p>
              <strong>{{ stale: desk.conflict, refused: desk.refused, failed: desk.failed }[trouble.kind]}</strong>{' '}
              {trouble.steps.map(({ words }) => words).join('; ')}
              {trouble.why === undefined ? null : (
                <>
                  {' '}
                  (<Problem of={trouble.why} />)
                </>
              )}
            </p>
            <div className={styles.row}>
              <button type="button" className={frame.button} onClick={session.again} data-testid="again">
                {desk.sayAgain}
              </button>
              <button type="button" className={frame.button} onClick={session.dismiss}>
                {desk.leaveIt}
              </button>
            </div>
          </div>
        )}
      </div>
      <div role="status">
        {problem === undefined ? null : (
          <p className={frame.problem}>
            <strong>{desk.noDesk}</strong> (<Problem of={problem} />
            ). {desk.tryingAgain}
          </p>
        )}
        {state.view === undefined && problem === undefined ? <p className={frame.hint}>{library.reading}</p> : null}
      </div>
      {last === undefined ? null : (
        <button type="button" className={`${frame.button} ${styles.undo}`} onClick={session.undo} data-testid="undo">
          {library.undo(last.words)}
        </button>
      )}
    </div>
  );
}

/** What this browser kept before the relay did: it is never dropped unseen. */
export function FromBrowser({ session, ports }: FromBrowserProps): ReactNode {
  const { library, desk } = useWords();
  const [kept, setKept] = useState(() => browserLibrary(ports.storage));
  if (kept === undefined) return null;

  function settle(): void {
    forgetBrowserLibrary(ports.storage);
    setKept(undefined);
  }

  return (
    <div className={styles.offer} data-testid="browser-library">
      <p>{library.browserHas(kept.teams.length, kept.fixtures.length)}</p>
      <div className={styles.row}>
        <button
          type="button"
          className={`${frame.button} ${styles.go}`}
          onClick={() => {
            session.act({ words: library.takeOver, edit: (now) => withMissing(now, kept) });
            settle();
          }}
        >
          {library.takeOver}
        </button>
        <button type="button" className={frame.button} onClick={settle}>
          {desk.leaveIt}
        </button>
      </div>
    </div>
  );
}
