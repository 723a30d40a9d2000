import type { Fields } from './binding.ts';
import type { Condition } from './schema.ts';
import { numberOf } from './format/count.ts';

/** What boards and sources say for a side. `a` and `b` are the sides of a board, home and away. */
const SIDES = {
  home: /^(?:home|h|a|1|left|<|◀|←|true)$/i,
  away: /^(?:away|visitor|guest|v|b|2|right|>|▶|→)$/i,
};

/** Answers a layout's question about the fields. A field that is absent is blank; text that is no number compares with none. */
export function holds(condition: Condition, fields: Fields): boolean {
  if ('not' in condition) return !holds(condition.not, fields);
  if ('any' in condition) return condition.any.some((part) => holds(part, fields));
  if ('all' in condition) return condition.all.every((part) => holds(part, fields));
  if ('side' in condition) return SIDES[condition.team].test(fields[condition.side] ?? '');
  const text = fields[condition.field] ?? '';
  if ('is' in condition) return condition.is.some((word) => word.toLowerCase() === text.toLowerCase());
  if ('lit' in condition) return condition.lit === !/^(0*|false|off|no)$/i.test(text);
  if ('blank' in condition) return condition.blank === (text === '');
  const number = numberOf(text);
  if (number === undefined) return false;
  if ('above' in condition) return number > (numberOf(fields[condition.above] ?? '') ?? Infinity);
  return 'gte' in condition ? number >= condition.gte : number <= condition.lte;
}

/** The fields that a condition asks for. */
export function fieldsAsked(condition: Condition): readonly string[] {
  if ('not' in condition) return fieldsAsked(condition.not);
  if ('any' in condition) return condition.any.flatMap(fieldsAsked);
  if ('all' in condition) return condition.all.flatMap(fieldsAsked);
  if ('side' in condition) return [condition.side];
  return 'above' in condition ? [condition.field, condition.above] : [condition.field];
}
