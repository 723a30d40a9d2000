import type { ReactNode } from 'react';
import { useDesk, useOnAir } from './desk-context.tsx';
import styles from './values-panel.module.css';

/** Tells a screen reader when the score, the period or the bug's presence changes; the clock is read when somebody goes to it, and never by itself. */
export function Announcer(): ReactNode {
  const { names, view, keys } = useDesk();
  const { desk } = names.words;
  const home = useOnAir(keys.home.score?.field ?? keys.home.points?.field ?? 'home.score');
  const away = useOnAir(keys.away.score?.field ?? keys.away.points?.field ?? 'away.score');
  const period = useOnAir('period');
  const parts = [
    `${names.teamName('home')} ${home ?? '–'}`,
    `${names.teamName('away')} ${away ?? '–'}`,
    period === undefined || period === '' ? '' : `${names.fieldName('period')} ${period}`,
    view?.state.hidden === true ? desk.hidden : desk.onAir,
  ];
  return (
    <p className={styles.unseen} role="status" data-testid="announcer">
      {parts.filter((part) => part !== '').join(', ')}
    </p>
  );
}
