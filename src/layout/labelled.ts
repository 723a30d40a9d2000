import type { Layout } from './schema.ts';

/** A layout's words with one more, which it has in these languages; in all others it is as in English. */
export function labelled(
  labels: Layout['labels'],
  name: string,
  words: Readonly<Record<string, string>> & { readonly en: string },
): Layout['labels'] {
  const both: Record<string, Record<string, string>> = {};
  for (const lang of Object.keys({ ...labels, ...words }))
    both[lang] = { ...labels[lang], ...(words[lang] !== undefined && { [name]: words[lang] }) };
  return { ...both, en: { ...labels.en, [name]: words.en } };
}
