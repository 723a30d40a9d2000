import type { Words } from '../translated.ts';

export const preview: Words['preview'] = {
  alarm: 'ALARM',
  feedMeans: {
    connecting: 'Tritt dem Stream bei …',
    lost: 'Diese Seite hat Boardcast verloren und versucht es weiter. Was sie zeigt, kann alt sein; Overlays halten ihre letzten Werte.',
    refused:
      'Boardcast antwortet, gibt dieser Seite aber keine Live-Verbindung oder verliert sie: Vielleicht ist kein Platz für einen weiteren Stream. Die Seite versucht es weiter; ein Bild, das zu sehen ist, kann alt sein.',
    restored:
      'Die Werte sind von vor einem Neustart von Boardcast, und die Overlays halten sie. Das Anzeigeprogramm ist noch nicht zurück.',
    none: 'In diesen Stream wurde noch nichts gesendet.',
    live: 'Das Anzeigeprogramm ist verbunden, und Werte kommen an.',
    quiet: 'Verbunden, aber kein Wert ändert sich. Normal, solange die Uhr steht.',
    stale:
      'Die Verbindung zum Anzeigeprogramm ist weg. Die Overlays halten die letzten Werte; eine Uhr, die lief, verlässt sie.',
    offline: 'Das Anzeigeprogramm ist seit Minuten weg. Die Overlays halten weiter die letzten Werte.',
  },
  arrivesFrom: (address) => `Werte kommen von ${address}.`,
  since: (time, span) => `Seit ${time} (${span})`,
  lastChange: (time, span) => `Letzte Änderung ${time} (vor ${span})`,
  now: 'jetzt',
  ago: (span) => `vor ${span}`,
  demo: 'DEMO',
  demoMeans: 'Simuliertes Spiel. Es weicht dem ersten echten Feed auf diesem Stream.',

  picture: 'Bild',
  off: 'Von der Regie ausgeblendet',
  backdrop: 'Hintergrund',
  backdrops: { still: 'Halle', checker: 'Karo', dark: 'Dunkel', light: 'Hell', color: 'Farbe' },
  backdropColour: 'Farbe des Hintergrunds',
  live: 'Livebild',
  liveSources: { screen: 'Bildschirm', camera: 'Kamera' },
  liveStays: 'Das Livebild bleibt auf dieser Seite: Nichts davon wird aufgezeichnet oder gesendet.',
  virtualCamera: 'Auch das Bild von OBS kommt so herein: dort die virtuelle Kamera starten.',
  liveProblems: {
    screen: {
      ended: 'Der Bildschirm wird nicht mehr geteilt.',
      denied: 'Der Bildschirm wurde dieser Seite nicht freigegeben.',
      missing: 'Hier ist kein Bildschirm.',
      held: 'Ein anderes Programm belegt den Bildschirm.',
      other: 'Der Browser gab kein Bild vom Bildschirm.',
    },
    camera: {
      ended: 'Die Kamera ist weg.',
      denied: 'Die Kamera wurde dieser Seite nicht freigegeben.',
      missing: 'Hier ist keine Kamera.',
      held: 'Ein anderes Programm belegt die Kamera.',
      other: 'Der Browser gab kein Bild von der Kamera.',
    },
  },
  shape: 'Format',
  shownAs: 'Gezeigt wie',
  asOfNow: 'das Relay es jetzt hat',
  later: (seconds) => `${seconds} s später`,
  safe: 'Sichere Bereiche',
  safeHint: 'gelb Aktion, blau Titel',

  inUrl: (fault) => `In der URL dieser Seite: ${fault}`,
  noOption: (name) => `${name}: keine Option`,
  badOption: (name, expected, given) => `${name}: erwartet ${expected}, erhalten „${given}“`,
  noSport: (sport) => `sport: Es gibt keine Sportart ${sport}; erwartet wird eine id der Liste unter /api/sports`,
  chroma: (colour) => `Die URL will einen einfarbigen Hintergrund (${colour}); er verdeckt, was dahinter liegt.`,
  confused: {
    all: 'Die Farben der Teams sind sich zu ähnlich: Zuschauer werden sie verwechseln. Einem Team eine andere Farbe geben.',
    protan:
      'Wem die rotempfindlichen Zapfen fehlen (protan, 1 von 100 Männern), kann die Teamfarben nicht unterscheiden.',
    deutan:
      'Wem die grünempfindlichen Zapfen fehlen (deutan, die häufigste Farbschwäche), kann die Teamfarben nicht unterscheiden.',
    tritan: 'Wem die blauempfindlichen Zapfen fehlen (tritan, selten), kann die Teamfarben nicht unterscheiden.',
  },

  fields: 'Felder',
  noValues: 'Noch keine Werte.',
  field: 'Feld',
  value: 'Wert',
  onAir: 'Auf Sendung',
  reads: 'Tafel zeigt',
  changed: 'Geändert',
  ownName: 'eigener Name',
  never: 'nie',
  blank: 'leer',
  tones: {
    overridden: { word: 'von Hand', why: 'Der Wert der Regie gilt gegen die Tafel, bis er freigegeben wird.' },
    held: { word: 'zurückgehalten', why: 'Die Tafel zeigt etwas, das noch nicht geglaubt wird.' },
    frozen: { word: 'eingefroren', why: 'Der Endstand bleibt stehen, was immer die Tafel jetzt zeigt.' },
  },
  old: (span, page) =>
    `Die vor ${span} gesicherten Werte werden nicht gezeigt: Sie können von einem anderen Spiel sein. In der ${page} wieder einsetzen oder ein neues Spiel beginnen.`,
  oldPage: 'Regie',

  testData: 'Testdaten',
  testDataOnAir: 'Testdaten auf Sendung',
  testDataMeans: (send, clear) =>
    `Die Zahlen springen wahllos, wie es ${send} in Scoreboard OCR macht. Dort ${clear} drücken.`,
  relayAlarm: 'Boardcast selbst braucht Hilfe',
  spokenTestData: 'Gefahr: Testdaten sind auf Sendung.',
  alarmOf: (output) => `Alarm: ${output}`,
  spokenAlarm: (headline, time) => `Alarm: ${headline}, seit ${time}.`,

  looks: 'Eigene Layouts',
  looksFault: (fault) => `${fault}. Was vorher gelesen wurde, bleibt.`,
  looksAllOnAir: 'Alles, was gesichert und gut ist, ist auf Sendung.',
  looksWaiting: (looks) => `Gesichert, in diesem Fenster gezeigt und nicht auf Sendung: ${looks}.`,
  putOnAir: 'Gesicherten Look auf Sendung geben',
  notOnAir: (problem) => `Nicht auf Sendung: ${problem}.`,
  lookBroken: (look) => `${look} kann nicht gezeigt werden:`,
  lookAsBefore: (look) => `${look} wird gezeigt wie zuvor:`,
  lookKinds: { layout: 'Layout', theme: 'Design', logo: 'Logo' },

  odd: 'Auffälliges im Feed',
  rival: (source, field, holder) => `${source} will auch ${field} sein; das hat schon ${holder}.`,
  rivalHint: 'Eines davon in Scoreboard OCR umbenennen oder entfernen, wenn das falsche gezeigt wird.',
  noName: '(ohne Namen)',
  refused: (name, count, reason) => `${name} wurde ${count === 1 ? 'einmal' : `${count}-mal`} abgelehnt: ${reason}.`,
  unreadable: (count, reason) =>
    `${count === 1 ? 'Ein Frame war' : `${count} Frames waren`} nicht lesbar${reason === '' ? '' : `: ${reason}`}.`,
  unmapped: (names, count) =>
    `${names} ${count === 1 ? 'ist kein Name, den' : 'sind keine Namen, die'} Boardcast kennt.`,
  unmappedHint: (count) =>
    count === 1
      ? 'Es geht unter seinem eigenen Namen hinaus, und ein Layout muss danach fragen.'
      : 'Sie gehen unter ihren eigenen Namen hinaus, und ein Layout muss danach fragen.',
};
