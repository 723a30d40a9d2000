import { useEffect, useRef, useState, type ReactNode } from 'react';
import { cleanText } from '#protocol/fields.ts';
import type { Fixture, Team } from '#protocol/library.ts';
import { useWords } from '#store/words/react.tsx';
import { FormField } from './form-field.tsx';
import frame from '../frame/operator-page.module.css';
import styles from './library-page.module.css';

interface GameFormProps {
  /** The game that is changed; a new one without it. */
  readonly before?: Fixture | undefined;
  readonly teams: readonly Team[];
  readonly save: (fixture: Fixture) => void;
  readonly cancel: () => void;
}

const NEW_GAME: Fixture = { date: '', time: '', home: '', away: '', title: '', subtitle: '' };
const WORDS = ['home', 'away', 'date', 'time', 'title', 'subtitle'] as const;

/** All that is to be known of a game; its teams are picked, or are names that the library does not have. */
export function GameForm({ before, teams, save, cancel }: GameFormProps): ReactNode {
  const { library, common, desk } = useWords();
  const [game, setGame] = useState(before ?? NEW_GAME);
  const [isMissing, setMissing] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    first.current?.focus();
  }, []);
  const names = teams.map(({ name }) => name);
  const labels = {
    home: common.home,
    away: common.away,
    date: library.date,
    time: library.time,
    title: desk.textNames.title,
    subtitle: desk.textNames.subtitle,
  };

  function submit(): void {
    const said = { ...game };
    for (const word of WORDS) said[word] = cleanText(game[word]);
    const isWhole = said.home !== '' && said.away !== '';
    setMissing(!isWhole);
    if (isWhole) save(said);
  }

  return (
    <form
      className={styles.form}
      aria-label={before === undefined ? library.addGame : library.editOne(`${before.home} – ${before.away}`)}
      data-testid="game-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
      }}
    >
      <div className={styles.fields}>
        {WORDS.map((word) => {
          const isTeam = word === 'home' || word === 'away';
          return (
            <FormField
              key={word}
              label={labels[word]}
              isNarrow={word === 'date' || word === 'time'}
              value={game[word]}
              suggestions={isTeam ? names : []}
              isWrong={isMissing && isTeam && cleanText(game[word]) === ''}
              {...(word === 'home' ? { input: first } : {})}
              change={(text) => {
                setGame({ ...game, [word]: text });
              }}
            />
          );
        })}
      </div>
      {isMissing ? (
        <p className={styles.fault} role="alert">
          {library.teamsNeeded}
        </p>
      ) : null}
      <div className={styles.row}>
        <button type="submit" className={`${frame.button} ${styles.go}`}>
          {library.save}
        </button>
        <button type="button" className={frame.button} onClick={cancel}>
          {common.cancel}
        </button>
      </div>
    </form>
  );
}
