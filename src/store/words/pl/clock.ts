import type { Words } from '../translated.ts';

export const clock: Words['clock'] = {
  paces: {
    running: 'Idzie',
    stopped: 'Stoi',
    absent: 'Brak zegara',
    leaving: 'Zaraz zniknie',
    away: 'Poza grafiką',
  },
  pacesMean: {
    running: 'Porusza się.',
    stopped: 'Nie poruszył się dłużej niż półtora taktu.',
    absent: 'Tablica go nie pokazuje.',
    leaving:
      'Sygnał zginął, gdy zegar szedł: to, co widać, jest stare i zaraz zniknie z grafiki. Przejmij go, aby został.',
    away: 'Sygnał zginął, gdy zegar szedł, więc zniknął z grafiki; wróci z pierwszym odczytem. Ustaw go tutaj, aby pokazać go ręcznie.',
  },
};
