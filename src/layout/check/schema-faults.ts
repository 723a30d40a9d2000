/**
 * Every fault of a value by a valibot schema, about the element that was meant: where a schema has several options, the one of the value's
 * `kind`, or of its keys, is looked into. (valibot itself says of such a place only that it is none of all options.)
 */
import * as v from 'valibot';
import { isRecord, tell, writePath, type Fault, type JsonPath } from './json-path.ts';
import { entriesOf, isObjectSchema, keyOf, optionsOf, partOf, peeled } from './schema-parts.ts';
import { isRequired, picksOf, wordsOf, wordsOfIssue, wordsOfMissing } from './schema-words.ts';

/** All faults of a value, in the order of the schema's keys; none for a good one. */
export function schemaFaults(given: v.GenericSchema, value: unknown, path: JsonPath = []): readonly Fault[] {
  const schema = peeled(given, value);
  const faults = faultsWithin(schema, value, path);
  // Rules that stand behind a list or an object ("at least one") are asked once all within is right, and so is what no case here knows.
  return faults.length > 0 ? faults : faultsOfValibot(schema, value, path);
}

function faultsWithin(schema: v.GenericSchema, value: unknown, path: JsonPath): readonly Fault[] {
  switch (schema.type) {
    case 'strict_object':
    case 'object':
    case 'loose_object':
      return isRecord(value) ? objectFaults(schema, value, path) : [notA(schema, value, path)];
    case 'array': {
      const item = partOf(schema, 'item');
      if (!Array.isArray(value) || item === undefined) return [notA(schema, value, path)];
      return value.flatMap((one: unknown, index) => schemaFaults(item, one, [...path, index]));
    }
    case 'record':
      return isRecord(value) ? recordFaults(schema, value, path) : [notA(schema, value, path)];
    case 'intersect':
      return unlike(optionsOf(schema).flatMap((option) => schemaFaults(option, value, path)));
    case 'variant':
      return variantFaults(schema, value, path);
    case 'union':
      return unionFaults(schema, value, path);
    default:
      return [];
  }
}

function objectFaults(
  schema: v.GenericSchema,
  value: Readonly<Record<string, unknown>>,
  path: JsonPath,
): readonly Fault[] {
  const entries = entriesOf(schema);
  const faults = Object.entries(entries).flatMap(([key, entry]) => {
    if (Object.hasOwn(value, key)) return schemaFaults(entry, value[key], [...path, key]);
    return isRequired(entry) ? [{ path: [...path, key], expected: wordsOfMissing(entry), got: tell(undefined) }] : [];
  });
  if (schema.type !== 'strict_object') return faults;
  const known = Object.keys(entries);
  const strangers = Object.keys(value).filter((key) => !known.includes(key));
  return [
    ...faults,
    ...strangers.map((key) => ({
      path: [...path, key],
      expected: `no such key (there are ${known.join(', ')})`,
      got: tell(value[key]),
    })),
  ];
}

function recordFaults(
  schema: v.GenericSchema,
  value: Readonly<Record<string, unknown>>,
  path: JsonPath,
): readonly Fault[] {
  const name = partOf(schema, 'key');
  const part = partOf(schema, 'value');
  return Object.entries(value).flatMap(([key, one]) => {
    const badName = name === undefined ? [] : schemaFaults(name, key, [...path, key]);
    if (badName.length > 0) {
      return badName.map(({ expected }) => ({
        path: [...path, key],
        expected: `a name of ${expected}`,
        got: tell(key),
      }));
    }
    return part === undefined ? [] : schemaFaults(part, one, [...path, key]);
  });
}

/** The option of the value's kind; where there is none, that alone is the fault. */
function variantFaults(schema: v.GenericSchema, value: unknown, path: JsonPath): readonly Fault[] {
  if (!isRecord(value)) return [{ path, expected: 'an object in { }', got: tell(value) }];
  const key = keyOf(schema);
  const options = optionsOf(schema);
  const kinds = options.map((option) => entriesOf(option)[key]);
  const meant = options.find((_, index) => {
    const kind = kinds[index];
    return kind !== undefined && v.is(kind, value[key]);
  });
  if (meant !== undefined) return schemaFaults(meant, value, path);
  const all = kinds.flatMap((kind) => (kind === undefined ? [] : picksOf(kind)));
  return [{ path: [...path, key], expected: `one of ${all.join(', ')}`, got: tell(value[key]) }];
}

/** The option that has most of the value's keys, or that is of its type; where that is no single one, all of them are named. */
function unionFaults(schema: v.GenericSchema, value: unknown, path: JsonPath): readonly Fault[] {
  const found = optionsOf(schema).map((option) => ({ option, faults: schemaFaults(option, value, path) }));
  if (found.some(({ faults }) => faults.length === 0)) return [];
  const ofType = found.filter(({ option }) => isOfType(option, value));
  const scores = ofType.map(({ option }) => sharedKeys(option, value));
  const best = Math.max(...scores);
  const meant = ofType.filter((_, index) => scores[index] === best);
  const [only] = meant;
  const isClear = meant.length === 1 && (best > 0 || ofType.length === 1);
  return only !== undefined && isClear ? only.faults : [notA(schema, value, path)];
}

function isOfType(schema: v.GenericSchema, value: unknown): boolean {
  if (isObjectSchema(schema) || schema.type === 'record' || schema.type === 'variant') return isRecord(value);
  if (schema.type === 'array') return Array.isArray(value);
  return (
    v.is(schema, value) || schema.type === typeof value || (schema.type === 'picklist' && typeof value === 'string')
  );
}

function sharedKeys(schema: v.GenericSchema, value: unknown): number {
  const entries = entriesOf(schema);
  return isRecord(value) ? Object.keys(value).filter((key) => Object.hasOwn(entries, key)).length : 0;
}

function notA(schema: v.GenericSchema, value: unknown, path: JsonPath): Fault {
  return { path, expected: wordsOf(schema), got: tell(value) };
}

function faultsOfValibot(schema: v.GenericSchema, value: unknown, path: JsonPath): readonly Fault[] {
  const { issues = [] } = v.safeParse(schema, value);
  return issues.map((issue) => ({ path, expected: wordsOfIssue(issue, schema), got: tell(issue.input) }));
}

/** What two halves of an intersection find in one place is one fault, as the first half says it. */
function unlike(faults: readonly Fault[]): readonly Fault[] {
  const places = faults.map(({ path }) => writePath(path));
  return faults.filter((_, at) => places.indexOf(places[at] ?? '') === at);
}
