/** What is said of the feed’s game clock: how it is, and what becomes of it when the feed is lost. */
export const clock = {
  paces: {
    running: 'Running',
    stopped: 'Stopped',
    absent: 'No clock',
    leaving: 'Leaves soon',
    away: 'Left the bug',
  },
  pacesMean: {
    running: 'It moves.',
    stopped: 'It has not moved for more than one and a half ticks.',
    absent: 'The board shows none.',
    leaving:
      'The feed was lost while it ran: what stands there is old, and soon it leaves the bug. Take it over to keep it.',
    away: 'The feed was lost while it ran, so it left the bug; it comes back with the first reading. Set it here to show it by hand.',
  },
  whenLost: 'When the feed is lost while its clock runs',
  leavesAfter: (seconds: string) => `off the bug after ${seconds} s`,
  stays: 'it stays as it stands',
  lostHint:
    'A clock that stands still though the game goes on is a mistake that nobody in the hall notices: it leaves, with a shot clock or penalties that ran beside it; scores stay where they are, and it comes back with its first reading. A clock that stood, and one that you took over, stay.',
  smooth: 'Fill in the second that readings skip',
  smoothOn: 'the second that readings skip is filled in',
  smoothOff: 'only what is read is shown',
  smoothHint:
    'For a board that is read more rarely than once a second: between two readings the clock goes on by one second, never more, never under 1:00 and only while it runs. A reading wins at once, backwards too.',
};
