import type { ReactNode } from 'react';
import { timeOfDay } from '#store/ages.ts';
import { problemWords, refusalWords } from '#store/words/problem-words.ts';
import type { Words } from '#store/words/translated.ts';
import { commandWords } from './command-words.ts';
import { useDesk } from './desk-context.tsx';
import type { Trouble } from './desk-session.ts';
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
              {trouble.kind === 'stale' ? '' : ` (${reasonOf(trouble, names.words)})`}
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
            <strong>{desk.noDesk}</strong> ({problemWords(problem, names.words)}). {desk.tryingAgain}
          </p>
        )}
      </div>
    </div>
  );
}

function reasonOf(trouble: Exclude<Trouble, { readonly kind: 'stale' }>, words: Words): string {
  return trouble.kind === 'refused' ? refusalWords(trouble, words) : problemWords(trouble.reason, words);
}
