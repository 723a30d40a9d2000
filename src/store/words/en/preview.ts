/** What the preview says. */
export const preview = {
  alarm: 'ALARM',
  feedMeans: {
    connecting: 'Joining the stream…',
    lost: 'This page has lost Boardcast and keeps trying. What it shows may be old; overlays hold their last values.',
    refused:
      'Boardcast answers, but refuses this page a live link or loses it: it may have no room for one more stream. The page keeps trying; a picture shown may be old.',
    restored:
      'The values are from before Boardcast was restarted, and overlays hold them. The scoreboard program has not come back yet.',
    none: 'Nothing has been published on this stream yet.',
    live: 'The scoreboard program is connected and values arrive.',
    quiet: 'Connected, but no value changes. Normal while the clock stands.',
    stale: 'The link to the scoreboard program is lost. Overlays hold the last values; a clock that ran leaves them.',
    offline: 'The scoreboard program has been gone for minutes. Overlays still hold the last values.',
  },
  arrivesFrom: (address: string) => `Values arrive from ${address}.`,
  since: (time: string, span: string) => `Since ${time} (${span})`,
  lastChange: (time: string, span: string) => `Last change ${time} (${span} ago)`,
  now: 'now',
  ago: (span: string) => `${span} ago`,
  demo: 'DEMO',
  demoMeans: 'Simulated game. It yields to the first real feed on this stream.',

  picture: 'Picture',
  off: 'Hidden by an operator',
  backdrop: 'Backdrop',
  backdrops: { still: 'Hall', checker: 'Checker', dark: 'Dark', light: 'Light', color: 'Colour' },
  backdropColour: 'Colour of the backdrop',
  live: 'Live',
  liveSources: { screen: 'Screen', camera: 'Camera' },
  liveStays: 'The live picture stays on this page: nothing of it is recorded or sent.',
  virtualCamera: 'OBS’s own picture comes this way too: start its Virtual Camera.',
  liveProblems: {
    screen: {
      ended: 'The screen is not shared any more.',
      denied: 'This page was not given the screen.',
      missing: 'There is no screen here.',
      held: 'Another program holds the screen.',
      other: 'The browser gave no picture of the screen.',
    },
    camera: {
      ended: 'The camera has gone.',
      denied: 'This page was not given the camera.',
      missing: 'There is no camera here.',
      held: 'Another program holds the camera.',
      other: 'The browser gave no picture of the camera.',
    },
  },
  shape: 'Shape',
  shownAs: 'Shown as',
  asOfNow: 'the relay has it now',
  later: (seconds: string) => `${seconds} s later`,
  safe: 'Safe areas',
  safeHint: 'yellow action, blue title',

  inUrl: (fault: string) => `In this page's URL: ${fault}`,
  noOption: (name: string) => `${name}: not an option`,
  badOption: (name: string, expected: string, given: string) => `${name}: expected ${expected}, got “${given}”`,
  noSport: (sport: string) => `sport: there is no sport ${sport}, expected an id of the list at /api/sports`,
  chroma: (colour: string) => `The URL asks for a solid background (${colour}), which hides the backdrop.`,
  confused: {
    all: 'The teams’ colours are too close: viewers will take one for the other. Give one team another colour.',
    protan: 'Viewers who lack red-sensitive cones (protan, 1 man in 100) cannot tell the teams’ colours apart.',
    deutan:
      'Viewers who lack green-sensitive cones (deutan, the most common colour blindness) cannot tell the teams’ colours apart.',
    tritan: 'Viewers who lack blue-sensitive cones (tritan, rare) cannot tell the teams’ colours apart.',
  },

  fields: 'Fields',
  noValues: 'No values yet.',
  field: 'Field',
  value: 'Value',
  onAir: 'On air',
  reads: 'Board reads',
  changed: 'Changed',
  ownName: 'own name',
  never: 'never',
  blank: 'blank',
  tones: {
    overridden: { word: 'overridden', why: 'An operator’s value holds against the board until it is released.' },
    held: { word: 'held', why: 'The board reads something that is not believed yet.' },
    frozen: { word: 'frozen', why: 'The final score stands, whatever the board shows now.' },
  },
  old: (span: string, page: string) =>
    `The values saved ${span} ago are not shown: they may be another game’s. On the ${page} put them back, or begin a new game.`,
  oldPage: 'control page',

  testData: 'Test data',
  testDataOnAir: 'Test data on air',
  testDataMeans: (send: string, clear: string) =>
    `The numbers leap about at random, as Scoreboard OCR's ${send} makes them. Press ${clear} there.`,
  relayAlarm: 'Boardcast itself needs attention',
  spokenTestData: 'Hazard: test data is on air.',
  alarmOf: (output: string) => `Alarm: ${output}`,
  spokenAlarm: (headline: string, time: string) => `Alarm: ${headline} since ${time}.`,

  looks: 'Your own layouts',
  looksFault: (fault: string) => `${fault}. What was read before is kept.`,
  looksAllOnAir: 'All that is saved and good is on air.',
  looksWaiting: (looks: string) => `Saved, shown in this window and not on air: ${looks}.`,
  putOnAir: 'Put the saved look on air',
  notOnAir: (problem: string) => `It is not on air: ${problem}.`,
  lookBroken: (look: string) => `${look} cannot be shown:`,
  lookAsBefore: (look: string) => `${look} is shown as it was before:`,
  lookKinds: { layout: 'layout', theme: 'theme', logo: 'logo' },

  odd: 'To look at in the feed',
  rival: (source: string, field: string, holder: string) => `${source} also claims ${field}; held by ${holder}.`,
  rivalHint: 'Rename or remove one of them in Scoreboard OCR if the wrong one is shown.',
  noName: '(no name)',
  refused: (name: string, count: number, reason: string) =>
    `${name} was refused ${count === 1 ? 'once' : `${count} times`}: ${reason}.`,
  unreadable: (count: number, reason: string) =>
    `${count === 1 ? 'One frame' : `${count} frames`} could not be read${reason === '' ? '' : `: ${reason}`}.`,
  unmapped: (names: string, count: number) =>
    `${names} ${count === 1 ? 'is no name' : 'are no names'} that Boardcast knows.`,
  unmappedHint: (count: number) =>
    count === 1
      ? 'It goes out under its own name, and a layout must ask for it.'
      : 'They go out under their own name, and a layout must ask for it.',
};
