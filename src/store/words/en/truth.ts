/** What is said of readings that are held, and of how careful the relay is with misreads. */
export const truth = {
  holds: (value: string, why: string) => `${value} is read and held: ${why}.`,
  accept: 'Put on air',
  acceptOf: (value: string, field: string) => `Put on air ${value} as ${field}`,
  refuse: 'Keep off',
  refuseOf: (value: string, field: string) => `Keep off air ${value} as ${field}`,
  why: {
    confirming: 'it is being confirmed',
    falls: 'it is less than before',
    jumps: 'it rises by more than the rules know',
    returns: 'it is what it was before',
    resets: 'it begins anew',
    skips: 'it skips a period',
    blank: 'it is blank',
    'off-pace': 'the clock should be elsewhere',
  },
  blanks: 'When the board goes blank',
  blank: { usual: 'as usual', hold: 'hold the last value', clear: 'show nothing' },
  contradicts: 'It runs the other way than this sport’s clock: is the sport right?',
  guard: 'Care with misreads',
  guards: {
    off: 'Off: everything as it is read',
    careful: 'Light',
    normal: 'Normal',
    strict: 'Strict',
  },
  guardHint:
    'A change is on air once it has been read for long enough; at Normal that is a third of a second for a likely one, two seconds for one that no rule explains. Outputs with a video delay show no lag of it.',
};
