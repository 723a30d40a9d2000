import type { Words } from '../translated.ts';

export const outputList: Words['outputList'] = {
  title: 'Ausgaben',
  unknownYet: 'Nicht bekannt, solange diese Seite keine Live-Verbindung hat.',
  none: 'Kein Overlay ist verbunden. Die URL des Overlays unten in OBS oder vMix einfügen.',
  noProgram: (word, example) =>
    `Keine davon gilt als Programm: Ist eine weg, gibt es keinen Alarm. Ihren Namen mit ${word} beginnen, etwa ${example}.`,
  operators: (count, names) => `${count} Seiten der Regie sind offen: ${names}.`,
  unnamed: 'Ausgabe ohne Namen',
  nameHint: (example) => `Mit ${example} in ihrer URL ist sie von anderen zu unterscheiden.`,
  program: 'Programm',
  unknownHost: 'Programm unbekannt',
  unknownSize: 'Größe unbekannt',
  lag: (ms) => `Verzug ${ms} ms`,
  states: {
    joining: 'Kommt dazu',
    silent: 'Keine Antwort',
    behind: 'Hängt nach',
    hidden: 'Verborgen',
    visible: 'Sichtbar',
    good: 'Aktuell',
    unknown: 'Unbekannt',
  },
  noAnswerYet: 'noch keine Antwort',
  neverAnswered: 'nie geantwortet',
  drew: (change, of, ago) => `Änderung ${change} von ${of} gezeichnet, ${ago}`,
  silentFor: (span, advice) => `Keine Antwort seit ${span}. ${advice}`,
  silentAdvice:
    'Die Seite hängt vielleicht: in OBS „Cache der aktuellen Seite aktualisieren“, in vMix den Input neu laden.',
  behindBy: (changes) =>
    `Zeigt einen älteren Stand, um ${changes} Änderungen zurück. Netz oder PC dort sind zu langsam.`,
  oldEngine: (engine, needed) =>
    `Chromium ${engine} ist zu alt, nötig ist ${needed}: OBS auf 28 oder neuer bringen, in vMix beim Input die neueste Browserversion wählen.`,
  obsSize: (size) =>
    `${size} ist die Vorgabe von OBS: in den Eigenschaften der Quelle Breite 1920, Höhe 1080 einstellen.`,
  oddSize: (size) => `${size} ist nicht 16:9, die Grafik füllt es nicht: Breite 1920, Höhe 1080 einstellen.`,
  smallSize: (size) => `${size} ist klein, Text wirkt unscharf: Breite 1920, Höhe 1080 einstellen.`,
};
