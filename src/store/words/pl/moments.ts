import type { Words } from '../translated.ts';

export const moments: Words['moments'] = {
  heading: 'Tablica mówi',
  happened: 'Co się stało',
  noBanner: 'bez planszy',
  shown: 'pokazane',
  try: (team) => `Przyłożenie ${team}`,
  touchdown: (team) => `Przyłożenie: ${team}`,
  final: 'Koniec meczu',
  one: 'moment',
  show: 'Pokaż',
  showOf: (what) => `Pokaż: ${what}`,
  drop: 'Tego nie',
  dropOf: (what) => `Tego nie: ${what}`,
  airs: (seconds) => `na wizji za ${seconds} s`,
  airsNow: 'zaraz na wizji',
  asks: (what) => `Tablica mówi: ${what}. Czeka na Twoją decyzję.`,
  tells: (what, seconds) => `Tablica mówi: ${what}. Na wizji za ${seconds} s, chyba że odmówisz.`,
  byItself: 'samoczynnie',
  setting: 'Momenty, o których mówi tablica',
  modes: {
    off: () => 'Wyłączone',
    suggest: () => 'Podpowiadaj: pokazujesz je sam',
    auto: (seconds) => `Automatycznie: na wizji po ${seconds} s`,
  },
  hint: (seconds) =>
    `Gol, czas i co jeszcze ma dany sport, gdy tylko zmiana na tablicy jest na wizji. Podpowiedziany czeka w Momentach na Pokaż lub Tego nie. Automatycznie trafia na wizję po ${seconds} s, jeśli nikt nie powie Tego nie; opóźniony obraz dostaje go razem z wynikiem. Koniec meczu zawsze czeka na Twoją decyzję.`,
  none: 'Tablica tego sportu nie mówi o żadnym; bez sportu nikt nie wie, co znaczy zmiana.',
};
