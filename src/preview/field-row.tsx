import { Fragment, memo, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useScoreboardStore } from '#store/react.tsx';
import type { ScoreboardState } from '#store/scoreboard-store.ts';
import type { FieldLog } from './field-log.ts';
import type { RowDesk, RowTone } from './field-rows.ts';
import { fieldWords } from '#store/words/name-words.ts';
import { agoOf } from '#store/words/span-words.ts';
import { useWords } from '#store/words/react.tsx';
import type { Words } from '#store/words/translated.ts';
import { useTools } from './tools.tsx';
import panel from './panel.module.css';
import styles from './fields-panel.module.css';

interface FieldRowProps {
  readonly name: string;
  readonly log: FieldLog;
  /** No table knows the name, or another field holds it. */
  readonly hasOwnName: boolean;
  /** Whether there is anything to say of what the board reads. */
  readonly hasDesk: boolean;
  readonly tone: RowTone;
  readonly pace: RowDesk['pace'];
  readonly source: string | undefined;
  readonly reading: RowDesk['reading'];
}

/** One field. Its value is written past React with each change, as what the board reads is where that is the same. */
export const FieldRow = memo(function FieldRow(row: FieldRowProps): ReactNode {
  const { name, log, hasOwnName, hasDesk, tone, pace, source, reading } = row;
  const store = useScoreboardStore();
  const words = useWords();
  const { preview, clock } = words;
  const label = fieldWords(name, undefined, words);
  const { ticker } = useTools();
  const valueCell = useRef<HTMLTableCellElement>(null);
  const ageCell = useRef<HTMLTableCellElement>(null);
  const readCell = useRef<HTMLSpanElement>(null);
  const isSame = reading === undefined;

  useLayoutEffect(() => {
    const value = valueCell.current;
    const age = ageCell.current;
    if (value === null || age === null) return undefined;
    const showValue = (text: string): void => {
      show(value, text, words);
      if (isSame && readCell.current !== null) show(readCell.current, text, words);
    };
    const showAge = (): void => {
      const text = ageText(log.changedAt(name), ticker.now(), words);
      if (age.textContent !== text) age.textContent = text;
    };
    const textOf = (state: ScoreboardState): string => state.values[name] ?? '';
    showValue(textOf(store.getState()));
    showAge();
    const stopValue = store.subscribe((state, before) => {
      if (state.values === before.values || textOf(state) === textOf(before)) return;
      showValue(textOf(state));
      showAge();
    });
    const stopAge = ticker.subscribe(showAge);
    return () => {
      stopValue();
      stopAge();
    };
  }, [store, ticker, log, name, isSame, words]);

  useLayoutEffect(() => {
    if (typeof reading === 'string' && readCell.current !== null) show(readCell.current, reading, words);
  }, [reading, words]);

  return (
    <tr className={styles.row} data-testid="field-row" data-name={name} data-tone={tone} data-own-name={hasOwnName}>
      <th scope="row" className={styles.name}>
        {label === name ? null : <span className={styles.label}>{label}</span>}
        <span className={styles.own}>
          <BrokenAtDots name={name} />
        </span>
        {tone === 'plain' ? null : (
          <span className={styles.badge} data-tone={tone}>
            {preview.tones[tone].word}
          </span>
        )}
        {pace === undefined ? null : (
          <span className={styles.pace} data-pace={pace} title={clock.pacesMean[pace]} data-testid="pace">
            {clock.paces[pace]}
          </span>
        )}
        {hasOwnName ? (
          <span className={styles.badge} data-tone="own-name">
            {preview.ownName}
          </span>
        ) : null}
      </th>
      <td ref={valueCell} className={styles.value} dir="auto" />
      {hasDesk ? (
        <td className={styles.reading} data-testid="reading">
          {reading === null ? (
            <span className={panel.hint}>{preview.never}</span>
          ) : (
            <span ref={readCell} className={styles.read} dir="auto" />
          )}{' '}
          {source === undefined || source === name ? null : <code className={styles.source}>{source}</code>}
        </td>
      ) : null}
      <td ref={ageCell} className={`${styles.age} ${styles.end}`} />
    </tr>
  );
});

/** In a narrow window a name goes on in the next line after a dot, and only then wherever it must. */
function BrokenAtDots({ name }: { name: string }): ReactNode {
  return name.split(/(?<=\.)/).map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the parts of a name never change places
    <Fragment key={index}>
      {index === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ));
}

function show(cell: HTMLElement, text: string, { preview }: Words): void {
  cell.textContent = text === '' ? preview.blank : text;
  cell.toggleAttribute('data-blank', text === '');
}

function ageText(changedAt: number | undefined, now: number, words: Words): string {
  return changedAt === undefined ? '–' : agoOf(now - changedAt, words);
}
