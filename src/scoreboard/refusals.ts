/** Why a desk does not do what it was told: the words that everybody reads, by the code that pages know them by in other languages. */
export const REFUSALS = {
  'no-clock': 'there is no clock on air to take over: set it first',
  'no-own-delay': 'ms: expected a number: only an output can have no own delay',
  'nothing-to-undo': 'there is no step to take back',
  'too-many-cues': 'there are too many cues already: clear them first',
  'no-old-values': 'there are no old values to put back',
  'nothing-held': 'nothing is held of this field',
  'other-held': 'something else is held of this field by now',
  'no-room': 'there is no room for one more stream',
  origin: 'only pages of this very server may do this',
} as const;

type RefusalCode = keyof typeof REFUSALS;

/** The code of such words; undefined for those that name what is wrong themselves. */
export function refusalCodeOf(reason: string): RefusalCode | undefined {
  return (Object.keys(REFUSALS) as RefusalCode[]).find((code) => REFUSALS[code] === reason);
}
