/** What a schema wants, in words that fit after "expected". */
import type * as v from 'valibot';
import { entriesOf, isObjectSchema, optionsOf, peeled } from './schema-parts.ts';

const WORDS: Readonly<Record<string, string>> = {
  string: 'text in double quotes',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  null: 'null',
};

/** A schema in a few words. */
export function wordsOf(given: v.GenericSchema): string {
  const schema = peeled(given);
  if (schema.type === 'picklist') return `one of ${picksOf(schema).join(', ')}`;
  if (schema.type === 'literal' && 'literal' in schema) return JSON.stringify(schema.literal);
  if (schema.type === 'union' || schema.type === 'variant') {
    const options = optionsOf(schema).map((option) => (isObjectSchema(option) ? keysOf(option) : wordsOf(option)));
    const all = [...new Set(options)];
    return all.length > 12 ? 'an object in { }' : all.join(' or ');
  }
  return WORDS[schema.type] ?? 'an object in { }';
}

/** What should stand where nothing does: the words of the schema's own rule, where it has some. */
export function wordsOfMissing(given: v.GenericSchema): string {
  const schema = peeled(given);
  const rules: readonly unknown[] = 'pipe' in schema && Array.isArray(schema.pipe) ? schema.pipe : [];
  const words = rules.flatMap((rule) =>
    typeof rule === 'object' && rule !== null && 'message' in rule && typeof rule.message === 'string'
      ? [rule.message]
      : [],
  );
  return words[0] ?? wordsOf(schema);
}

/** The keys that an object must have, in braces. */
function keysOf(schema: v.GenericSchema): string {
  const keys = Object.entries(entriesOf(schema)).flatMap(([key, entry]) => (isRequired(entry) ? key : []));
  return `{ ${keys.join(', ')} }`;
}

/** Whether an object must have this key. */
export function isRequired(entry: v.GenericSchema): boolean {
  return entry.type !== 'exact_optional' && entry.type !== 'optional' && entry.type !== 'nullish';
}

/** The texts of a picklist or a literal. */
export function picksOf(given: v.GenericSchema): readonly string[] {
  const schema = peeled(given);
  if (schema.type === 'picklist' && 'options' in schema && Array.isArray(schema.options)) {
    return schema.options.map(String);
  }
  return schema.type === 'literal' && 'literal' in schema ? [String(schema.literal)] : [];
}

/** What a rule about a text, a number or a list wants. */
export function wordsOfIssue(issue: v.BaseIssue<unknown>, schema: v.GenericSchema): string {
  const bound = String(issue.requirement);
  const one = bound === '1';
  const things = Array.isArray(issue.input) ? (one ? 'entry' : 'entries') : one ? 'character' : 'characters';
  switch (issue.type) {
    case 'integer':
      return 'a whole number';
    case 'min_value':
      return `${bound} or more`;
    case 'max_value':
      return `${bound} or less`;
    case 'min_length':
      return `at least ${bound} ${things}`;
    case 'max_length':
      return `at most ${bound} ${things}`;
    case 'regex':
      // A schema that names no words of its own gets valibot's, which begin so.
      return issue.message.startsWith('Invalid format') ? `text like ${bound}` : issue.message;
    default:
      return issue.kind === 'schema' ? wordsOf(schema) : issue.message;
  }
}
