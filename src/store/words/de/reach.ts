import type { Words } from '../translated.ts';

export const reach: Words['reach'] = {
  restored: 'Von früher, wartet auf den Sender',
  none: 'Im Moment kommt bei Boardcast kein Feed an.',
  noOther: 'Keiner außer diesem.',
  unknown: 'Unbekannt',
  notConnected: 'nicht verbunden',
  from: (address) => `von ${address}`,
  more: (count) => `+ ${count} weitere`,
  use: 'Diesen nehmen',

  titles: {
    none: (stream) => `Noch kein Feed auf ${stream}`,
    restored: (stream) => `${stream} wartet auf den Sender`,
    refused: (stream) => `Keine Live-Verbindung zu ${stream}`,
  },
  refusedHint:
    'Boardcast bedient eine begrenzte Zahl von Streams. Seiten von Streams schließen, in die niemand sendet, oder einen Feed von unten nehmen. Sind es nur wenige, trennt vielleicht ein Proxy oder ein Sicherheitsprogramm die WebSockets zwischen hier und Boardcast.',
  instead: 'Feeds, die stattdessen da sind',
  bring: (stream) => `So kommt ein Feed auf ${stream}`,
  bringAgain: (stream) => `So kommt wieder ein Feed auf ${stream}`,
  fromOtherPc: (address) => `Auf dem anderen PC ${address} öffnen: Die Seite sagt, ob jener PC Boardcast erreicht.`,
  otherPcLoopback: (command) =>
    `Dann nützt diese URL dort nichts. Die nehmen, die ${command} für andere PCs ausgibt, und die Testseite, die es nennt.`,

  addresses: 'Adressen',
  overlay: 'Overlay, für OBS und vMix',
  overlayHint: (link) => `Breite 1920, Höhe 1080. Oder ${link} in OBS ziehen: Das stellt auch die Größe ein.`,
  overlayLink: 'diesen Link',
  publish: 'Scoreboard OCR, WebSocket-URL',
  loopback: (command) =>
    `Diese gelten nur auf diesem PC. Für einen zweiten PC die Adresse nehmen, die ${command} ausgibt.`,
  copyOf: (label) => `Kopieren: ${label}`,

  onThisPc: 'Das ist der PC, auf dem Boardcast läuft',
  toType: 'Was auf diesem PC einzutragen ist',
  streamName: 'Name des Streams',
  intoOcr: 'In Scoreboard OCR, als WebSocket-URL',
  intoObs: 'In OBS oder vMix, als Browserquelle',
  size: 'Breite 1920, Höhe 1080.',
  gone: 'Boardcast antwortet nicht mehr',
  goneText: (problem) => `${problem}. Läuft es noch?`,
  reached: 'Dieses Gerät erreicht Boardcast',
  reachedText: (address) => `Unter ${address}.`,
  reachedBuild: (address, build) => `Unter ${address}, Build ${build}.`,
  trying: 'Ein WebSocket wird versucht …',
  tryingText: 'Das dauert höchstens fünf Sekunden.',
  works: 'WebSocket geht',
  worksText: (ms) =>
    `Boardcast hat in ${ms} ms geantwortet. Scoreboard OCR und Overlays können sich von hier verbinden.`,
  fails: 'WebSocket geht nicht',
  failsText: (why) =>
    `Die Seite lädt, aber ein WebSocket kommt nicht durch: ${why}. Ein Proxy oder ein Sicherheitsprogramm zwischen diesem Gerät und Boardcast hält ihn auf.`,
  failures: {
    unanswered: 'Er ging auf, aber keine Antwort kam',
    unopened: 'Er ging nicht auf',
    closed: 'Er ging auf und wurde wieder geschlossen',
    refused: 'Er wurde abgelehnt',
  },
  again: 'Noch einmal',
  arrives: 'Was jetzt bei Boardcast ankommt',
  arrivesHint: 'Ist die URL eingetragen und verbunden, erscheint der Feed hier.',
};
