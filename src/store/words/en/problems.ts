/** Why Boardcast did not answer, or did not do what was said. */
export const problems = {
  unreachable: 'Boardcast cannot be reached',
  late: (seconds: string) => `Boardcast did not answer within ${seconds} s`,
  status: (code: string) => `Boardcast answered with HTTP status ${code}`,
  unreadable: (why: string) => `Boardcast's answer could not be read (${why}); reload this page`,
  tryingAgain: 'Trying again.',
  lastKnown: 'Below is the last that was known.',
  /** By the code that stands beside the relay's own words. */
  refusals: {
    'no-clock': 'there is no clock on air to take over: set it first',
    'no-own-delay': 'only an output can be without a delay of its own',
    'nothing-to-undo': 'there is no step to take back',
    'too-many-cues': 'there are too many moments already: take them off first',
    'no-old-values': 'there are no old values to put back',
    'nothing-held': 'nothing is held of this field any more',
    'other-held': 'something else is held of this field by now',
    'no-room': 'there is no room for one more stream',
    origin: 'only pages of this very server may do this',
  },
};
