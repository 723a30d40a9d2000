/** Reads a valibot schema's own parts, of whatever schema: entries, items, options. */
import type * as v from 'valibot';

/** What a schema stands for behind `lazy` and the optional ones. */
export function peeled(schema: v.GenericSchema, input?: unknown): v.GenericSchema {
  if ('wrapped' in schema && isSchema(schema.wrapped)) return peeled(schema.wrapped, input);
  if (schema.type === 'lazy' && 'getter' in schema && typeof schema.getter === 'function') {
    const got: unknown = schema.getter(input);
    if (isSchema(got)) return peeled(got, input);
  }
  return schema;
}

export function isObjectSchema(schema: v.GenericSchema): boolean {
  return schema.type === 'strict_object' || schema.type === 'object' || schema.type === 'loose_object';
}

/** The keys of an object and what each holds; none for other schemas. */
export function entriesOf(schema: v.GenericSchema): Readonly<Record<string, v.GenericSchema>> {
  if (!isObjectSchema(schema) || !('entries' in schema)) return {};
  if (typeof schema.entries !== 'object' || schema.entries === null) return {};
  return Object.fromEntries(
    Object.entries(schema.entries).flatMap(([key, entry]: [string, unknown]) =>
      isSchema(entry) ? [[key, entry]] : [],
    ),
  );
}

/** A schema under one name of another one: `item` of a list, `key` and `value` of a record. */
export function partOf(schema: v.GenericSchema, name: 'item' | 'key' | 'value'): v.GenericSchema | undefined {
  const part: unknown = Object.entries(schema).find(([key]) => key === name)?.[1];
  return isSchema(part) ? part : undefined;
}

/** What a union, a variant or an intersection is made of; unions and variants within one of their own kind are taken apart. */
export function optionsOf(schema: v.GenericSchema): readonly v.GenericSchema[] {
  if (!('options' in schema) || !Array.isArray(schema.options)) return [];
  return schema.options.filter(isSchema).flatMap((option) => {
    const inner = peeled(option);
    return inner.type === schema.type ? optionsOf(inner) : [inner];
  });
}

/** The key that tells a variant's options apart. */
export function keyOf(schema: v.GenericSchema): string {
  return 'key' in schema && typeof schema.key === 'string' ? schema.key : '';
}

function isSchema(part: unknown): part is v.GenericSchema {
  return typeof part === 'object' && part !== null && 'kind' in part && part.kind === 'schema';
}
