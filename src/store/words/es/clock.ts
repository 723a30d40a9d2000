import type { Words } from '../translated.ts';

export const clock: Words['clock'] = {
  paces: {
    running: 'En marcha',
    stopped: 'Parado',
    absent: 'Sin reloj',
    leaving: 'Saldrá pronto',
    away: 'Fuera del rótulo',
  },
  pacesMean: {
    running: 'Se mueve.',
    stopped: 'No se ha movido en más de un tic y medio.',
    absent: 'El marcador no muestra ninguno.',
    leaving:
      'La señal se perdió mientras corría: lo que se ve es viejo y pronto sale del rótulo. Tómalo para conservarlo.',
    away: 'La señal se perdió mientras corría, así que salió del rótulo; vuelve con la primera lectura. Ponlo aquí para mostrarlo a mano.',
  },
  whenLost: 'Si la señal se pierde mientras su reloj corre',
  leavesAfter: (seconds) => `fuera del rótulo tras ${seconds} s`,
  stays: 'se queda como está',
  lostHint:
    'Un reloj parado mientras el juego sigue es un error que nadie nota en la sala: sale, junto con el reloj de posesión o las exclusiones que corrían a su lado; los marcadores se quedan en su sitio y vuelve con su primera lectura. Un reloj que estaba parado, o que tomaste tú, se queda.',
  smooth: 'Rellenar el segundo que saltan las lecturas',
  smoothOn: 'se rellena el segundo que saltan las lecturas',
  smoothOff: 'solo se muestra lo leído',
  smoothHint:
    'Para un marcador que se lee menos de una vez por segundo: entre dos lecturas el reloj avanza un segundo, nunca más, nunca por debajo de 1:00 y solo mientras corre. Una lectura manda al instante, también hacia atrás.',
};
