/** Fields of which a sport has several, told apart by a number: `set2`, `penalty1.player`. */
export const numbered = {
  nth: (noun: string, number: string) => `${noun} ${number}`,
  player: (what: string) => `${what}, player`,
  nouns: {
    period: 'Score, period',
    set: 'Set',
    game: 'Game',
    inning: 'Inning',
    end: 'End',
    tie: 'Tie-break, set',
    past: 'Past set',
    base: 'Runner on base',
    penalty: 'Penalty',
    suspension: 'Suspension',
    exclusion: 'Exclusion',
    yellow: 'Yellow card',
    red: 'Red card',
  },
};
