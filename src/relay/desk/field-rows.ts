/** The fields of a stream as a desk shows them: what is on air beside what was read. */
import type { DeskState, FieldRow } from '#protocol/desk.ts';
import type { SourceStatus } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import type { FieldMap } from '#scoreboard/field-map.ts';
import type { FieldNames } from '#scoreboard/field-names.ts';
import type { Held } from '#scoreboard/truth/guard.ts';
import { otherSide } from './entry.ts';

/** The latest reading of a source's field. */
export interface Reading {
  readonly value: string;
  /** When it came, in ms. */
  readonly at: number;
}

export interface FieldFacts {
  readonly onAir: Values;
  /** On the program, as late as that is. */
  readonly program: Values;
  readonly feed: Values;
  readonly desk: DeskState;
  readonly status: SourceStatus;
  /** Names under which something was read, on air or not. */
  readonly read: Iterable<string>;
  /** By the source's own names. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** What waits to go on air, by field. */
  readonly held: ReadonlyMap<string, Held>;
  /** The clock runs otherwise than the sport says. */
  readonly contradicts: boolean;
  /** How a clock of the feed is; undefined where nobody knows, and where it is none. */
  readonly pace: (field: string) => FieldRow['pace'] | undefined;
  readonly map: Pick<FieldMap, 'sourceOf'>;
  readonly names: FieldNames;
}

/** A row for every field that is on air or was read. */
export function fieldRows(facts: FieldFacts): FieldRow[] {
  const { onAir, program, feed } = facts;
  const names = new Set([...[feed, onAir, program].flatMap((values) => Object.keys(values)), ...facts.read]);
  return Array.from(names, (field) => rowOf(field, facts));
}

function rowOf(field: string, facts: FieldFacts): FieldRow {
  const { onAir, program, desk, map, names, readings } = facts;
  const source = map.sourceOf(desk.ends ? otherSide(field) : field);
  const reading = source === undefined ? undefined : readings.get(source);
  const held = facts.held.get(field);
  return {
    field,
    value: onAir[field] ?? null,
    program: program[field] ?? null,
    reading: source === undefined || reading === undefined ? null : { source, ...reading },
    ...(held === undefined ? {} : { held }),
    ...(field === 'clock' && facts.contradicts ? { contradicts: true } : {}),
    state: stateOf(field, facts),
    ...paceOf(field, facts),
    mapped: names.isCanonical(field),
  };
}

/** That of an operator's own clock is theirs; a text that was put in its place has none, nor has a final score's. */
function paceOf(field: string, { desk, ...facts }: FieldFacts): Pick<FieldRow, 'pace'> {
  if (Object.hasOwn(desk.overrides, field)) return {};
  if (field === 'clock' && desk.clock !== null) return { pace: desk.clock.running ? 'running' : 'stopped' };
  const pace = desk.frozen === null ? facts.pace(field) : undefined;
  return pace === undefined ? {} : { pace };
}

function stateOf(field: string, { desk, status, held, onAir }: FieldFacts): FieldRow['state'] {
  if (Object.hasOwn(desk.overrides, field) || (field === 'clock' && desk.clock !== null)) return 'overridden';
  if (desk.frozen !== null) return 'frozen';
  if (held.has(field)) return 'held';
  if (status !== 'live' && status !== 'quiet') return 'stale';
  return (onAir[field] ?? '') === '' ? 'blank' : 'live';
}
