import type { Words } from '../translated.ts';

export const numbered: Words['numbered'] = {
  nth: (noun, number) => `${noun} ${number}`,
  player: (what) => `${what}, jugador`,
  nouns: {
    period: 'Tanteo, periodo',
    set: 'Set',
    game: 'Juego',
    inning: 'Entrada',
    end: 'End',
    tie: 'Tie-break, set',
    past: 'Set jugado',
    base: 'Corredor en base',
    penalty: 'Penalización',
    suspension: 'Exclusión',
    exclusion: 'Expulsión',
    yellow: 'Tarjeta amarilla',
    red: 'Tarjeta roja',
  },
};
