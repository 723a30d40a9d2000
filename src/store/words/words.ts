/** What the operators' pages say: one catalogue per language, of which English is the measure. A key that one lacks is a type error. */
import type { Language } from './languages.ts';
import type { Words } from './translated.ts';

/** Each language is a chunk of its own: a page fetches the one that it speaks. */
const LOAD: { readonly [Name in Language]: () => Promise<Words> } = {
  en: async () => (await import('./en/en.ts')).en,
  de: async () => (await import('./de/de.ts')).de,
  es: async () => (await import('./es/es.ts')).es,
  fr: async () => (await import('./fr/fr.ts')).fr,
  pl: async () => (await import('./pl/pl.ts')).pl,
};

/** Fetches a language's catalogue. */
export function loadWords(language: Language): Promise<Words> {
  return LOAD[language]();
}
