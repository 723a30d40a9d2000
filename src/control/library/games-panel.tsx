import { useState, type ReactNode } from 'react';
import { useWords } from '#store/words/react.tsx';
import type { LibraryPorts } from './library-ports.ts';
import { commandOf, kitsOf } from './load-game.ts';
import { teamOf, type Fixture, type Show } from '#protocol/show.ts';
import { Kit } from './teams-panel.tsx';
import frame from '../frame/operator-page.module.css';
import styles from './library-page.module.css';

/** The games that come: one touch picks one, a second puts it on the desk. */
export function GamesPanel({ show, ports }: { readonly show: Show; readonly ports: LibraryPorts }): ReactNode {
  const { library } = useWords();
  const [picked, setPicked] = useState<Fixture>();
  const [said, setSaid] = useState('');

  async function load(fixture: Fixture): Promise<void> {
    setPicked(undefined);
    const answer = await ports.say(commandOf(fixture, show));
    if (answer.outcome !== 'done') {
      setSaid(library.failed('reason' in answer ? answer.reason : ''));
      return;
    }
    setSaid(library.loaded(ports.stream));
  }

  return (
    <section className={frame.panel} aria-labelledby="games-heading">
      <h2 id="games-heading" className={frame.heading}>
        {library.games}
      </h2>
      <p role="status" className={styles.said} data-testid="loaded">
        {said}
      </p>
      {show.fixtures.length === 0 ? <p className={frame.hint}>{library.noGames}</p> : null}
      <ol className={styles.games}>
        {show.fixtures.map((fixture) => (
          <li key={Object.values(fixture).join('|')} data-testid="game">
            <p className={styles.game}>
              <b dir="auto">{`${fixture.home} – ${fixture.away}`}</b>
              <span>{[fixture.date, fixture.time, fixture.title, fixture.subtitle].filter(Boolean).join(' · ')}</span>
            </p>
            {picked === fixture ? (
              <Confirm
                fixture={fixture}
                show={show}
                stream={ports.stream}
                go={() => void load(fixture)}
                cancel={() => {
                  setPicked(undefined);
                }}
              />
            ) : (
              <button
                type="button"
                className={frame.button}
                aria-label={library.loadGame(fixture.home, fixture.away)}
                onClick={() => {
                  setPicked(fixture);
                  setSaid('');
                }}
              >
                {library.load}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface ConfirmProps {
  readonly fixture: Fixture;
  readonly show: Show;
  readonly stream: string;
  readonly go: () => void;
  readonly cancel: () => void;
}

/** What will go on air, before it does. */
function Confirm({ fixture, show, stream, go, cancel }: ConfirmProps): ReactNode {
  const { library, common } = useWords();
  const [home, away] = [teamOf(show.teams, fixture.home), teamOf(show.teams, fixture.away)];
  const kits = home === undefined || away === undefined ? { home: 0, away: 0 } : kitsOf(home, away);
  const rows = [
    { side: common.home, name: fixture.home, team: home, color: home?.kits[kits.home] },
    { side: common.away, name: fixture.away, team: away, color: away?.kits[kits.away] },
  ];
  return (
    <div className={styles.confirm}>
      <ul>
        {rows.map(({ side, name, team, color }) => (
          <li key={side}>
            {side}: <b dir="auto">{team?.name ?? name}</b> {color ? <Kit color={color} /> : null}{' '}
            {team === undefined ? <em>{library.unknownTeam}</em> : null}
          </li>
        ))}
      </ul>
      <p>{library.ask(stream)}</p>
      <div className={styles.row}>
        {/* The next touch of whoever has just picked this game. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <button type="button" className={`${frame.button} ${styles.go}`} onClick={go} autoFocus>
          {library.go}
        </button>
        <button type="button" className={frame.button} onClick={cancel}>
          {common.cancel}
        </button>
      </div>
    </div>
  );
}
