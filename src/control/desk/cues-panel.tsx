import type { ReactNode } from 'react';
import { commandWords, momentWords } from './command-words.ts';
import { useDesk } from './desk-context.tsx';
import { HappenedList } from './happened-list.tsx';
import { Entry, Fold, Key } from './kit.tsx';
import styles from './side-panels.module.css';

/** Moments, each shown once: a goal, a time-out, a text. */
export function CuesPanel(): ReactNode {
  const { keys, names, view, say } = useDesk();
  const { desk } = names.words;
  const cues = view?.cues ?? [];
  const now = view?.at ?? 0;
  const shown = cues.filter(({ at, ms }) => at + ms > now);
  return (
    <Fold
      value="cues"
      heading={desk.cues}
      note={shown.map((cue) => commandWords({ ...cue, do: 'cue' }, names)).join(', ')}
    >
      <div className={styles.pair}>
        {(['home', 'away'] as const).map((side) => (
          <Key
            key={side}
            testId={`goal-${side}`}
            onPress={() => {
              say({ do: 'cue', kind: keys.moment, side, ms: 5000 });
            }}
          >
            {momentWords(keys.moment, side, names)}
          </Key>
        ))}
        {(['home', 'away'] as const).map((side) => (
          <Key
            key={side}
            onPress={() => {
              say({ do: 'cue', kind: 'timeout', side, ms: 8000 });
            }}
          >
            {desk.timeout(names.teamName(side))}
          </Key>
        ))}
      </div>
      <Key
        onPress={() => {
          say({ do: 'cue', kind: 'timeout', ms: 8000 });
        }}
      >
        {desk.officialTimeout}
      </Key>
      <Entry
        label={desk.cueText}
        value=""
        onApply={(text) => {
          if (text.trim() !== '') say({ do: 'cue', kind: 'text', text: text.trim(), ms: 8000 });
        }}
      />
      <Key
        look="small"
        isDisabled={shown.length === 0}
        testId="cue-clear"
        onPress={() => {
          say({ do: 'cue-clear' });
        }}
      >
        {desk.clearCues}
      </Key>
      <HappenedList />
    </Fold>
  );
}
