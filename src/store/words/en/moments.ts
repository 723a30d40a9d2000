/** Moments of a game that the board says, and what is done with them. */
export const moments = {
  heading: 'The board says',
  happened: 'What happened',
  noBanner: 'no banner',
  shown: 'shown',
  try: (team: string) => `Try ${team}`,
  touchdown: (team: string) => `Touchdown ${team}`,
  point: (team: string) => `Point ${team}`,
  foul: (team: string) => `Foul ${team}`,
  period: 'New period',
  final: 'The game is over',
  /** One of which nobody knows any more what it was. */
  one: 'a moment',
  show: 'Show',
  showOf: (what: string) => `Show: ${what}`,
  drop: 'Not this',
  dropOf: (what: string) => `Not this: ${what}`,
  airs: (seconds: string) => `on air in ${seconds} s`,
  airsNow: 'on its way',
  /** What a screen reader says once. */
  asks: (what: string) => `The board says: ${what}. It waits for you.`,
  tells: (what: string, seconds: string) => `The board says: ${what}. On air in ${seconds} s unless you say no.`,
  /** Who put it on air, where nobody did. */
  byItself: 'by itself',
  setting: 'Moments that the board says',
  modes: {
    off: () => 'Off',
    suggest: () => 'Suggest: you show them',
    auto: (seconds: string) => `Automatic: on air after ${seconds} s`,
  },
  hint: (seconds: string) =>
    `A goal, a time-out and what else the sport has, as soon as the board’s change is on air. Suggested, it waits under Moments for Show or Not this. Automatic, it goes on air by itself after ${seconds} s unless somebody says Not this; a delayed picture gets it with its score. The end of the game always waits for you.`,
  /** What is offered beside the sport’s moments, and that nothing is. */
  also: { point: 'Every point too', foul: 'Fouls too', period: 'New periods too' },
  alsoNone: 'only those of the sport',
  none: 'The board of this sport says none; without a sport nobody knows what a change means.',
};
