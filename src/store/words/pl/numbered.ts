import type { Words } from '../translated.ts';

export const numbered: Words['numbered'] = {
  nth: (noun, number) => `${noun} ${number}`,
  player: (what) => `${what}, zawodnik`,
  nouns: {
    period: 'Wynik, część',
    set: 'Set',
    game: 'Gem',
    inning: 'Zmiana',
    end: 'End',
    tie: 'Tie-break, set',
    past: 'Rozegrany set',
    base: 'Biegacz na bazie',
    penalty: 'Kara',
    suspension: 'Wykluczenie',
    exclusion: 'Usunięcie',
    yellow: 'Żółta kartka',
    red: 'Czerwona kartka',
  },
};
