/** An output on program that is gone, hidden or silent, and test data: across the page, and read out once. */
import { useSyncExternalStore, type ReactNode } from 'react';
import { AlarmBand, Bands } from '#graphic/alarm-bands.tsx';
import { RelayAlarms } from '#graphic/relay-alarms.tsx';
import { TestDataBand } from '#graphic/test-data-band.tsx';
import { timeOfDay } from '#store/ages.ts';
import { alarmsOf } from '#store/output-alarms.ts';
import { useDesk } from './desk-context.tsx';
import kit from './kit.module.css';

/** Every alarm until its output is right again, or an operator says that it was meant. */
export function AlarmBands(): ReactNode {
  const { alarms: log, testData, view, names, ports, detail } = useDesk();
  const { outputs, preview } = names.words;
  const isTestData = useSyncExternalStore(testData.subscribe, testData.isOn);
  const alarms = alarmsOf(useSyncExternalStore(log.subscribe, log.seen), view?.state.outputs);
  const now = ports.time.now();
  const sentence = ({ name, kind, since }: (typeof alarms)[number]): string =>
    `${outputs.alarm}: ${outputs.wrong[kind](name)}, ${outputs.since(timeOfDay(since, now))}.`;
  return (
    <Bands isDense>
      {/* Always there, so that what comes into it is read out. */}
      <div className={kit.unseen} role="alert" data-testid="alarm-spoken">
        {[...alarms.map(sentence), ...(isTestData ? [preview.spokenTestData] : [])].join(' ')}
      </div>
      <RelayAlarms alarms={detail.answer?.alarms} />
      {isTestData ? <TestDataBand /> : null}
      {alarms.map(({ name, kind, since }) => (
        <AlarmBand
          key={name}
          label={`${outputs.alarm}: ${name}`}
          kind={kind}
          word={outputs.wrong[kind](name)}
          since={outputs.since(timeOfDay(since, now))}
          advice={outputs.advice[kind]}
          meant={outputs.meant[kind]}
          meantOf={`${outputs.meant[kind]}: ${name}`}
          mean={() => {
            log.mean(name);
          }}
          isDense
        />
      ))}
    </Bands>
  );
}
