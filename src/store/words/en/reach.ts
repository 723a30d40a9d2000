/** What the preview and the connection test say of how feeds and outputs reach Boardcast. */
export const reach = {
  restored: 'Restored, waiting for the publisher',
  none: 'No feed arrives at Boardcast at the moment.',
  noOther: 'None besides this one.',
  unknown: 'Unknown',
  notConnected: 'not connected',
  from: (address: string) => `from ${address}`,
  more: (count: number) => `+ ${count} more`,
  use: 'Use this one',

  titles: {
    none: (stream: string) => `No feed on ${stream} yet`,
    restored: (stream: string) => `${stream} waits for its publisher`,
    refused: (stream: string) => `No live link to ${stream}`,
  },
  refusedHint:
    'Boardcast serves a limited number of streams. Close pages on streams that nobody publishes, or use a feed below. If there are few, a proxy or a security program between here and Boardcast may cut WebSocket links.',
  instead: 'Feeds here to use instead',
  bring: (stream: string) => `To bring a feed in on ${stream}`,
  bringAgain: (stream: string) => `To bring a feed in on ${stream} again`,
  fromOtherPc: (address: string) => `From the other PC open ${address}: it says whether that PC reaches Boardcast.`,
  otherPcLoopback: (command: string) =>
    `Then this URL is of no use there. Use the one that ${command} prints for other PCs, and the test page that it names.`,

  addresses: 'Addresses',
  overlay: 'Overlay, for OBS and vMix',
  overlayHint: (link: string) => `Width 1920, Height 1080. Or drag ${link} into OBS, which sets the size too.`,
  overlayLink: 'this link',
  publish: 'Scoreboard OCR, WebSocket URL',
  loopback: (command: string) => `These work on this PC only. For a second PC use the address that ${command} prints.`,
  copyOf: (label: string) => `Copy: ${label}`,

  onThisPc: 'You are on the Boardcast PC itself',
  toType: 'What to type on this PC',
  streamName: 'Stream name',
  intoOcr: 'Into Scoreboard OCR, as WebSocket URL',
  intoObs: 'Into OBS or vMix, as browser source',
  size: 'Width 1920, Height 1080.',
  gone: 'Boardcast does not answer any more',
  goneText: (problem: string) => `${problem}. Is it still running?`,
  reached: 'This device reaches Boardcast',
  reachedText: (address: string) => `At ${address}.`,
  reachedBuild: (address: string, build: string) => `At ${address}, build ${build}.`,
  trying: 'Trying a WebSocket…',
  tryingText: 'This takes five seconds at most.',
  works: 'WebSocket works',
  worksText: (ms: string) => `Boardcast answered in ${ms} ms. Scoreboard OCR and overlays can connect from here.`,
  fails: 'WebSocket does not work',
  failsText: (why: string) =>
    `The page loads, but a WebSocket does not get through: ${why}. A proxy or a security program between this device and Boardcast stops it.`,
  /** What kept a WebSocket from working, as `probeConnection` names it. */
  failures: {
    unanswered: 'it opened, but no answer came',
    unopened: 'it did not open',
    closed: 'it opened and was closed again',
    refused: 'it was refused',
  },
  again: 'Try again',
  arrives: 'What arrives at Boardcast now',
  arrivesHint: 'Once the URL is typed in and connected, the feed shows here.',
};
