import type { Words } from '../translated.ts';

export const outputList: Words['outputList'] = {
  title: 'Wyjścia',
  unknownYet: 'Nieznane, dopóki ta strona nie ma łącza na żywo.',
  none: 'Żadna nakładka nie jest połączona. Wklej poniższy URL nakładki do OBS lub vMix.',
  noProgram: (word, example) =>
    `Żadne nie jest oznaczone jako program: gdy zniknie, nie będzie alarmu. Zacznij jego nazwę od ${word}, na przykład ${example}.`,
  operators: (count, names) => `Otwarte strony operatorów (${count}): ${names}.`,
  unnamed: 'Wyjście bez nazwy',
  nameHint: (example) => `Dodaj ${example} do jego URL, aby odróżnić je od innych.`,
  program: 'program',
  unknownHost: 'nieznany program',
  unknownSize: 'nieznany rozmiar',
  lag: (ms) => `zwłoka ${ms} ms`,
  states: {
    joining: 'Dołącza',
    silent: 'Brak odpowiedzi',
    behind: 'Spóźnione',
    hidden: 'Ukryte',
    visible: 'Widoczne',
    good: 'Aktualne',
    unknown: 'Nieznane',
  },
  noAnswerYet: 'jeszcze bez odpowiedzi',
  neverAnswered: 'nigdy nie odpowiedziało',
  drew: (change, of, ago) => `narysowano zmianę ${change} z ${of}, ${ago}`,
  silentFor: (span, advice) => `Brak odpowiedzi od ${span}. ${advice}`,
  silentAdvice:
    'Strona mogła się zawiesić: w OBS „Odśwież pamięć podręczną bieżącej strony”, w vMix wczytaj wejście ponownie.',
  behindBy: (changes) => `Pokazuje starszy stan, zmiany do nadrobienia: ${changes}. Sieć lub PC są tam zbyt wolne.`,
  oldEngine: (engine, needed) =>
    `Chromium ${engine} jest za stary, potrzeba ${needed}: zaktualizuj OBS do 28 lub nowszego albo wybierz w wejściu vMix najnowszą przeglądarkę.`,
  obsSize: (size) => `${size} to domyślny rozmiar OBS: ustaw szerokość 1920 i wysokość 1080 we właściwościach źródła.`,
  oddSize: (size) => `${size} to nie 16:9, grafika go nie wypełni: ustaw szerokość 1920 i wysokość 1080.`,
  smallSize: (size) => `${size} to mało, tekst będzie nieostry: ustaw szerokość 1920 i wysokość 1080.`,
};
