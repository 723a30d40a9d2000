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
          <TapKey
            isDisabled={target === undefined}
            onTap={() => {
              tell({ kind: 'tap', at: ports.time.now() });
            }}
          >
            {target === undefined ? desk.noRoll : desk.tapFor(target)}
          </TapKey>
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

/**
 * A key that measures: it counts when a finger comes down. One that counts when it is let go, as all others do, so that a slip can be taken
 * back, is late by as long as it was held, and every tap alike.
 */
function TapKey({
  onTap,
  isDisabled,
  children,
}: {
  readonly onTap: () => void;
  readonly isDisabled: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <button
      type="button"
      className={kit.key}
      data-look="big"
      data-testid="tap"
      disabled={isDisabled}
      onPointerDown={({ button }) => {
        if (button === 0) onTap();
      }}
      onKeyDown={(event) => {
        if (event.key !== ' ' && event.key !== 'Enter') return;
        event.preventDefault();
        if (!event.repeat) onTap();
      }}
      // The end of a press that counted already; what was never pressed is a screen reader's click.
      onClick={({ detail }) => {
        if (detail === 0) onTap();
      }}
    >
      {children}
    </button>
  );
}
