import type { ReactNode } from 'react';
import { PHASES } from '#protocol/desk.ts';
import { phaseWords } from './command-words.ts';
import { useDesk } from './desk-context.tsx';
import { Fold, Hint, Key } from './kit.tsx';
import panels from './side-panels.module.css';
import styles from './game-panel.module.css';

/** How far the game is, for a page too narrow to have that in its line of keys, and the next game. */
export function GamePanel(): ReactNode {
  const { names, view, say } = useDesk();
  const { desk, links } = names.words;
  if (view === undefined) return null;
  return (
    <Fold value="game" heading={links.groups.game} note={phaseWords(view.state.phase, names.words)}>
      <div className={styles.narrow}>
        <Phases />
      </div>
      <div className={panels.stack}>
        <Key
          look="danger"
          testId="new-game"
          onPress={() => {
            say({ do: 'new-game' });
          }}
        >
          {desk.newGame}
        </Key>
        <Hint>{desk.newGameHint}</Hint>
      </div>
    </Fold>
  );
}

/** Every phase, the one that holds marked; a touch on that one takes the word back. */
export function Phases(): ReactNode {
  const { names, view, say } = useDesk();
  const now = view?.state.phase ?? null;
  return (
    <ol className={styles.phases} aria-label={names.words.desk.phase}>
      {PHASES.map((phase) => (
        <li key={phase}>
          <button
            type="button"
            className={styles.step}
            aria-current={now === phase ? 'step' : undefined}
            onClick={() => {
              say({ do: 'phase', phase: now === phase ? null : phase });
            }}
          >
            {phaseWords(phase, names.words)}
          </button>
        </li>
      ))}
    </ol>
  );
}
