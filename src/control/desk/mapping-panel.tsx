import { useState, type ReactNode } from 'react';
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
  const [places, setPlaces] = useState<Places>(new Map());
  const now = withPlaces(places, rows);
  // What was there before has its place already: only what is new is looked at, and the page settles at once.
  if (now !== places) setPlaces(now);
  const inPlace = (isFirst: boolean): readonly SourceRow[] =>
    [...now].flatMap(([source, first]) => (first === isFirst ? rows.filter((row) => row.source === source) : []));
  const first = inPlace(true);
  const known = inPlace(false);
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

/** Whether a source's field stands with the first, in the order in which they stand. */
type Places = ReadonlyMap<string, boolean>;

/** A field that is given a name stays where it stands: whoever goes through the names by the keyboard keeps the place. */
function withPlaces(places: Places, rows: readonly SourceRow[]): Places {
  const added = rows.filter(({ source }) => !places.has(source));
  if (added.length === 0) return places;
  return new Map([...places, ...added.map(({ source, kind }) => [source, kind !== 'known'] as const)]);
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
