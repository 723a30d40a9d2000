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
  /** One without a key, which waits to be let in. */
  door: 'At the door',
  wants: (address: string) => `${address} wants to send scores`,
  wantsHint: 'It has no key: nothing of it goes on air before you accept it.',
  accept: 'Accept',
  acceptOf: (address: string) => `Accept ${address}`,
  reject: 'Reject',
  rejectOf: (address: string) => `Reject ${address}`,
  saysNothing: 'It has said nothing yet.',
  /** What sends, by which way, and what arrived of it. */
  all: 'Sources',
  test: 'Test connection',
  awaits: 'Send something from your program now: it appears here.',
  arrived: 'It arrived.',
  none: 'Nothing sends to this stream.',
  kinds: { websocket: 'WebSocket', tcp: 'TCP', udp: 'UDP', http: 'HTTP', poll: 'asked by HTTP', file: 'file' },
  sent: (count: number) => (count === 1 ? '1 message' : `${count} messages`),
  latest: (time: string) => `latest ${time}`,
  more: (count: number) => `and ${count} more`,
  unreadable: (count: number) =>
    count === 1 ? '1 message could not be read:' : `${count} messages could not be read; the latest:`,
};
