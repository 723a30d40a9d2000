/** What a catalogue must hold: all that the English one does. A key that is missing is a type error. */
import type { en } from './en/en.ts';

/** The same keys, with words of another language: a text for a text, a sentence of the same parts for a sentence. */
type Translated<T> = T extends string
  ? string
  : T extends (...parts: infer Parts) => string
    ? (...parts: Parts) => string
    : { readonly [Key in keyof T]: Translated<T[Key]> };

export type Words = Translated<typeof en>;
