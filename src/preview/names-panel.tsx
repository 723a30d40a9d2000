import type { ReactNode } from 'react';
import type { Poll } from '#store/poll.ts';
import type { StreamWatch } from './stream-watch.ts';
import { usePoll } from './tools.tsx';
import { useWords } from '#store/words/react.tsx';
import { WithParts } from '#store/words/with-parts.tsx';
import styles from './panel.module.css';

/** What is odd about the feed's fields: names that nothing is known of, rivals, refused values, unreadable frames. Nothing odd: no panel. */
export function NamesPanel({ watch }: { watch: Poll<StreamWatch> }): ReactNode {
  const { preview } = useWords();
  const detail = usePoll(watch).answer?.value;
  if (detail === undefined) return null;
  const { unmapped, rivals, refused, unreadable } = detail;
  if (unmapped.length + rivals.length + refused.length + unreadable.count === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="names-heading" data-testid="field-notes">
      <h2 id="names-heading" className={styles.heading}>
        {preview.odd}
      </h2>
      <ul className={styles.notes}>
        {rivals.map(({ source, canonical, heldBy }) => (
          <li key={`rival ${source}`} data-note="rival">
            <WithParts
              say={preview.rival}
              parts={[
                <code key="source">{source}</code>,
                <code key="field">{canonical}</code>,
                <code key="holder">{heldBy}</code>,
              ]}
            />
            <span className={styles.hint}> {preview.rivalHint}</span>
          </li>
        ))}
        {refused.map(({ name, reason, count }) => (
          <li key={`refused ${name}`} data-note="refused">
            <WithParts
              say={(what, why) => preview.refused(what, count, why)}
              parts={[
                <code key="name">{name === '' ? preview.noName : name}</code>,
                <Reason key="why" text={reason} />,
              ]}
            />
          </li>
        ))}
        {unreadable.count === 0 ? null : (
          <li data-note="unreadable">
            {unreadable.reason === null ? (
              preview.unreadable(unreadable.count, '')
            ) : (
              <WithParts
                say={(why) => preview.unreadable(unreadable.count, why)}
                parts={[<Reason key="why" text={unreadable.reason} />]}
              />
            )}
          </li>
        )}
        {unmapped.length === 0 ? null : (
          <li data-note="unmapped">
            <WithParts say={(names) => preview.unmapped(names, unmapped.length)} parts={[listOf(unmapped)]} />
            <span className={styles.hint}> {preview.unmappedHint(unmapped.length)}</span>
          </li>
        )}
      </ul>
    </section>
  );
}

/** The relay's own words, as they stand in its log. */
function Reason({ text }: { text: string }): ReactNode {
  return <span lang="en">{text}</span>;
}

function listOf(names: readonly string[]): ReactNode {
  return names.map((name, index) => (
    <span key={name}>
      {index === 0 ? '' : ', '}
      <code>{name}</code>
    </span>
  ));
}
