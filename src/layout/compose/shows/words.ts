/** The words of the cards, beside those of a sport's sheet. */
import type { Sheet } from '../sheet.ts';

const WORDS: Sheet['labels'] = {
  en: {
    versus: 'VS',
    pause: 'BREAK',
    halfTime: 'HALF-TIME',
    endOf: 'END',
    finalScore: 'FINAL',
    runs: 'R',
    shootout: 'PENS',
  },
  de: {
    versus: 'VS',
    pause: 'PAUSE',
    halfTime: 'HALBZEIT',
    endOf: 'ENDE',
    finalScore: 'ENDSTAND',
    runs: 'R',
    shootout: 'ELFM',
  },
  fr: {
    versus: 'VS',
    pause: 'PAUSE',
    halfTime: 'MI-TEMPS',
    endOf: 'FIN',
    finalScore: 'SCORE FINAL',
    runs: 'P',
    shootout: 'TAB',
  },
  es: {
    versus: 'VS',
    pause: 'PAUSA',
    halfTime: 'DESCANSO',
    endOf: 'FIN',
    finalScore: 'FINAL',
    runs: 'C',
    shootout: 'PEN',
  },
  pl: {
    versus: 'VS',
    pause: 'PRZERWA',
    halfTime: 'PRZERWA',
    endOf: 'KONIEC',
    finalScore: 'KONIEC',
    runs: 'R',
    shootout: 'KARNE',
  },
};

/** A sheet's labels with the words of the cards; where both have a word the sheet's stands. */
export function withCardWords(labels: Sheet['labels']): Sheet['labels'] {
  const merged: Record<string, Record<string, string>> = {};
  for (const language of Object.keys({ ...WORDS, ...labels }))
    merged[language] = { ...(WORDS[language] ?? WORDS.en), ...labels[language] };
  return { ...merged, en: { ...WORDS.en, ...labels.en } };
}
