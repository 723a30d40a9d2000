/** What is said where several publishers send to one stream. */
export const sources = {
  title: 'Several computers send to this stream; one of them counts.',
  away: (address: string) => `${address} was chosen and does not send.`,
  counts: 'on air',
  waits: 'waits',
  parked: 'waits to be accepted',
  chosen: 'chosen',
  choose: 'Use this one',
  chooseOf: (address: string) => `Use ${address}`,
  first: 'Whoever came first',
};
