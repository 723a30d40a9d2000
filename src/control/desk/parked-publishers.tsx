import type { ReactNode } from 'react';
import { ParkedBand } from '#graphic/parked-band.tsx';
import { useDesk } from './desk-context.tsx';

/** The publishers that wait to be let in, as steps of the desk. */
export function ParkedPublishers(): ReactNode {
  const { detail, say } = useDesk();
  return (
    <ParkedBand
      parked={(detail.answer?.publishers ?? []).filter(({ standing }) => standing === 'parked')}
      accept={(address) => {
        say({ do: 'admit', address });
      }}
      reject={(address) => {
        say({ do: 'turn-away', address });
      }}
    />
  );
}
