/** Says on an operators' page what is wrong with the relay itself. */
import type { ReactNode } from 'react';
import { useWords } from '#store/words/react.tsx';
import { HazardBand } from './alarm-bands.tsx';

/** Stands in `<Bands>`; always there, so that what comes into it is read out. What is wrong is the relay's own wording. */
export function RelayAlarms({ alarms }: { readonly alarms: readonly string[] | undefined }): ReactNode {
  const { preview } = useWords();
  return (
    <div role="alert" data-testid="relay-alarms">
      {alarms?.map((alarm) => (
        <HazardBand key={alarm} word={preview.relayAlarm}>
          <span lang="en">{alarm}</span>
        </HazardBand>
      ))}
    </div>
  );
}
