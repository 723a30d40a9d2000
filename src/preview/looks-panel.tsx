import { useState, type ReactNode } from 'react';
import type { LookRow } from '#protocol/api.ts';
import { useSavedLooks, type SavedLooks } from './saved-looks.ts';
import { Problem } from '#store/words/problem.tsx';
import { WithParts } from '#store/words/with-parts.tsx';
import { useWords } from '#store/words/react.tsx';
import type { Words } from '#store/words/translated.ts';
import { useTools } from './tools.tsx';
import controls from './controls.module.css';
import panel from './panel.module.css';

/** The crew's own layouts, themes and logos: what is wrong with them, what is saved and not on air yet, and the button that puts it there. */
export function LooksPanel({ saved }: { saved: SavedLooks }): ReactNode {
  const { api } = useTools();
  const words = useWords();
  const { preview } = words;
  const list = useSavedLooks(saved);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  if (list === undefined || !list.folder) return null;
  const { fault, looks } = list;
  const waiting = looks.filter(({ version, onAir }) => version !== null && !onAir);
  const broken = looks.filter(({ faults }) => faults.length > 0);

  async function putOnAir(): Promise<void> {
    setBusy(true);
    const result = await api.putLooksOnAir();
    setBusy(false);
    setProblem(result.ok ? '' : result.reason);
  }

  return (
    <section className={panel.panel} aria-labelledby="looks-heading" data-testid="looks">
      <h2 id="looks-heading" className={panel.heading}>
        {preview.looks}
      </h2>
      {fault === null ? null : <p className={panel.problem}>{preview.looksFault(fault)}</p>}
      {broken.length === 0 ? null : (
        <ul className={panel.notes}>
          {broken.map((row) => (
            <BrokenLook key={`${row.kind} ${row.name}`} row={row} />
          ))}
        </ul>
      )}
      <p className={panel.hint} data-testid="looks-waiting">
        {waiting.length === 0
          ? preview.looksAllOnAir
          : preview.looksWaiting(waiting.map((row) => titleOf(row, words)).join(', '))}
      </p>
      <p>
        <button
          type="button"
          className={controls.button}
          disabled={busy || waiting.length === 0}
          onClick={() => void putOnAir()}
        >
          {preview.putOnAir}
        </button>
      </p>
      {problem === '' ? null : (
        <p className={panel.problem}>
          <WithParts say={preview.notOnAir} parts={[<Problem key="why" of={problem} />]} />
        </p>
      )}
    </section>
  );
}

function BrokenLook({ row }: { row: LookRow }): ReactNode {
  const words = useWords();
  const title = titleOf(row, words);
  return (
    <li data-testid="look-faults" data-name={row.name}>
      {row.version === null ? words.preview.lookBroken(title) : words.preview.lookAsBefore(title)}
      {row.faults.map((fault) => (
        // The relay's own words, as they stand in its log.
        <p key={fault} className={panel.name} lang="en">
          {fault}
        </p>
      ))}
    </li>
  );
}

function titleOf({ kind, name }: LookRow, { preview }: Words): string {
  return `${name} (${preview.lookKinds[kind]})`;
}
