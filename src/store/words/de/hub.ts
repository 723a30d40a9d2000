import type { Words } from '../translated.ts';

export const hub: Words['hub'] = {
  title: 'Streams',
  overlay: 'Overlay',
  linksOf: (stream) => `Seiten von ${stream}`,
  opens: (page, stream) => `${page}: ${stream}`,
  outputs: (count) => (count === 1 ? '1 Ausgabe' : `${count} Ausgaben`),
  from: (address) => `von ${address}`,
  notConnected: 'nicht verbunden',
  more: (count) => `+ ${count} weitere`,
  unknown: 'Unbekannt',
  demo: 'DEMO',
  problem: 'Boardcast antwortet nicht. Läuft es noch?',
  tryingAgain: 'Neuer Versuch läuft.',
  lastKnown: 'Unten steht, was zuletzt bekannt war.',
  looking: 'Suche nach Streams …',
  none: 'Noch kommt kein Feed an',
  noneNow: 'Im Moment kommt kein Feed an.',
  noneHint:
    'Scoreboard OCR wie unten beschrieben verbinden: Sein Stream erscheint hier von selbst. Zum Umsehen ohne Anzeigetafel gibt es ein Demospiel.',
  openDemo: 'Ein Demospiel öffnen',
  byName: 'Einen Stream nach Namen öffnen',
  byNameHint: 'Auch einen ohne Feed: Er kann von Hand gezählt werden.',
  connect: 'Scoreboard OCR verbinden',
  connectUrl: 'Diese URL Zeichen für Zeichen in Scoreboard OCR eintragen',
  connectUrlHint: 'Der letzte Teil ist der Name des Streams: Er muss hier und dort derselbe sein.',
  otherPc: 'Scoreboard OCR auf einem anderen PC?',
  otherPcTest: 'Diese Seite dort öffnen: Sie sagt, ob jener PC Boardcast erreicht.',
  otherPcLoopback:
    'Dann nützt diese URL dort nichts. Boardcast gibt eine für andere PCs aus, wenn es so gestartet wird:',
  firewall: 'Firewall',
  firewallText: (port) =>
    `Der PC, auf dem Boardcast läuft, muss Port ${port} einlassen. Unter Windows: Defender Firewall, App zulassen, Node.js, private Netzwerke.`,
  network: 'Dasselbe Netz',
  networkText: 'Beide PCs müssen im selben Netz sein. Gäste-WLAN trennt sie oft.',
  port: 'Port',
  portText: (port) => `Die Zahl nach dem Doppelpunkt muss ${port} sein, wie in der Adresse dieser Seite.`,
};
