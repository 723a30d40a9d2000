import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { LANGUAGES, rememberLanguage, type Language, type WordsStorage } from './languages.ts';
import type { Words } from './translated.ts';
import { loadWords } from './words.ts';

/** A language with its catalogue. */
export interface Spoken {
  readonly language: Language;
  readonly words: Words;
}

interface Speech extends Spoken {
  readonly choose: (language: Language) => void;
}

const SpeechContext = createContext<Speech | undefined>(undefined);

/** Gives the pages below their words. `first` is what they begin with; another choice is kept in the browser. */
export function WordsProvider({
  first,
  storage,
  children,
}: {
  first: Spoken;
  storage: WordsStorage | undefined;
  children: ReactNode;
}): ReactNode {
  const [spoken, setSpoken] = useState(first);
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);

  async function choose(language: Language): Promise<void> {
    rememberLanguage(storage, language);
    const words = await loadWords(language);
    setSpoken({ language, words });
  }

  return <SpeechContext value={{ ...spoken, choose: (language) => void choose(language) }}>{children}</SpeechContext>;
}

/** What the page says, in the language that was chosen. */
export function useWords(): Words {
  return useSpeech().words;
}

/** The switch between the languages: a list of their own names. */
export function LanguageSwitch({ className }: { className?: string | undefined }): ReactNode {
  const { language, words, choose } = useSpeech();
  return (
    <select
      className={className}
      aria-label={words.common.language}
      value={language}
      onChange={(event) => {
        choose(event.target.value as Language);
      }}
    >
      {Object.entries(LANGUAGES).map(([code, name]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** The words, with the language that they are of and the way to another. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === undefined) throw new Error('no <WordsProvider> above');
  return speech;
}
