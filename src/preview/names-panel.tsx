import type { ReactNode } from 'react';
import type { Poll } from '#store/poll.ts';
import type { StreamWatch } from './stream-watch.ts';
import { usePoll } from './tools.tsx';
import styles from './panel.module.css';

/** What is odd about the feed's fields: names that nothing is known of, rivals, refused values, unreadable frames. Nothing odd: no panel. */
export function NamesPanel({ watch }: { watch: Poll<StreamWatch> }): ReactNode {
  const detail = usePoll(watch).answer?.value;
  if (detail === undefined) return null;
  const { unmapped, rivals, refused, unreadable } = detail;
  if (unmapped.length + rivals.length + refused.length + unreadable.count === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="names-heading" data-testid="field-notes">
      <h2 id="names-heading" className={styles.heading}>
        To look at in the feed
      </h2>
      <ul className={styles.notes}>
        {rivals.map(({ source, canonical, heldBy }) => (
          <li key={`rival ${source}`} data-note="rival">
            <code>{source}</code> also claims <code>{canonical}</code>; held by <code>{heldBy}</code>.
            <span className={styles.hint}>
              {' '}
              Rename or remove one of them in Scoreboard OCR if the wrong one is shown.
            </span>
          </li>
        ))}
        {refused.map(({ name, reason, count }) => (
          <li key={`refused ${name}`} data-note="refused">
            <code>{name === '' ? '(no name)' : name}</code> was refused {times(count)}: {reason}.
          </li>
        ))}
        {unreadable.count === 0 ? null : (
          <li data-note="unreadable">
            {unreadable.count === 1 ? 'One frame' : `${unreadable.count} frames`} could not be read
            {unreadable.reason === null ? '' : `: ${unreadable.reason}`}.
          </li>
        )}
        {unmapped.length === 0 ? null : (
          <li data-note="unmapped">
            {listOf(unmapped)} {unmapped.length === 1 ? 'is no name' : 'are no names'} that Boardcast knows.
            <span className={styles.hint}>
              {' '}
              {unmapped.length === 1 ? 'It goes' : 'They go'} out under {unmapped.length === 1 ? 'its' : 'their'} own
              name, and a layout must ask for it.
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function listOf(names: readonly string[]): ReactNode {
  return names.map((name, index) => (
    <span key={name}>
      {index === 0 ? '' : ', '}
      <code>{name}</code>
    </span>
  ));
}
