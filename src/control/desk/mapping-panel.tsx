import type { ReactNode } from 'react';
import { canonicalNamesOf } from '#scoreboard/alias-table.ts';
import { CANONICAL_FIELDS } from '#scoreboard/canonical.ts';
import { useDesk } from './desk-context.tsx';
import { Choice, Fold, Hint, Key } from './kit.tsx';
import { sourceRows, type SourceRow } from './source-rows.ts';
import styles from './side-panels.module.css';

/**
 * The feed's fields, each with what it says just now and where that goes: those that no table knows and those that the operator named stand
 * first, all others can be renamed as well, and every name can be taken back.
 */
export function MappingPanel(): ReactNode {
  const { names, view, pack } = useDesk();
  const { desk } = names.words;
  const rows = sourceRows(view?.fields ?? [], view?.state.names ?? {});
  const unknown = rows.filter(({ kind }) => kind === 'unknown').length;
  const first = rows.filter(({ kind }) => kind !== 'known');
  const known = rows.filter(({ kind }) => kind === 'known');
  const targets = [...new Set([...(pack?.fields.flatMap(canonicalNamesOf) ?? []), ...CANONICAL_FIELDS])];

  return (
    <Fold value="mapping" heading={desk.mapping} note={unknown === 0 ? undefined : desk.unmapped(unknown)}>
      {unknown === 0 ? <Hint>{desk.allKnown}</Hint> : null}
      {first.map((row) => (
        <Mapping key={row.source} row={row} targets={targets} />
      ))}
      {known.length === 0 ? null : (
        <details className={styles.sources} data-testid="known-sources">
          <summary>{desk.knownFields(known.length)}</summary>
          {known.map((row) => (
            <Mapping key={row.source} row={row} targets={targets} />
          ))}
        </details>
      )}
    </Fold>
  );
}

function Mapping({ row, targets }: { readonly row: SourceRow; readonly targets: readonly string[] }): ReactNode {
  const { names, say } = useDesk();
  const { desk } = names.words;
  const { source, sample, field, kind, given } = row;
  return (
    <div className={styles.mapping} data-testid="mapping" data-source={source}>
      <p className={styles.sample}>
        <code>{source}</code> = <strong>{sample === '' ? desk.blank : sample}</strong>
        {kind === 'unknown' || field === undefined ? null : ` → ${names.fieldName(field)}`}
      </p>
      <Choice
        label={desk.goesAs(source)}
        value={given ?? ''}
        options={[
          ['', kind === 'unknown' ? desk.ownName : desk.asTables],
          ...targets.map((target) => [target, names.fieldName(target)] as const),
        ]}
        onChoose={(target) => {
          say({ do: 'name', source, field: target === '' ? null : target });
        }}
      />
      {given === undefined ? null : (
        <div className={styles.row}>
          <Key
            look="small"
            label={`${desk.takeNameBack}: ${source}`}
            onPress={() => {
              say({ do: 'name', source, field: null });
            }}
          >
            {desk.takeNameBack}
          </Key>
        </div>
      )}
    </div>
  );
}
