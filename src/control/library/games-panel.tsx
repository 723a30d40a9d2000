import { useState, type ReactNode } from 'react';
import { fixtureKey, teamOf, type Fixture, type Library } from '#protocol/library.ts';
import { useWords } from '#store/words/react.tsx';
import { isOtherFixture, putFixture, removeFixture } from './edits.ts';
import { GameForm } from './game-form.tsx';
import { commandOf, kitsOf } from './load-game.ts';
import { NotDone } from './not-done.tsx';
import type { PanelProps } from './panel-props.ts';
import { Kit } from './teams-panel.tsx';
import frame from '../frame/operator-page.module.css';
import styles from './library-page.module.css';

/** What is open below a game, or of the one that is new. */
interface Open {
  readonly game: string;
  readonly what: 'load' | 'edit';
}

const NEW = '';

/** The games that come: one touch picks one, a second puts it on the desk. */
export function GamesPanel({ library, isKnown, act, ports }: PanelProps): ReactNode {
  const { library: words } = useWords();
  const [open, setOpen] = useState<Open>();
  const [said, setSaid] = useState<ReactNode>('');

  function close(): void {
    setOpen(undefined);
  }

  async function load(fixture: Fixture): Promise<void> {
    close();
    const answer = await ports.say(ports.stream, commandOf(fixture, library));
    setSaid(answer.outcome === 'done' ? words.loaded(ports.stream) : <NotDone answer={answer} />);
  }

  const form = (before?: Fixture): ReactNode => (
    <GameForm
      before={before}
      teams={library.teams}
      cancel={close}
      save={(fixture) => {
        act({
          words: words.saved(titleOf(fixture)),
          edit: putFixture(fixture, before),
          isOvertaken: isOtherFixture(before),
        });
        close();
      }}
    />
  );

  return (
    <section className={frame.panel} aria-labelledby="games-heading">
      <h2 id="games-heading" className={frame.heading}>
        {words.games}
      </h2>
      <p role="status" className={styles.said} data-testid="loaded">
        {said}
      </p>
      {isKnown && library.fixtures.length === 0 ? <p className={frame.hint}>{words.noGames}</p> : null}
      <ol className={styles.games}>
        {withKeys(library.fixtures).map(({ key, fixture }) => (
          <li key={key} data-testid="game">
            {open?.game === key && open.what === 'edit' ? (
              form(fixture)
            ) : (
              <>
                <p className={styles.game}>
                  <b dir="auto">{titleOf(fixture)}</b>
                  <span>
                    {[fixture.date, fixture.time, fixture.title, fixture.subtitle].filter(Boolean).join(' · ')}
                  </span>
                </p>
                {open?.game === key ? (
                  <Confirm
                    fixture={fixture}
                    library={library}
                    stream={ports.stream}
                    go={() => void load(fixture)}
                    cancel={close}
                  />
                ) : (
                  <GameKeys
                    fixture={fixture}
                    choose={(what) => {
                      setOpen({ game: key, what });
                      setSaid('');
                    }}
                    remove={() => {
                      act({ words: words.removed(titleOf(fixture)), edit: removeFixture(fixture) });
                    }}
                  />
                )}
              </>
            )}
          </li>
        ))}
      </ol>
      {open?.game === NEW ? (
        form()
      ) : (
        <button
          type="button"
          className={`${frame.button} ${styles.add}`}
          disabled={!isKnown}
          onClick={() => {
            setOpen({ game: NEW, what: 'edit' });
          }}
        >
          {words.addGame}
        </button>
      )}
    </section>
  );
}

/** Games by their words; two that are the same in all of them by their place as well. */
function withKeys(fixtures: readonly Fixture[]): readonly { readonly key: string; readonly fixture: Fixture }[] {
  const seen = new Map<string, number>();
  return fixtures.map((fixture) => {
    const key = fixtureKey(fixture);
    const twins = seen.get(key) ?? 0;
    seen.set(key, twins + 1);
    return { key: `${key}${twins}`, fixture };
  });
}

function titleOf({ home, away }: Fixture): string {
  return `${home} – ${away}`;
}

interface GameKeysProps {
  readonly fixture: Fixture;
  readonly choose: (what: Open['what']) => void;
  readonly remove: () => void;
}

function GameKeys({ fixture, choose, remove }: GameKeysProps): ReactNode {
  const { library } = useWords();
  const title = titleOf(fixture);
  return (
    <span className={styles.rowKeys}>
      <button
        type="button"
        className={frame.button}
        aria-label={library.loadGame(fixture.home, fixture.away)}
        onClick={() => {
          choose('load');
        }}
      >
        {library.load}
      </button>
      <button
        type="button"
        className={frame.button}
        aria-label={library.editOne(title)}
        onClick={() => {
          choose('edit');
        }}
      >
        {library.edit}
      </button>
      <button type="button" className={frame.button} aria-label={library.removeOne(title)} onClick={remove}>
        {library.remove}
      </button>
    </span>
  );
}

interface ConfirmProps {
  readonly fixture: Fixture;
  readonly library: Library;
  readonly stream: string;
  readonly go: () => void;
  readonly cancel: () => void;
}

/** What will go on air, before it does. */
function Confirm({ fixture, library: { teams }, stream, go, cancel }: ConfirmProps): ReactNode {
  const { library, common } = useWords();
  const [home, away] = [teamOf(teams, fixture.home), teamOf(teams, fixture.away)];
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
