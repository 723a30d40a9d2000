import type { Words } from '../translated.ts';

export const numbered: Words['numbered'] = {
  nth: (noun, number) => `${noun} ${number}`,
  player: (what) => `${what}, Spieler`,
  nouns: {
    period: 'Stand, Abschnitt',
    set: 'Satz',
    game: 'Spiel',
    inning: 'Inning',
    end: 'End',
    tie: 'Tiebreak, Satz',
    past: 'Gespielter Satz',
    base: 'Läufer auf Base',
    penalty: 'Strafe',
    suspension: 'Zeitstrafe',
    exclusion: 'Ausschluss',
    yellow: 'Gelbe Karte',
    red: 'Rote Karte',
  },
};
