import { useSyncExternalStore, type ReactNode } from 'react';
import { StatusLight } from '#graphic/status-light.tsx';
import type { AlarmLog } from '#store/alarm-log.ts';
import { spanInWords, timeOfDay } from '#store/ages.ts';
import { outputs } from '#store/words/en/outputs.ts';
import type { DeskWatch } from './desk-watch.ts';
import { alarmsOf, type Alarm } from '#store/output-alarms.ts';
import type { TestDataLog } from './test-data-log.ts';
import { useNow, usePoll } from './tools.tsx';
import styles from './hazard-bands.module.css';
import panel from './panel.module.css';

interface HazardBandsProps {
  readonly alarms: AlarmLog;
  readonly desk: DeskWatch;
  readonly testData: TestDataLog;
}

/** What must not be overlooked, across the page and in sight wherever it is scrolled: outputs on program in trouble, and test data on air. */
export function HazardBands({ alarms: log, desk, testData }: HazardBandsProps): ReactNode {
  const alarms = useAlarms(log, desk);
  const isTestData = useSyncExternalStore(testData.subscribe, testData.isOn);
  const now = useNow();
  const spoken = [
    ...alarms.map((alarm) => `Alarm: ${headlineOf(alarm)} since ${timeOfDay(alarm.since, now)}.`),
    ...(isTestData ? ['Hazard: test data is on air.'] : []),
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
  return (
    <section className={styles.hazard} aria-label="Test data" data-testid="test-data">
      <div className={styles.hazardText}>
        <p className={styles.word}>Test data on air</p>
        <p className={styles.meaning}>
          The numbers leap about at random, as Scoreboard OCR's <em>Send Test Data</em> makes them. Press{' '}
          <em>Clear Test Data</em> there.
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
  const { name, kind, since } = alarm;
  return (
    <section className={styles.alarm} aria-label={`Alarm: ${name}`} data-testid="alarm" data-kind={kind}>
      <StatusLight tone="bad" className={styles.light} />
      <div className={styles.text}>
        <p className={styles.word} dir="auto">
          {headlineOf(alarm)}
        </p>
        <p className={styles.meaning}>
          <span className={styles.since}>
            Since {timeOfDay(since, now)} ({spanInWords(now - since)}).
          </span>{' '}
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

function headlineOf({ name, kind }: Alarm): string {
  return outputs.wrong[kind](name);
}
