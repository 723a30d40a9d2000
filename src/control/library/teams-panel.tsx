import type { ReactNode } from 'react';
import { useWords } from '#store/words/react.tsx';
import type { Team } from '#protocol/show.ts';
import frame from '../frame/operator-page.module.css';
import styles from './library-page.module.css';

/** The teams there are. They are changed where tables are changed best: in a spreadsheet. */
export function TeamsPanel({ teams }: { readonly teams: readonly Team[] }): ReactNode {
  const { library } = useWords();
  return (
    <section className={frame.panel} aria-labelledby="teams-heading">
      <h2 id="teams-heading" className={frame.heading}>
        {library.teams}
      </h2>
      {teams.length === 0 ? <p className={frame.hint}>{library.noTeams}</p> : null}
      <ul className={styles.teams}>
        {teams.map(({ name, short, logo, kits }) => (
          <li key={name} data-testid="team">
            {logo === null ? <span className={styles.noLogo} /> : <img src={logo} alt="" width={28} height={28} />}
            <b dir="auto">{name}</b>
            <span className={styles.short}>{short}</span>
            <span className={styles.kits}>
              {kits.map((color, index) =>
                color === null ? null : <Kit key={index === 0 ? 'first' : 'second'} color={color} />,
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A kit's colour, which is said as well as shown. */
export function Kit({ color }: { readonly color: string }): ReactNode {
  return <span className={styles.kit} role="img" aria-label={color} style={{ background: color }} />;
}
