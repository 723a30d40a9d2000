import { useState, type ReactNode } from 'react';
import { teamKey, type Team } from '#protocol/library.ts';
import { useWords } from '#store/words/react.tsx';
import { LogoPicture } from '../frame/logo-picture.tsx';
import { isOtherTeam, putTeam, removeTeam } from './edits.ts';
import type { PanelProps } from './panel-props.ts';
import { TeamForm } from './team-form.tsx';
import frame from '../frame/operator-page.module.css';
import styles from './library-page.module.css';

/** The teams there are: each can be changed and taken out, and others put in. */
export function TeamsPanel({ library, isKnown, act, ports }: PanelProps): ReactNode {
  const { library: words } = useWords();
  /** The key of the team that is changed; an empty one of a new team. */
  const [open, setOpen] = useState<string>();
  const { teams } = library;

  function close(): void {
    setOpen(undefined);
  }

  const form = (before?: Team): ReactNode => (
    <TeamForm
      before={before}
      isTaken={(name) => teams.some((one) => one !== before && teamKey(one.name) === teamKey(name))}
      ports={ports}
      cancel={close}
      save={(team) => {
        act({ words: words.saved(team.name), edit: putTeam(team, before), isOvertaken: isOtherTeam(before) });
        close();
      }}
    />
  );

  return (
    <section className={frame.panel} aria-labelledby="teams-heading">
      <h2 id="teams-heading" className={frame.heading}>
        {words.teams}
      </h2>
      {isKnown && teams.length === 0 ? <p className={frame.hint}>{words.noTeams}</p> : null}
      <ul className={styles.teams}>
        {teams.map((team) => (
          <li key={teamKey(team.name)} data-testid="team">
            {open === teamKey(team.name) ? (
              form(team)
            ) : (
              <TeamRow
                team={team}
                edit={() => {
                  setOpen(teamKey(team.name));
                }}
                remove={() => {
                  act({ words: words.removed(team.name), edit: removeTeam(team), isOvertaken: isOtherTeam(team) });
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {open === '' ? (
        form()
      ) : (
        <button
          type="button"
          className={`${frame.button} ${styles.add}`}
          disabled={!isKnown}
          onClick={() => {
            setOpen('');
          }}
        >
          {words.addTeam}
        </button>
      )}
    </section>
  );
}

interface TeamRowProps {
  readonly team: Team;
  readonly edit: () => void;
  readonly remove: () => void;
}

function TeamRow({ team: { name, short, logo, kits }, edit, remove }: TeamRowProps): ReactNode {
  const { library } = useWords();
  return (
    <div className={styles.team}>
      {logo === null ? <span className={styles.noLogo} /> : <LogoPicture path={logo} />}
      <span className={styles.name}>
        <b dir="auto">{name}</b> <span className={styles.short}>{short}</span>
      </span>
      <span className={styles.kits}>
        {kits.map((color, index) =>
          color === null ? null : <Kit key={index === 0 ? 'first' : 'second'} color={color} />,
        )}
      </span>
      <span className={styles.rowKeys}>
        <button type="button" className={frame.button} aria-label={library.editOne(name)} onClick={edit}>
          {library.edit}
        </button>
        <button type="button" className={frame.button} aria-label={library.removeOne(name)} onClick={remove}>
          {library.remove}
        </button>
      </span>
    </div>
  );
}

/** A kit's colour, which is said as well as shown. */
export function Kit({ color }: { readonly color: string }): ReactNode {
  return <span className={styles.kit} role="img" aria-label={color} style={{ background: color }} />;
}
