import type { ReactNode } from 'react';
import { commandWords, momentWords } from './command-words.ts';
import { useDesk } from './desk-context.tsx';
import { HappenedList } from './happened-list.tsx';
import { Entry, Fold, Key } from './kit.tsx';
import styles from './side-panels.module.css';

/** Moments, each shown once: a goal, a time-out, a text. `isMoved`: its keys have just moved, as what waits above them came or went. */
export function CuesPanel({ isMoved }: { readonly isMoved: boolean }): ReactNode {
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
            isFresh={isMoved}
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
            isFresh={isMoved}
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
        isFresh={isMoved}
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
        isFresh={isMoved}
        look="small"
        isDisabled={shown.length === 0}
        testId="cue-clear"
        onPress={() => {
          say({ do: 'cue-clear' });
        }}
      >
        {desk.clearCues}
      </Key>
      <HappenedList isMoved={isMoved} />
    </Fold>
  );
}
