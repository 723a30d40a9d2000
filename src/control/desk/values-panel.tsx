import { useState, type ReactNode } from 'react';
import type { Output } from '#protocol/api.ts';
import type { FieldRow } from '#protocol/desk.ts';
import { canonicalNamesOf } from '#scoreboard/alias-table.ts';
import { signed } from './command-words.ts';
import { useDesk, useOnAir } from './desk-context.tsx';
import { heldOf } from './held-value.ts';
import { Entry, Key, OnOff, Panel } from './kit.tsx';
import { nudgeBy } from './nudge.ts';
import { OnProgram } from './on-program.tsx';
import { PaceMark } from './pace-mark.tsx';
import { StateMark } from './state-mark.tsx';
import styles from './values-panel.module.css';

/** Every field: what is on air, what the feed says, where the value comes from, and how to change it. */
export function ValuesPanel(): ReactNode {
  const { view, names, pack, detail } = useDesk();
  const { desk } = names.words;
  // What is on air is said below it where that is later.
  const isLate = (view?.state.delay ?? 0) > 0 || detail.answer?.outputs.some(isDelayed) === true;
  const heading = isLate ? desk.nowValue : desk.onAirValue;
  const [isAll, setAll] = useState(false);
  const rows = (view?.fields ?? []).filter((row) => isAll || !isIdle(row));
  const seen = new Set(rows.map(({ field }) => field));
  const known = pack?.fields.flatMap(canonicalNamesOf) ?? [];
  const others = isAll ? known.filter((field) => !seen.has(field)) : [];
  const order = new Map(known.map((field, index) => [field, index]));
  const place = ({ field }: FieldRow): number => order.get(field) ?? known.length;
  const sorted = [...rows].sort((a, b) => place(a) - place(b));
  return (
    <Panel heading={desk.values} testId="values">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{desk.field}</th>
            <th scope="col">{heading}</th>
            <th scope="col">{desk.reading}</th>
            <th scope="col">{desk.state}</th>
            <th scope="col">
              <span className={styles.unseen}>{desk.newValue('')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <Row key={row.field} row={row} heading={heading} />
          ))}
          {others.map((field) => (
            <Row
              key={field}
              row={{ field, value: null, program: null, reading: null, state: 'live', mapped: true }}
              heading={heading}
            />
          ))}
        </tbody>
      </table>
      {known.length === 0 ? null : (
        <OnOff isOn={isAll} onChange={setAll}>
          {desk.more}
        </OnOff>
      )}
    </Panel>
  );
}

/** Blank on air and in the feed, and nobody's hand on it: the fields of periods that are not played yet, and the like. */
function isIdle({ value, reading, state, mapped }: FieldRow): boolean {
  return mapped && state !== 'overridden' && (value ?? '') === '' && (reading?.value ?? '') === '';
}

function isDelayed({ role, delay }: Output): boolean {
  return role === 'viewer' && delay > 0;
}

function Row({ row, heading }: { row: FieldRow; heading: string }): ReactNode {
  const { say, names, pack } = useDesk();
  const { desk, truth } = names.words;
  const { field } = row;
  const held = heldOf(row);
  const value = useOnAir(field);
  // The desk is asked once a second, what is on air comes by itself: where both were the same they still are.
  const isFollowed = row.reading !== null && row.reading.value === row.value;
  const reading = row.reading === null || !isFollowed ? row.reading : { ...row.reading, value: value ?? '' };
  const label = names.fieldName(field);
  const format = pack?.fields.find(({ name }) => name === field.replace(/^(?:home|away)\./, ''))?.format;
  const isCount = format === undefined ? /^\d{1,6}$/.test(value ?? '') : format === 'count' || format === 'period';
  return (
    <tr data-testid="row" data-field={field} data-state={row.state} data-mapped={row.mapped}>
      <th scope="row">
        {label}
        {label === field ? null : <span className={styles.name}>{field}</span>}
      </th>
      <td className={styles.value} data-label={heading} data-testid="on-air">
        {value === undefined || value === '' ? <span className={styles.blank}>{desk.blank}</span> : value}
        <OnProgram row={row} />
      </td>
      <td data-label={desk.reading} data-testid="reading">
        {reading === null ? (
          <span className={styles.blank}>{desk.noReading}</span>
        ) : reading.value === '' ? (
          <span className={styles.blank}>{desk.blank}</span>
        ) : (
          reading.value
        )}
        {reading === null || reading.source === field ? null : <span className={styles.name}>{reading.source}</span>}
      </td>
      <td data-label={desk.state}>
        <span className={styles.marks}>
          <StateMark row={row} />
          <PaceMark pace={row.pace} />
        </span>
        {row.contradicts === undefined ? null : (
          <span className={styles.held} data-testid="contradicts">
            {truth.contradicts}
          </span>
        )}
        {row.held === undefined ? null : (
          <span className={styles.held} data-testid="held">
            {truth.holds(row.held.value === '' ? desk.blank : row.held.value, truth.why[row.held.reason])}
          </span>
        )}
      </td>
      <td className={styles.keys}>
        {held === undefined ? null : (
          <>
            <Key
              look="small"
              label={truth.acceptOf(held.value, label)}
              onPress={() => {
                say({ do: 'accept', field, value: held.value });
              }}
            >
              {truth.accept}
            </Key>
            <Key
              look="small"
              label={truth.refuseOf(held.value, label)}
              onPress={() => {
                say({ do: 'refuse', field, value: held.value });
              }}
            >
              {truth.refuse}
            </Key>
          </>
        )}
        {isCount
          ? [-1, 1].map((by) => (
              <Key
                key={by}
                look="small"
                label={`${label} ${signed(by)}`}
                onPress={() => {
                  say(nudgeBy(field, by, value));
                }}
              >
                {signed(by)}
              </Key>
            ))
          : null}
        <Entry
          label={desk.newValue(label)}
          isLabelHidden
          max={256}
          value={value ?? ''}
          onApply={(text) => {
            say({ do: 'override', field, value: text.trim() });
          }}
        />
        {row.state === 'overridden' ? (
          <Key
            look="small"
            label={desk.releaseField(label)}
            onPress={() => {
              say(field === 'clock' ? { do: 'clock-release' } : { do: 'release', field });
            }}
          >
            {desk.release}
          </Key>
        ) : null}
      </td>
    </tr>
  );
}
