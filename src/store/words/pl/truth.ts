import type { Words } from '../translated.ts';

export const truth: Words['truth'] = {
  holds: (value, why) => `Odczytano ${value}, wstrzymano: ${why}.`,
  heldValue: 'Wstrzymana wartość',
  aired: 'teraz na wizji',
  over: 'już niewstrzymana',
  accept: 'Na wizję',
  acceptOf: (value, field) => `Na wizję: ${value} jako ${field}`,
  refuse: 'Nie pokazuj',
  refuseOf: (value, field) => `Nie pokazuj ${value} jako ${field}`,
  why: {
    confirming: 'trwa potwierdzanie',
    falls: 'mniej niż przedtem',
    jumps: 'rośnie bardziej, niż znają reguły',
    returns: 'to poprzednia wartość',
    resets: 'zaczyna się od nowa',
    skips: 'pomija część gry',
    blank: 'puste',
    'off-pace': 'zegar powinien być gdzie indziej',
  },
  blanks: 'Gdy tablica gaśnie',
  blank: { usual: 'jak zwykle', hold: 'trzymaj ostatnią wartość', clear: 'nie pokazuj nic' },
  contradicts: 'Biegnie w inną stronę niż zegar tej dyscypliny: czy to właściwa dyscyplina?',
  guard: 'Ostrożność wobec błędnych odczytów',
  guards: {
    off: 'Brak: wszystko jak odczytane',
    careful: 'Lekka',
    normal: 'Normalna',
    strict: 'Ścisła',
  },
  numbers: {
    plausibleMs: (a) => `prawdopodobna zmiana po ${a}`,
    unlikelyMs: (a) => `mało prawdopodobna po ${a}`,
    implausibleMs: (a) => `taka, której nie tłumaczy żadna reguła, po ${a}`,
    clockMs: (a) => `zegar, który przeskakuje, po ${a}`,
    blankMs: (a) => `puste po ${a}`,
    readings: (a) => `zgodne odczyty: ${a}`,
  },
  ownNumbers: (a) => `Własne liczby: ${a}. Inny wybór powyżej je odrzuca.`,
  dropNumbers: 'Wróć do liczb profilu',
  guardHint:
    'Zmiana trafia na wizję, gdy była odczytywana dość długo: przy Normalnej jedną trzecią sekundy, jeśli jest prawdopodobna, dwie sekundy, jeśli nie tłumaczy jej żadna reguła. Wyjścia z opóźnieniem wideo nie pokazują tego oczekiwania.',
};
