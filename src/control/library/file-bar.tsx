import { useState, type ReactNode } from 'react';
import { withTeams } from '#protocol/library.ts';
import { readShow, writeShow, type Show, type ShowFault } from '#protocol/show.ts';
import { Problem } from '#store/words/problem.tsx';
import { useWords } from '#store/words/react.tsx';
import { WithParts } from '#store/words/with-parts.tsx';
import type { PanelProps } from './panel-props.ts';
import { textOfFile } from './read-file.ts';
import { bringIn, makeShow } from './show-file.ts';
import { ShowStreams } from './show-streams.tsx';
import { readFixtures, readTeams, writeFixtures, writeTeams, type TableFault } from './tables.ts';
import frame from '../frame/operator-page.module.css';
import styles from './library-page.module.css';

/** What the last file brought, or lacks. */
interface Outcome {
  readonly said: ReactNode;
  /** What `faults` are of, where that is to be said. */
  readonly lacks?: string;
  readonly faults: readonly { readonly key: string; readonly words: ReactNode }[];
  readonly streams?: Show['streams'];
}

/** In and out: tables for spreadsheets, and the whole show in one file. */
export function FileBar({ library: { teams, fixtures }, isKnown, act, ports }: PanelProps): ReactNode {
  const { library: words } = useWords();
  const [outcome, setOutcome] = useState<Outcome>();
  const tableFaults = (faults: readonly TableFault[]): Outcome['faults'] =>
    faults.map(({ line, column, value }) => ({ key: `${line} ${column}`, words: words.fault(line, column, value) }));
  const showFaults = (faults: readonly ShowFault[]): Outcome['faults'] =>
    faults.map(({ part, thing, why }) => ({
      key: `${part} ${thing ?? ''} ${why.reason}`,
      words: (
        <>
          {words.showParts[part]}
          {thing === undefined ? null : (
            <>
              , <bdi>{thing}</bdi>
            </>
          )}
          : <Problem of={why} />
        </>
      ),
    }));

  function takeTeams(text: string): Outcome {
    const { rows, faults } = readTeams(text);
    act({
      words: words.importTeams,
      edit: (now) => ({ ...now, teams: withTeams(now.teams, rows) }),
    });
    return { said: words.imported(rows.length), faults: tableFaults(faults) };
  }

  /** A table of games is the whole plan: it takes the place of the one before. */
  function takeGames(text: string): Outcome {
    const { rows, faults } = readFixtures(text);
    if (rows.length > 0) act({ words: words.importGames, edit: (now) => ({ ...now, fixtures: [...rows] }) });
    return { said: words.imported(rows.length), faults: tableFaults(faults) };
  }

  async function takeShow(text: string): Promise<Outcome> {
    const read = readShow(text);
    if (!read.ok)
      return { said: <WithParts say={words.badFile} parts={[<Problem key="why" of={read} />]} />, faults: [] };
    const { show, faults } = await bringIn(read.value, ports.show);
    const plan = show.fixtures;
    act({
      words: words.importShow,
      edit: (now) => ({
        teams: withTeams(now.teams, show.teams),
        fixtures: plan.length === 0 ? now.fixtures : [...plan],
      }),
    });
    return {
      said: words.imported(show.teams.length + plan.length),
      lacks: words.notTaken,
      faults: showFaults(faults),
      streams: show.streams,
    };
  }

  async function giveShow(): Promise<void> {
    setOutcome({ said: words.reading, faults: [] });
    const { show, faults } = await makeShow({ teams, fixtures }, ports.stream, ports.show);
    ports.save('boardcast-show.json', writeShow(show));
    setOutcome({ said: words.exported, lacks: words.notWhole, faults: showFaults(faults) });
  }

  const pick = (word: string, accept: string, take: (text: string) => Outcome | Promise<Outcome>): ReactNode => (
    <label className={`${frame.button} ${styles.pick}`}>
      {word}
      <input
        type="file"
        accept={accept}
        disabled={!isKnown}
        onChange={(event) => {
          const input = event.target;
          const file = input.files?.[0];
          if (file === undefined) return;
          setOutcome({ said: words.reading, faults: [] });
          void file
            .arrayBuffer()
            .then((bytes) => take(textOfFile(bytes)))
            .then((brought) => {
              setOutcome(brought);
              // The same file, mended, is to be picked again.
              input.value = '';
              return undefined;
            });
        }}
      />
    </label>
  );
  const give = (word: string, onClick: () => void): ReactNode => (
    <button type="button" className={frame.button} disabled={!isKnown} onClick={onClick}>
      {word}
    </button>
  );

  return (
    <section className={styles.files} aria-label={words.title}>
      <div className={styles.row}>
        {pick(words.importTeams, '.csv,text/csv', takeTeams)}
        {pick(words.importGames, '.csv,text/csv', takeGames)}
        {pick(words.importShow, '.json,application/json', takeShow)}
      </div>
      <div className={styles.row}>
        {give(words.exportTeams, () => {
          ports.save('teams.csv', writeTeams(teams));
        })}
        {give(words.exportGames, () => {
          ports.save('games.csv', writeFixtures(fixtures));
        })}
        {give(words.exportShow, () => void giveShow())}
      </div>
      <div role="status" data-testid="outcome">
        {outcome === undefined ? null : (
          <>
            <p>{outcome.said}</p>
            {outcome.faults.length === 0 ? null : (
              <>
                {outcome.lacks === undefined ? null : <p>{outcome.lacks}</p>}
                <ul className={styles.faults}>
                  {outcome.faults.map((fault) => (
                    <li key={fault.key}>{fault.words}</li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </div>
      {outcome?.streams === undefined ? null : <ShowStreams streams={outcome.streams} ports={ports} />}
      <p className={frame.hint}>{words.kept}</p>
    </section>
  );
}
