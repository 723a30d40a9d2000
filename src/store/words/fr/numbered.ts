import type { Words } from '../translated.ts';

export const numbered: Words['numbered'] = {
  nth: (noun, number) => `${noun} ${number}`,
  player: (what) => `${what}, joueur`,
  nouns: {
    period: 'Score, période',
    set: 'Set',
    game: 'Jeu',
    inning: 'Manche',
    end: 'End',
    tie: 'Jeu décisif, set',
    past: 'Set joué',
    base: 'Coureur au but',
    penalty: 'Pénalité',
    suspension: 'Exclusion',
    exclusion: 'Expulsion',
    yellow: 'Carton jaune',
    red: 'Carton rouge',
  },
};
