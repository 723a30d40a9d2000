/** What is said where several publishers send to one stream. */
import type { Words } from '../translated.ts';

export const sources: Words['sources'] = {
  title: 'Mehrere Computer senden an diesen Stream, einer davon zählt.',
  away: (address) => `${address} ist gewählt und sendet nicht.`,
  counts: 'auf Sendung',
  waits: 'wartet',
  parked: 'wartet auf Annahme',
  chosen: 'gewählt',
  choose: 'Diesen nehmen',
  chooseOf: (address) => `${address} nehmen`,
  first: 'Wer zuerst kam',
  door: 'An der Tür',
  wants: (address: string) => `${address} möchte Spielstände senden`,
  wantsHint: 'Es hat keinen Schlüssel: Nichts davon geht auf Sendung, bevor Sie es annehmen.',
  accept: 'Annehmen',
  acceptOf: (address: string) => `${address} annehmen`,
  reject: 'Ablehnen',
  rejectOf: (address: string) => `${address} ablehnen`,
  saysNothing: 'Es hat noch nichts gesagt.',
  all: 'Quellen',
  test: 'Verbindung testen',
  awaits: 'Senden Sie jetzt etwas aus Ihrem Programm: Es erscheint hier.',
  arrived: 'Es ist angekommen.',
  none: 'Nichts sendet an diesen Stream.',
  kinds: { websocket: 'WebSocket', tcp: 'TCP', udp: 'UDP', http: 'HTTP', poll: 'per HTTP gefragt', file: 'Datei' },
  sent: (count) => (count === 1 ? '1 Nachricht' : `${count} Nachrichten`),
  latest: (time) => `zuletzt ${time}`,
  more: (count) => `und ${count} weitere`,
  unreadable: (count) =>
    count === 1 ? '1 Nachricht war nicht lesbar:' : `${count} Nachrichten waren nicht lesbar, die letzte:`,
};
