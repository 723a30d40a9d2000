import type { ReactNode } from 'react';
import { clockMsAt } from '#scoreboard/desk.ts';
import { readClockEntry } from './clock-entry.ts';
import { signed } from './command-words.ts';
import { useDesk, useOnAir } from './desk-context.tsx';
import { Entry, Hint, Key, Panel } from './kit.tsx';
import { OnProgram } from './on-program.tsx';
import { PaceMark } from './pace-mark.tsx';
import styles from './clock-panel.module.css';

const SECOND_MS = 1000;

/** The game clock: the feed's until it is taken over, then the operator's until it is handed back. */
export function ClockPanel(): ReactNode {
  const { view, viewAt, say, names, ports } = useDesk();
  const { desk } = names.words;
  const value = useOnAir('clock');
  const clock = view?.state.clock ?? null;
  const row = view?.fields.find(({ field }) => field === 'clock');
  const pace = row?.pace;

  function nudge(seconds: number): void {
    if (view === undefined || clock === null) return;
    const now = view.at + ports.time.now() - viewAt;
    say({ do: 'clock-set', ms: Math.max(0, Math.round(clockMsAt(clock, now)) + seconds * SECOND_MS) });
  }

  return (
    <Panel heading={desk.clock} testId="clock-panel">
      <div className={styles.clock} data-taken={clock !== null}>
        <p className={styles.value}>
          <span className={styles.unseen}>{names.words.fields.clock}: </span>
          <span data-testid="clock-value">{value === undefined || value === '' ? '–:––' : value}</span>
        </p>
        <OnProgram row={row} />
        {pace === undefined ? null : (
          <p className={styles.pace}>
            <PaceMark pace={pace} />
          </p>
        )}
        <div className={styles.run}>
          <Key
            look="big"
            isDisabled={clock?.running === true}
            testId="clock-start"
            onPress={() => {
              say({ do: 'clock-start' });
            }}
          >
            {desk.start}
          </Key>
          <Key
            look="big"
            isDisabled={clock?.running === false}
            testId="clock-stop"
            onPress={() => {
              say({ do: 'clock-stop' });
            }}
          >
            {desk.stop}
          </Key>
        </div>
        <Entry
          label={desk.setClock}
          mode="text"
          max={12}
          value={value ?? ''}
          isWrong={(text) => {
            const read = readClockEntry(text);
            return read.ok ? undefined : desk.badClock[read.fault];
          }}
          onApply={(text) => {
            const read = readClockEntry(text);
            if (read.ok) say({ do: 'clock-set', ms: read.ms });
          }}
        />
        {clock === null ? null : (
          <div className={styles.row}>
            {[-1, 1].map((by) => (
              <Key
                key={by}
                look="small"
                label={`${desk.clock} ${signed(by)} s`}
                onPress={() => {
                  nudge(by);
                }}
              >
                {signed(by)} s
              </Key>
            ))}
            <span className={styles.direction} role="group" aria-label={desk.direction}>
              {(['down', 'up'] as const).map((direction) => (
                <button
                  key={direction}
                  type="button"
                  aria-pressed={clock.direction === direction}
                  onClick={() => {
                    say({ do: 'clock-direction', direction });
                  }}
                >
                  {direction === 'down' ? '▼' : '▲'} {desk[direction]}
                </button>
              ))}
            </span>
            <Key
              look="small"
              testId="clock-release"
              onPress={() => {
                say({ do: 'clock-release' });
              }}
            >
              {desk.handBack}
            </Key>
          </div>
        )}
        {clock !== null ? (
          <Hint>{desk.clockByHand}</Hint>
        ) : pace === 'leaving' || pace === 'away' ? (
          <Hint>{names.words.clock.pacesMean[pace]}</Hint>
        ) : value === undefined || value === '' ? null : (
          <Hint>{desk.clockByFeed}</Hint>
        )}
      </div>
    </Panel>
  );
}
