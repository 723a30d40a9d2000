import type { ReactNode } from 'react';
import { timeOfDay } from '#store/ages.ts';
import { commandWords, whoWords } from './command-words.ts';
import { useDesk } from './desk-context.tsx';
import { Entry, Fold, Hint } from './kit.tsx';
import styles from './side-panels.module.css';

/** What was done, the newest first, and the whole of it as a file. */
export function AuditPanel(): ReactNode {
  const { names, view, ports } = useDesk();
  const { desk } = names.words;
  const lines = [...(view?.audit ?? [])].sort((a, b) => b.rev - a.rev || b.at - a.at);
  const offset = view === undefined ? 0 : ports.time.now() - view.at;
  return (
    <Fold value="audit" heading={desk.audit}>
      {lines.length === 0 ? <Hint>{desk.nothingDone}</Hint> : null}
      {/* It is scrolled by the keyboard as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className={styles.audit} aria-label={desk.audit} tabIndex={0} data-testid="audit">
        {lines.map(({ rev, at, who, command }) => (
          <li key={`${rev} ${at} ${String(command['id'])}`}>
            <time>{timeOfDay(at + offset, ports.time.now())}</time> {commandWords(command, names)}{' '}
            <span className={styles.who}>{whoWords(who, command, names.words)}</span>
          </li>
        ))}
      </ol>
      <p className={styles.state}>
        <a href={`/api/streams/${encodeURIComponent(ports.stream)}/audit?format=csv`} download>
          {desk.exportAudit}
        </a>
      </p>
    </Fold>
  );
}

/** Who sits here, and what they look at while they press. */
export function DeskPanel(): ReactNode {
  const { names, settings, change } = useDesk();
  const { desk } = names.words;
  return (
    <Fold value="desk" heading={`${desk.watches} ${desk[settings.watches]}`} note={settings.who}>
      <fieldset className={styles.watches}>
        <legend className={styles.subheading}>{desk.watches}</legend>
        {(['program', 'court'] as const).map((watches) => (
          <label key={watches} className={styles.radio}>
            <input
              type="radio"
              name="watches"
              checked={settings.watches === watches}
              onChange={() => {
                change({ watches });
              }}
            />
            <span>
              {desk[watches]}
              <span className={styles.radioHint}>{desk.watchesHint[watches]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Entry
        label={desk.you}
        value={settings.who}
        onApply={(who) => {
          change({ who: who.trim() });
        }}
      />
      <Hint>{desk.youHint}</Hint>
    </Fold>
  );
}
