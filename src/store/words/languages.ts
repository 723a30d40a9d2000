/** The languages that the operators' pages speak, each by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español', fr: 'Français', pl: 'Polski' } as const;
export type Language = keyof typeof LANGUAGES;

/** The part of `localStorage` that is used. A browser may refuse every call of it. */
export interface WordsStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const STORAGE_KEY = 'boardcast.language';

/** The language to begin with: what was chosen in this browser before, else the first of the browser's own that we have, else English. */
export function firstLanguage(storage: WordsStorage | undefined, wanted: readonly string[]): Language {
  return (
    [remembered(storage), ...wanted].map((tag) => tag?.slice(0, 2).toLowerCase()).find((code) => isLanguage(code)) ??
    'en'
  );
}

/** Keeps a choice, if the browser lets it. */
export function rememberLanguage(storage: WordsStorage | undefined, language: Language): void {
  try {
    storage?.setItem(STORAGE_KEY, language);
  } catch {
    // Full, switched off or private: the choice holds until the page is closed.
  }
}

function remembered(storage: WordsStorage | undefined): string | undefined {
  try {
    return storage?.getItem(STORAGE_KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

function isLanguage(code: string | undefined): code is Language {
  return code !== undefined && Object.hasOwn(LANGUAGES, code);
}
