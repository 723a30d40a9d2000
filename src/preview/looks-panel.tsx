import { useState, type ReactNode } from 'react';
import type { LookRow } from '#protocol/api.ts';
import { useSavedLooks, type SavedLooks } from './saved-looks.ts';
import { useTools } from './tools.tsx';
import controls from './controls.module.css';
import panel from './panel.module.css';

/** The crew's own layouts, themes and logos: what is wrong with them, what is saved and not on air yet, and the button that puts it there. */
export function LooksPanel({ saved }: { saved: SavedLooks }): ReactNode {
  const { api } = useTools();
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
        Your own layouts
      </h2>
      {fault === null ? null : <p className={panel.problem}>{fault}. What was read before is kept.</p>}
      {broken.length === 0 ? null : (
        <ul className={panel.notes}>
          {broken.map((row) => (
            <BrokenLook key={`${row.kind} ${row.name}`} row={row} />
          ))}
        </ul>
      )}
      <p className={panel.hint} data-testid="looks-waiting">
        {waiting.length === 0
          ? 'All that is saved and good is on air.'
          : `Saved, shown in this window and not on air: ${waiting.map(titleOf).join(', ')}.`}
      </p>
      <p>
        <button
          type="button"
          className={controls.button}
          disabled={busy || waiting.length === 0}
          onClick={() => void putOnAir()}
        >
          Put the saved look on air
        </button>
      </p>
      {problem === '' ? null : <p className={panel.problem}>It is not on air: {problem}.</p>}
    </section>
  );
}

function BrokenLook({ row }: { row: LookRow }): ReactNode {
  return (
    <li data-testid="look-faults" data-name={row.name}>
      {titleOf(row)} {row.version === null ? 'cannot be shown' : 'is shown as it was before'}:
      {row.faults.map((fault) => (
        <p key={fault} className={panel.name}>
          {fault}
        </p>
      ))}
    </li>
  );
}

function titleOf({ kind, name }: LookRow): string {
  return `${name} (${kind})`;
}
