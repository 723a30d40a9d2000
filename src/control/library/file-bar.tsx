import { useState, type ReactNode } from 'react';
import { useWords } from '#store/words/react.tsx';
import { textOfFile } from './read-file.ts';
import type { LibraryPorts } from './library-ports.ts';
import { readShow, withTeams, writeShow, type Show } from '#protocol/show.ts';
import { readFixtures, readTeams, writeFixtures, writeTeams, type TableFault } from './tables.ts';
import frame from '../frame/operator-page.module.css';
import styles from './library-page.module.css';

interface FileBarProps {
  readonly show: Show;
  readonly change: (show: Show) => void;
  readonly save: LibraryPorts['save'];
}

/** What the last file brought. */
interface Outcome {
  readonly said: string;
  readonly faults: readonly TableFault[];
}

/** In and out: tables for spreadsheets, and everything in one file. */
export function FileBar({ show, change, save }: FileBarProps): ReactNode {
  const { library } = useWords();
  const [outcome, setOutcome] = useState<Outcome>();

  function takeTeams(text: string): Outcome {
    const { rows, faults } = readTeams(text);
    change({ ...show, teams: withTeams(show.teams, rows) });
    return { said: library.imported(rows.length), faults };
  }

  /** A table of games is the whole plan: it takes the place of the one before. */
  function takeGames(text: string): Outcome {
    const { rows, faults } = readFixtures(text);
    if (rows.length > 0) change({ ...show, fixtures: [...rows] });
    return { said: library.imported(rows.length), faults };
  }

  function takeShow(text: string): Outcome {
    const read = readShow(text);
    if (!read.ok) return { said: library.badFile(read.reason), faults: [] };
    change(read.value);
    return { said: library.imported(read.value.teams.length + read.value.fixtures.length), faults: [] };
  }

  const pick = (word: string, accept: string, take: (text: string) => Outcome): ReactNode => (
    <label className={`${frame.button} ${styles.pick}`}>
      {word}
      <input
        type="file"
        accept={accept}
        onChange={(event) => {
          const input = event.target;
          const file = input.files?.[0];
          if (file === undefined) return;
          void file.arrayBuffer().then((bytes) => {
            setOutcome(take(textOfFile(bytes)));
            // The same file, mended, is to be picked again.
            input.value = '';
            return undefined;
          });
        }}
      />
    </label>
  );
  const give = (word: string, name: string, text: () => string): ReactNode => (
    <button
      type="button"
      className={frame.button}
      onClick={() => {
        save(name, text());
      }}
    >
      {word}
    </button>
  );

  return (
    <section className={styles.files} aria-label={library.title}>
      <div className={styles.row}>
        {pick(library.importTeams, '.csv,text/csv', takeTeams)}
        {pick(library.importGames, '.csv,text/csv', takeGames)}
        {pick(library.importShow, '.json,application/json', takeShow)}
      </div>
      <div className={styles.row}>
        {give(library.exportTeams, 'teams.csv', () => writeTeams(show.teams))}
        {give(library.exportGames, 'games.csv', () => writeFixtures(show.fixtures))}
        {give(library.exportShow, 'boardcast-show.json', () => writeShow(show))}
      </div>
      <div role="status" data-testid="outcome">
        {outcome === undefined ? null : <p>{outcome.said}</p>}
        {outcome === undefined || outcome.faults.length === 0 ? null : (
          <ul className={styles.faults}>
            {outcome.faults.map(({ line, column, value }) => (
              <li key={`${line} ${column}`}>{library.fault(line, column, value)}</li>
            ))}
          </ul>
        )}
      </div>
      <p className={frame.hint}>{library.kept}</p>
    </section>
  );
}
