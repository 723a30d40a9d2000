/** What is said of outputs: what their links name, and when one that is on program is in trouble. */
export const outputs = {
  unnamed: 'an output without a name',
  /** A picture that stands in the link itself. */
  ownPicture: 'a picture of its own',
  pinned: (outputs: string, value: string) => `Pinned by the link of ${outputs}: ${value}`,
  linkSays: (outputs: string, value: string) => `The link of ${outputs} says ${value}. What you say here counts.`,
  linkHides: (outputs: string, parts: string) => `The link of ${outputs} hides as well: ${parts}`,
  pins: 'Pinned by its link',
  says: 'Its link says, where the desk does not',
  alarm: 'Alarm',
  since: (time: string) => `since ${time}`,
  wrong: {
    gone: (output: string) => `${output} is gone`,
    hidden: (output: string) => `${output} is hidden`,
    silent: (output: string) => `${output} does not answer`,
    late: (output: string) => `${output} is late`,
  },
  advice: {
    gone: 'No such page listens any more: OBS or vMix was closed, the source was removed, or its network is down.',
    hidden: 'It is connected, and not shown: its scene is not on air, or the source is switched off.',
    silent: 'It is connected, and draws nothing: in OBS use “Refresh cache of current page”, in vMix reload the input.',
    late: 'It draws more than a second after its time: its computer or its network is too slow for what else runs there.',
  },
  /** On the key that ends an alarm until the output was right again. */
  meant: { gone: 'Closed on purpose', hidden: 'Hidden on purpose', silent: 'Leave it so', late: 'Leave it so' },
};
