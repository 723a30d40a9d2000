import { expect, test } from 'vitest';
import { firstLanguage, LANGUAGES, rememberLanguage, type Language, type WordsStorage } from './languages.ts';
import { loadWords } from './words.ts';

function storage(): WordsStorage {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

const REFUSING: WordsStorage = {
  getItem() {
    throw new Error('refused');
  },
  setItem() {
    throw new Error('refused');
  },
};

test('the choice in this browser goes before what the browser wants, and that before English', () => {
  const kept = storage();
  expect(firstLanguage(kept, ['ja', 'pl-PL', 'de'])).toBe('pl');
  expect(firstLanguage(kept, ['ja'])).toBe('en');
  rememberLanguage(kept, 'fr');
  expect(firstLanguage(kept, ['pl'])).toBe('fr');
});

test('a browser that refuses its storage keeps no choice, and nothing breaks', () => {
  rememberLanguage(REFUSING, 'fr');
  expect(firstLanguage(REFUSING, ['es-MX'])).toBe('es');
  expect(firstLanguage(undefined, [])).toBe('en');
});

/** Every text of a catalogue by its path; a sentence as it reads with its parts marked. */
function texts(catalogue: object, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, text]: [string, unknown]) => {
    const at = `${path}${key}`;
    if (typeof text === 'string') return [[at, text]];
    if (typeof text === 'function')
      return [[at, String((text as (...parts: string[]) => unknown)('‹1›', '‹2›', '‹3›'))]];
    return typeof text === 'object' && text !== null ? texts(text, `${at}.`) : [];
  });
}

const partsOf = (text: string): string[] => (text.match(/‹\d›/g) ?? []).sort();

test.each(Object.keys(LANGUAGES) as Language[])(
  '%s says everything that English says, with the same parts',
  async (code) => {
    const english = texts(await loadWords('en'));
    const other = new Map(texts(await loadWords(code)));
    expect(english.length).toBeGreaterThan(150);
    expect([...other.keys()].sort()).toEqual(english.map(([path]) => path).sort());
    expect(english.filter(([path, text]) => String(partsOf(other.get(path) ?? '')) !== String(partsOf(text)))).toEqual(
      [],
    );
    expect([...other].filter(([, text]) => text.trim() === '')).toEqual([]);
  },
);
