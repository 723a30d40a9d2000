/** What camera feeds are known to do, and what of it goes on air: faults and forms of the feed's own description, one a row. */
export type Board = Readonly<Record<string, string>>;
/** What the board is read as, and for how long, in ms: again each tenth of a second, or once where the source sends changes alone. */
export type Scene = readonly [board: Board, ms: number];

/** [fault, sport, scenes, field, its texts on air one after the other] */
type Trap = readonly [fault: string, sport: string, scenes: readonly Scene[], field: string, aired: readonly string[]];

export const TRAPS: readonly Trap[] = [
  [
    'a penalty without its colon',
    'hockey',
    [
      [{ 'home.penalty1': '2:00' }, 900],
      [{ 'home.penalty1': '159' }, 900],
    ],
    'home.penalty1',
    ['', '2:00', '1:59'],
  ],
  [
    'a digit is misread while it changes',
    'basketball',
    [
      [{ score_a: '68' }, 100],
      [{ score_a: '66' }, 900],
    ],
    'home.score',
    ['64', '66'],
  ],
  [
    'a digit is misread and read right again',
    'basketball',
    [
      [{ score_a: '61' }, 200],
      [{ score_a: '64' }, 900],
    ],
    'home.score',
    ['64'],
  ],
  [
    'a foul is misread',
    'basketball',
    [
      [{ foul_a: '8' }, 200],
      [{ foul_a: '3' }, 900],
    ],
    'home.fouls',
    ['2', '3'],
  ],
  ['a score falls, and stays', 'basketball', [[{ score_a: '51' }, 3_000]], 'home.score', ['64', '51']],
  [
    'a score jumps by more than the sport allows, and stays',
    'basketball',
    [[{ score_a: '75' }, 3_000]],
    'home.score',
    ['64', '75'],
  ],
  [
    'a score jumps, and was a misread after all',
    'basketball',
    [
      [{ score_a: '94' }, 1_000],
      [{ score_a: '64' }, 3_000],
    ],
    'home.score',
    ['64'],
  ],
  [
    'somebody stands before the camera',
    'basketball',
    [
      [{ score_a: '', score_b: '' }, 8_000],
      [{ score_a: '64', score_b: '58' }, 900],
    ],
    'home.score',
    ['64'],
  ],
  [
    'a clock blinks in a time-out',
    'basketball',
    [
      [{ time: '' }, 600],
      [{ time: '5:00' }, 600],
      [{ time: '' }, 600],
      [{ time: '5:00' }, 600],
    ],
    'clock',
    ['5:00'],
  ],
  ['a clock is blank for good', 'basketball', [[{ time: '' }, 6_000]], 'clock', ['5:00', '']],
  ['leading zeros', 'basketball', [[{ score_a: '066' }, 900]], 'home.score', ['64', '66']],
  ['padding', 'basketball', [[{ score_a: ' 66 ', time: ' 4:59' }, 900]], 'home.score', ['64', '66']],
  ['padding of a clock', 'basketball', [[{ time: ' 4:59' }, 900]], 'clock', ['5:00', '4:59']],
  [
    'a dot read as a colon',
    'basketball',
    [
      [{ time: '59.0' }, 900],
      [{ time: '58:7' }, 100],
    ],
    'clock',
    ['5:00', '59.0', '58.7'],
  ],
  [
    'a colon read as a dot',
    'basketball',
    [
      [{ time: '12:35' }, 900],
      [{ time: '12.34' }, 900],
    ],
    'clock',
    ['5:00', '12:35', '12:34'],
  ],
  [
    'a lost colon',
    'basketball',
    [
      [{ time: '12:35' }, 900],
      [{ time: '1234' }, 900],
    ],
    'clock',
    ['5:00', '12:35', '12:34'],
  ],
  [
    'a comma for a dot',
    'basketball',
    [
      [{ time: '12.4' }, 900],
      [{ time: '12,3' }, 100],
    ],
    'clock',
    ['5:00', '12.4', '12.3'],
  ],
  [
    'a separator read twice',
    'basketball',
    [
      [{ time: '56.6' }, 900],
      [{ time: '56:.5' }, 100],
    ],
    'clock',
    ['5:00', '56.6', '56.5'],
  ],
  [
    'what no clock shows',
    'basketball',
    [
      [{ time: '1:75' }, 500],
      [{ time: '1O' }, 500],
    ],
    'clock',
    ['5:00'],
  ],
  [
    'tenths begin under a minute',
    'basketball',
    [
      [{ time: '1:00' }, 900],
      [{ time: '59.9' }, 100],
    ],
    'clock',
    ['5:00', '1:00', '59.9'],
  ],
  [
    'and end at ten',
    'basketball',
    [
      [{ time: '10.0' }, 900],
      [{ time: '9.9' }, 100],
    ],
    'clock',
    ['5:00', '10.0', '9.9'],
  ],
  [
    'soccer passes 59 minutes',
    'soccer',
    [
      [{ time: '59:59' }, 900],
      [{ time: '60:00' }, 900],
    ],
    'clock',
    ['5:00', '59:59', '60:00'],
  ],
  [
    'and 99',
    'soccer',
    [
      [{ time: '99:59' }, 900],
      [{ time: '100:00' }, 900],
    ],
    'clock',
    ['5:00', '99:59', '100:00'],
  ],
  [
    'a shot clock gets tenths',
    'basketball',
    [
      [{ shot_clock: '5' }, 900],
      [{ shot_clock: '4.9' }, 100],
    ],
    'shotClock',
    ['14', '5', '4.9'],
  ],
  ['a period is an ordinal', 'basketball', [[{ period: '4th' }, 900]], 'period', ['3', '4th']],
  ['a period is a word', 'basketball', [[{ period: 'overtime' }, 4_000]], 'period', ['3', 'overtime']],
  ['fouls are a word', 'basketball', [[{ foul_a: 'BONUS' }, 4_000]], 'home.fouls', ['2', 'BONUS']],
];
