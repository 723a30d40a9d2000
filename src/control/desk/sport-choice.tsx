import type { ReactNode } from 'react';
import { useDesk } from './desk-context.tsx';
import { Choice } from './kit.tsx';

/** Whose keys stand on the page: those of the stream's sport, unless this operator chooses others. */
export function SportChoice(): ReactNode {
  const { names, lists, settings, change, pack } = useDesk();
  return (
    <Choice
      label={names.words.desk.sport}
      value={settings.sport}
      options={[
        ['', pack === undefined || settings.sport !== '' ? '–' : pack.name],
        ...lists.sports.map(({ id, name }) => [id, name] as const),
      ]}
      onChoose={(sport) => {
        change({ sport });
      }}
    />
  );
}
