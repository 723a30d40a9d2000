import { useSyncExternalStore, type ReactNode } from 'react';
import { StatusLight } from '#graphic/status-light.tsx';
import type { AlarmLog } from '#store/alarm-log.ts';
import { timeOfDay } from '#store/ages.ts';
import type { DeskWatch } from './desk-watch.ts';
import { alarmsOf, type Alarm } from '#store/output-alarms.ts';
import type { TestDataLog } from './test-data-log.ts';
import { spanOf } from '#store/words/span-words.ts';
import { useWords } from '#store/words/react.tsx';
import { useNow, usePoll } from './tools.tsx';
import { WithParts } from '#store/words/with-parts.tsx';
import styles from './hazard-bands.module.css';
import panel from './panel.module.css';

interface HazardBandsProps {
  readonly alarms: AlarmLog;
  readonly desk: DeskWatch;
  readonly testData: TestDataLog;
}

/** What must not be overlooked, across the page and in sight wherever it is scrolled: outputs on program in trouble, and test data on air. */
export function HazardBands({ alarms: log, desk, testData }: HazardBandsProps): ReactNode {
  const { outputs, preview } = useWords();
  const alarms = useAlarms(log, desk);
  const isTestData = useSyncExternalStore(testData.subscribe, testData.isOn);
  const now = useNow();
  const spoken = [
    ...alarms.map(({ kind, name, since }) => preview.spokenAlarm(outputs.wrong[kind](name), timeOfDay(since, now))),
    ...(isTestData ? [preview.spokenTestData] : []),
  ];
  return (
    <div className={styles.bands}>
      {/* Always there, so that what comes into it is read out; without ages, which would be read out each second. */}
      <div className={panel.unseen} role="alert" data-testid="hazards-spoken">
        {spoken.join(' ')}
      </div>
      {isTestData ? <TestDataBand /> : null}
      {alarms.map((alarm) => (
        <AlarmBand key={alarm.name} alarm={alarm} now={now} mean={log.mean} />
      ))}
    </div>
  );
}

/** The alarms to raise now; whoever uses it renders with every answer on the outputs. */
export function useAlarms(log: AlarmLog, desk: DeskWatch): readonly Alarm[] {
  const seen = useSyncExternalStore(log.subscribe, log.seen);
  return alarmsOf(seen, usePoll(desk).answer?.value?.state.outputs);
}

function TestDataBand(): ReactNode {
  const { preview } = useWords();
  return (
    <section className={styles.hazard} aria-label={preview.testData} data-testid="test-data">
      <div className={styles.hazardText}>
        <p className={styles.word}>{preview.testDataOnAir}</p>
        <p className={styles.meaning}>
          <WithParts
            say={preview.testDataMeans}
            parts={[
              // As that program's own buttons say it.
              <em key="send" lang="en">
                Send Test Data
              </em>,
              <em key="clear" lang="en">
                Clear Test Data
              </em>,
            ]}
          />
        </p>
      </div>
    </section>
  );
}

interface AlarmBandProps {
  readonly alarm: Alarm;
  readonly now: number;
  readonly mean: AlarmLog['mean'];
}

function AlarmBand({ alarm, now, mean }: AlarmBandProps): ReactNode {
  const words = useWords();
  const { outputs, preview } = words;
  const { name, kind, since } = alarm;
  return (
    <section className={styles.alarm} aria-label={preview.alarmOf(name)} data-testid="alarm" data-kind={kind}>
      <StatusLight tone="bad" className={styles.light} />
      <div className={styles.text}>
        <p className={styles.word} dir="auto">
          {outputs.wrong[kind](name)}
        </p>
        <p className={styles.meaning}>
          <span className={styles.since}>{preview.since(timeOfDay(since, now), spanOf(now - since, words))}.</span>{' '}
          <span className={styles.advice}>{outputs.advice[kind]}</span>
        </p>
      </div>
      <button
        type="button"
        className={styles.dismiss}
        aria-label={`${outputs.meant[kind]}: ${name}`}
        onClick={() => {
          mean(name);
        }}
      >
        {outputs.meant[kind]}
      </button>
    </section>
  );
}
