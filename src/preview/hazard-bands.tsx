import { useSyncExternalStore, type ReactNode } from 'react';
import { AlarmBand, Bands } from '#graphic/alarm-bands.tsx';
import { RelayAlarms } from '#graphic/relay-alarms.tsx';
import { TestDataBand } from '#graphic/test-data-band.tsx';
import type { AlarmLog } from '#store/alarm-log.ts';
import { timeOfDay } from '#store/ages.ts';
import type { Poll } from '#store/poll.ts';
import type { DeskWatch } from './desk-watch.ts';
import type { StreamWatch } from './stream-watch.ts';
import { alarmsOf, type Alarm } from '#store/output-alarms.ts';
import type { TestDataLog } from '#store/test-data-log.ts';
import { spanOf } from '#store/words/span-words.ts';
import { useWords } from '#store/words/react.tsx';
import { useNow, usePoll } from './tools.tsx';
import panel from './panel.module.css';

interface HazardBandsProps {
  readonly alarms: AlarmLog;
  readonly watch: Poll<StreamWatch>;
  readonly desk: DeskWatch;
  readonly testData: TestDataLog;
}

/** What must not be overlooked, across the page and in sight wherever it is scrolled: outputs on program in trouble, and test data on air. */
export function HazardBands({ alarms: log, watch, desk, testData }: HazardBandsProps): ReactNode {
  const words = useWords();
  const { outputs, preview } = words;
  const alarms = useAlarms(log, desk);
  const isTestData = useSyncExternalStore(testData.subscribe, testData.isOn);
  const now = useNow();
  const spoken = [
    ...alarms.map(({ kind, name, since }) => preview.spokenAlarm(outputs.wrong[kind](name), timeOfDay(since, now))),
    ...(isTestData ? [preview.spokenTestData] : []),
  ];
  return (
    <Bands>
      {/* Always there, so that what comes into it is read out; without ages, which would be read out each second. */}
      <div className={panel.unseen} role="alert" data-testid="hazards-spoken">
        {spoken.join(' ')}
      </div>
      <RelayAlarms alarms={usePoll(watch).answer?.value?.alarms} />
      {isTestData ? <TestDataBand /> : null}
      {alarms.map(({ name, kind, since }) => (
        <AlarmBand
          key={name}
          label={preview.alarmOf(name)}
          kind={kind}
          word={outputs.wrong[kind](name)}
          since={`${preview.since(timeOfDay(since, now), spanOf(now - since, words))}.`}
          advice={outputs.advice[kind]}
          meant={outputs.meant[kind]}
          meantOf={`${outputs.meant[kind]}: ${name}`}
          mean={() => {
            log.mean(name);
          }}
        />
      ))}
    </Bands>
  );
}

/** The alarms to raise now; whoever uses it renders with every answer on the outputs. */
export function useAlarms(log: AlarmLog, desk: DeskWatch): readonly Alarm[] {
  const seen = useSyncExternalStore(log.subscribe, log.seen);
  return alarmsOf(seen, usePoll(desk).answer?.value?.state.outputs);
}
