import { useEffect, useReducer, type ReactNode } from 'react';
import { useDesk } from './desk-context.tsx';
import { Hint, Key } from './kit.tsx';
import { delaysOf, nextSync, NO_SYNC, syncResult, TAPS } from './tap-sync.ts';
import styles from './side-panels.module.css';

/** Tapping along with the picture's clock, and what that says of the delay. */
export function TapSync(): ReactNode {
  const { ports, names, say } = useDesk();
  const { desk } = names.words;
  const [{ ticks, taps, target }, tell] = useReducer(nextSync, NO_SYNC);

  useEffect(() => {
    const { store, time } = ports;
    return store.subscribe((state, before) => {
      const value = state.values['clock'];
      if (value === undefined || value === before.values['clock']) return;
      tell({ kind: 'tick', tick: { value, at: time.now() } });
    });
  }, [ports]);

  const delays = delaysOf(ticks, taps);
  const result = syncResult(delays);

  function again(): void {
    tell({ kind: 'again' });
  }

  return (
    <div className={styles.tap} data-testid="tap-sync">
      <h3 className={styles.subheading}>{desk.tap}</h3>
      {result === undefined ? (
        <>
          <Hint>{desk.tapHint}</Hint>
          <Key
            look="big"
            testId="tap"
            isDisabled={target === undefined}
            onPress={() => {
              tell({ kind: 'tap', at: ports.time.now() });
            }}
          >
            {target === undefined ? desk.noRoll : desk.tapFor(target)}
          </Key>
          <p className={styles.state}>{desk.taps(taps.length, TAPS)}</p>
        </>
      ) : (
        <p className={styles.state} role="status" data-testid="tap-result">
          {desk.tapResult(`${result.median} ${desk.ms}`, `${result.spread} ${desk.ms}`)}
        </p>
      )}
      <div className={styles.row}>
        {result === undefined ? null : (
          <Key
            look="main"
            testId="tap-apply"
            onPress={() => {
              say({ do: 'delay', ms: result.median });
              again();
            }}
          >
            {desk.applyDelay(`${result.median} ${desk.ms}`)}
          </Key>
        )}
        <Key look="small" isDisabled={taps.length === 0 && target === undefined} onPress={again}>
          {desk.tapAgain}
        </Key>
      </div>
    </div>
  );
}
