import type { Words } from '../translated.ts';

export const access: Words['access'] = {
  title: 'Anmelden',
  why: 'Dieses Boardcast will wissen, wer es bedient: Geben Sie das Kennwort ein, das es beim ersten Start ausgegeben hat.',
  again: 'Ihre Anmeldung ist abgelaufen. Was auf der Seite steht, bleibt; melden Sie sich an, um fortzufahren.',
  passphrase: 'Kennwort',
  signIn: 'Anmelden',
  show: 'Eingabe anzeigen',
  where:
    'Niemand hat es mehr? Auf dem Rechner, auf dem Boardcast läuft, braucht die Startseite keines und erzeugt ein neues.',
  signOut: 'Abmelden',
  keys: 'Schlüssel',
  keysHint: 'Andere Rechner brauchen sie. Wie sie lauten, wird nicht aufbewahrt: Nur ein neuer kann angezeigt werden.',
  kinds: {
    publish: 'Senden',
    viewer: 'Overlays',
    operator: 'Bedienung',
  },
  opens: {
    publish: 'sendet Spielstände von einem anderen Rechner',
    viewer: 'öffnet Overlays auf einem anderen Rechner',
    operator: 'meldet die Bedienung auf einem anderen Rechner an',
  },
  madeOn: (date: string) => `erzeugt am ${date}`,
  newKey: 'Neuer Schlüssel',
  newKeyOf: (kind: string) => `Neuer Schlüssel: ${kind}`,
  sure: {
    publish: 'Anzeigeprogramme mit dem alten Schlüssel werden sofort getrennt.',
    viewer: 'Overlays mit dem alten Schlüssel werden sofort getrennt und zeigen, was sie zuletzt hatten.',
    operator: 'Wer mit dem alten Kennwort angemeldet ist, wird sofort abgemeldet.',
  },
  make: 'Erzeugen',
  newPublish: 'Neue Adresse für Scoreboard OCR, nur dieses eine Mal angezeigt',
  newViewer: 'Neue Adresse des Overlays, nur dieses eine Mal angezeigt',
  newOperator: 'Neues Kennwort, nur dieses eine Mal angezeigt',
  edge: 'Außenstelle von',
  edgeScores: 'Anzeigetafeln senden dorthin.',
  edgePasses: 'Was hier bedient wird, geht dorthin weiter.',
  edgeLooks: 'Hier wird zugesehen und dort bedient.',
  openLan: 'Offen für alle in diesem Netz',
  openLanMeans: (flag: string) =>
    `Boardcast wurde mit ${flag} gestartet: Wer es erreicht, darf Spielstände senden und bedienen.`,
  viewerKey: 'Schlüssel für Overlays auf anderen Rechnern',
  viewerKeyHint: 'Steht im Link hinter #k= und wird nirgends aufbewahrt.',
};
