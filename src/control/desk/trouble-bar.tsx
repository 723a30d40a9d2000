import type { ReactNode } from 'react';
import { timeOfDay } from '#store/ages.ts';
import { Problem } from '#store/words/problem.tsx';
import { commandWords } from './command-words.ts';
import { useDesk } from './desk-context.tsx';
import { Key } from './kit.tsx';
import styles from './control-page.module.css';

/** What kept a command from being done, and what can be done about it. Nothing of it ever reaches the air. */
export function TroubleBar(): ReactNode {
  const { trouble, problem, view, session, names, ports } = useDesk();
  const { desk } = names.words;
  const offset = view === undefined ? 0 : ports.time.now() - view.at;
  return (
    <div className={styles.troubles}>
      <div role="alert">
        {trouble === undefined ? null : (
          <div className={styles.trouble} data-kind={trouble.kind} data-testid="trouble">
            <p>
              <strong>
                {trouble.kind === 'stale' ? desk.conflict : trouble.kind === 'refused' ? desk.refused : desk.failed}
              </strong>{' '}
              {trouble.commands.map((command) => commandWords(command, names)).join('; ')}
              {trouble.kind === 'stale' ? null : (
                <>
                  {' '}
                  (<Problem of={trouble.why} />)
                </>
              )}
            </p>
            {trouble.kind === 'stale' && trouble.changes.length > 0 ? (
              <ul>
                {trouble.changes.map(({ rev, at, who, command }) => (
                  <li key={rev}>
                    {desk.conflictBy(
                      who === '' ? desk.nobody : who,
                      commandWords(command, names),
                      timeOfDay(at + offset, ports.time.now()),
                    )}
                  </li>
                ))}
              </ul>
            ) : null}
            <div className={styles.troubleKeys}>
              <Key look="main" onPress={session.sayAgain} testId="say-again">
                {desk.sayAgain}
              </Key>
              <Key onPress={session.dismiss}>{trouble.kind === 'stale' ? desk.leaveIt : desk.dismiss}</Key>
            </div>
          </div>
        )}
      </div>
      <div role="status">
        {problem === undefined ? null : (
          <p className={styles.problem} data-testid="problem">
            <strong>{desk.noDesk}</strong> (<Problem of={problem} />
            ). {desk.tryingAgain}
          </p>
        )}
      </div>
    </div>
  );
}
