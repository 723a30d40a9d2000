import type { ReactNode } from 'react';
import { canonicalNamesOf } from '#scoreboard/alias-table.ts';
import { CANONICAL_FIELDS } from '#scoreboard/canonical.ts';
import { useDesk } from './desk-context.tsx';
import { Choice, Fold, Hint } from './kit.tsx';
import styles from './side-panels.module.css';

/** Source fields that no table knows, each with what it says just now: the operator gives them the name under which they go on air. */
export function MappingPanel(): ReactNode {
  const { names, view, say, pack } = useDesk();
  const { desk } = names.words;
  const given = view?.state.names ?? {};
  const unknown = (view?.fields ?? []).filter(({ mapped, reading }) => !mapped && reading !== null);
  const sources = new Map<string, string>([
    ...Object.keys(given).map((source) => [source, readingOf(source)] as const),
    ...unknown.map(({ reading, field }) => [reading?.source ?? field, reading?.value ?? ''] as const),
  ]);
  const targets = [...new Set([...(pack?.fields.flatMap(canonicalNamesOf) ?? []), ...CANONICAL_FIELDS])];

  function readingOf(source: string): string {
    return view?.fields.find(({ reading }) => reading?.source === source)?.reading?.value ?? '';
  }

  return (
    <Fold
      value="mapping"
      heading={desk.mapping}
      note={unknown.length === 0 ? undefined : desk.unmapped(unknown.length)}
    >
      {sources.size === 0 ? <Hint>{desk.allKnown}</Hint> : null}
      {[...sources].map(([source, sample]) => (
        <div key={source} className={styles.mapping} data-testid="mapping" data-source={source}>
          <p className={styles.sample}>
            <code>{source}</code> = <strong>{sample === '' ? desk.blank : sample}</strong>
          </p>
          <Choice
            label={desk.goesAs(source)}
            value={given[source] ?? ''}
            options={[['', desk.ownName], ...targets.map((field) => [field, names.fieldName(field)] as const)]}
            onChoose={(field) => {
              say({ do: 'name', source, field: field === '' ? null : field });
            }}
          />
        </div>
      ))}
    </Fold>
  );
}
