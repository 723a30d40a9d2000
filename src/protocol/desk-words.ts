/** What single words of an operator's may be: in a stream's desk, and in the crew's library. */
import * as v from 'valibot';
import { cleanText, readFieldName, VALUE_LENGTH_MAX } from './fields.ts';

export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** What is typed is cleaned as what a feed sends: no controls, and no marks that turn the direction of what stands beside it. */
const clean = v.pipe(v.string(), v.transform(cleanText));
export const field = v.pipe(
  clean,
  v.check((name) => readFieldName(name).ok, 'expected the name of a field'),
);
export const value = v.pipe(clean, v.maxLength(VALUE_LENGTH_MAX));
export const words = v.pipe(clean, v.maxLength(80));
/** As layouts and themes are named in an overlay's URL. */
export const slug = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'expected letters, digits, - and _'));
export const part = v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/, 'expected letters, digits, ., - and _'));
export const color = v.pipe(v.string(), v.regex(/^#[\da-f]{6}$/i, 'expected a colour such as #0a3d91'));
/** A path of the relay's own origin. */
export const picture = v.pipe(
  v.string(),
  v.regex(/^\/(?!\/)[^\s?#\\]{1,255}$/, 'expected a path such as /logos/lions.svg'),
);
