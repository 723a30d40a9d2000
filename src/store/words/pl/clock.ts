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
  whenLost: 'Gdy sygnał zginie, a jego zegar idzie',
  leavesAfter: (seconds) => `znika po ${seconds} s`,
  stays: 'zostaje, jak stoi',
  lostHint:
    'Zegar, który stoi, choć gra trwa, to błąd, którego nikt w hali nie zauważy: znika, a z nim zegar akcji i kary, które obok szły; wyniki zostają na miejscu, a wraca z pierwszym odczytem. Zegar, który stał, i ten przejęty ręcznie zostają.',
  smooth: 'Wstawiaj sekundę, którą odczyty pomijają',
  smoothOn: 'sekunda pomijana przez odczyty jest wstawiana',
  smoothOff: 'pokazuje się tylko to, co odczytano',
  smoothHint:
    'Dla tablicy odczytywanej rzadziej niż raz na sekundę: między dwoma odczytami zegar idzie o jedną sekundę dalej, nigdy o więcej, nigdy poniżej 1:00 i tylko gdy idzie. Odczyt wygrywa od razu, także wstecz.',
};
