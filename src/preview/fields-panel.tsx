import { useMemo, useSyncExternalStore, type ReactNode } from 'react';
import type { DeskWatch } from './desk-watch.ts';
import { inBoardOrder } from '#scoreboard/board-order.ts';
import { type FieldLog } from './field-log.ts';
import { FieldRow } from './field-row.tsx';
import { rowsOf, standingOut, type RowDesk } from './field-rows.ts';
import type { Poll } from '#store/poll.ts';
import type { StreamWatch } from './stream-watch.ts';
import { fieldWords } from '#store/words/name-words.ts';
import { spanOf } from '#store/words/span-words.ts';
import { useWords } from '#store/words/react.tsx';
import { usePoll } from './tools.tsx';
import { WithParts } from '#store/words/with-parts.tsx';
import panel from './panel.module.css';
import styles from './fields-panel.module.css';

interface FieldsPanelProps {
  readonly log: FieldLog;
  readonly watch: Poll<StreamWatch>;
  readonly desk: DeskWatch;
}

/** Every field: what is on air, and beside it what the board reads, where the relay keeps a desk. It renders when a field comes or goes; values and ages are written past React. */
export function FieldsPanel({ log, watch, desk }: FieldsPanelProps): ReactNode {
  const { preview } = useWords();
  const onAir = useSyncExternalStore(log.onNames, log.names);
  const { unmapped, rivals } = usePoll(watch).answer?.value ?? {};
  const view = usePoll(desk).answer?.value;
  const rows = useMemo(() => rowsOf(view), [view]);
  // A rival goes out under its own name too, with `raw.` before one that is canonical (docs/PROTOCOL.md P9).
  const ownNames = useMemo(
    () =>
      new Set(
        [
          unmapped ?? [],
          (rivals ?? []).map(({ source, canonical }) => (source === canonical ? `raw.${source}` : source)),
          [...rows].flatMap(([field, row]) => (row.isMapped ? [] : [field])),
        ].flat(),
      ),
    [unmapped, rivals, rows],
  );
  // A reading that was never let on air has a row too.
  const names = useMemo(() => {
    const others = [...rows.keys()].filter((name) => !onAir.includes(name));
    return others.length === 0 ? onAir : inBoardOrder([...onAir, ...others]);
  }, [onAir, rows]);
  return (
    <section className={panel.panel} aria-labelledby="fields-heading" data-testid="fields">
      <h2 id="fields-heading" className={panel.heading}>
        {preview.fields} <span className={panel.count}>{names.length}</span>
      </h2>
      {view === undefined || view.old === null ? null : (
        <OldNote stream={view.stream} savedAt={view.old.savedAt} at={view.at} />
      )}
      <StandingOut rows={rows} />
      {names.length === 0 ? (
        <p className={panel.quiet}>{preview.noValues}</p>
      ) : (
        <table className={styles.table} data-desk={view !== undefined}>
          <thead>
            <tr>
              <th scope="col">{preview.field}</th>
              <th scope="col">{view === undefined ? preview.value : preview.onAir}</th>
              {view === undefined ? null : <th scope="col">{preview.reads}</th>}
              <th scope="col" className={styles.end}>
                {preview.changed}
              </th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <FieldRow
                key={name}
                name={name}
                log={log}
                hasOwnName={ownNames.has(name)}
                hasDesk={view !== undefined}
                tone={rows.get(name)?.tone ?? 'plain'}
                pace={rows.get(name)?.pace}
                source={rows.get(name)?.source}
                reading={rows.has(name) ? rows.get(name)?.reading : null}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** What was saved long before Boardcast was started again is not shown until somebody says that it is this game's. */
function OldNote({ stream, savedAt, at }: { stream: string; savedAt: number; at: number }): ReactNode {
  const words = useWords();
  const { preview } = words;
  return (
    <p className={panel.problem} data-testid="old-note">
      <WithParts
        say={(page) => preview.old(spanOf(at - savedAt, words), page)}
        parts={[
          <a key="page" href={`/control/${stream}`}>
            {preview.oldPage}
          </a>,
        ]}
      />
    </p>
  );
}

/** Which fields on air are not what the board reads, and why, before one has to look for them. */
function StandingOut({ rows }: { rows: ReadonlyMap<string, RowDesk> }): ReactNode {
  const words = useWords();
  const { tones } = words.preview;
  const groups = standingOut(rows);
  if (groups.length === 0) return null;
  return (
    <ul className={styles.reasons} data-testid="standing-out">
      {groups.map(({ tone, fields }) => (
        <li key={tone} data-tone={tone}>
          <strong>
            {fields.length} {tones[tone].word}
          </strong>{' '}
          <span className={styles.which}>{fields.map((field) => fieldWords(field, undefined, words)).join(', ')}</span>{' '}
          <span className={styles.why}>{tones[tone].why}</span>
        </li>
      ))}
    </ul>
  );
}
