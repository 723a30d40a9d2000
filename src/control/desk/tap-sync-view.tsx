import { useEffect, useReducer, type ReactNode } from 'react';
import { useDesk } from './desk-context.tsx';
import { Hint, Key } from './kit.tsx';
import { delaysOf, isComplete, MORE_TAPS, nextSync, NO_SYNC, SPREAD_MS_MAX, syncResult } from './tap-sync.ts';
import kit from './kit.module.css';
import styles from './side-panels.module.css';

/** Tapping along with the picture's clock, and what that says of the delay. */
export function TapSync(): ReactNode {
  const { ports, names, say } = useDesk();
  const { desk } = names.words;
  const [sync, tell] = useReducer(nextSync, NO_SYNC);
  const { ticks, taps, target, wanted } = sync;

  useEffect(() => {
    const { store, time } = ports;
    return store.subscribe((state, before) => {
      const value = state.values['clock'];
      if (value === undefined || value === before.values['clock']) return;
      tell({ kind: 'tick', tick: { value, at: time.now() } });
    });
  }, [ports]);

  const delays = delaysOf(ticks, taps);
  const result = isComplete(sync) ? syncResult(delays) : undefined;
  // Taps at values that the feed had not shown yet are none, and those that lie far apart are no measurement.
  const isLoose = isComplete(sync) && (result === undefined || result.spread > SPREAD_MS_MAX);

  function again(): void {
    tell({ kind: 'again' });
  }

  return (
    <div className={styles.tap} data-testid="tap-sync">
      <h3 className={styles.subheading}>{desk.tap}</h3>
      {isComplete(sync) ? null : (
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
          <p className={styles.state}>{desk.taps(taps.length, wanted)}</p>
        </>
      )}
      <div role="status">
        {result === undefined ? null : (
          <p className={styles.state} data-testid="tap-result">
            {desk.tapResult(`${result.median} ${desk.ms}`, `${result.spread} ${desk.ms}`)}
          </p>
        )}
        {isLoose ? (
          <p className={kit.fault} data-testid="tap-loose">
            {desk.tapLoose}
          </p>
        ) : null}
      </div>
      <div className={styles.row}>
        {isLoose ? (
          <Key
            look="main"
            testId="tap-more"
            onPress={() => {
              tell({ kind: 'more' });
            }}
          >
            {desk.tapMore(MORE_TAPS)}
          </Key>
        ) : null}
        {result === undefined ? null : (
          <Key
            look={isLoose ? 'plain' : 'main'}
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
