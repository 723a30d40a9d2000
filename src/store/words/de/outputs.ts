import type { Words } from '../translated.ts';

export const outputs: Words['outputs'] = {
  unnamed: 'einer Ausgabe ohne Namen',
  ownPicture: 'ein eigenes Bild',
  pinned: (outputs, value) => `Festgelegt vom Link von ${outputs}: ${value}`,
  linkSays: (outputs, value) => `Der Link von ${outputs} sagt ${value}. Es gilt, was du hier sagst.`,
  linkHides: (outputs, parts) => `Der Link von ${outputs} blendet auch aus: ${parts}`,
  pins: 'Von ihrem Link festgelegt',
  says: 'Sagt ihr Link, wo die Regie nichts sagt',
  alarm: 'Alarm',
  since: (time) => `seit ${time}`,
  wrong: {
    gone: (output) => `${output} ist weg`,
    hidden: (output) => `${output} ist verborgen`,
    silent: (output) => `${output} antwortet nicht`,
    late: (output) => `${output} ist zu spät`,
  },
  advice: {
    gone: 'Keine solche Seite hört mehr zu: OBS oder vMix wurde beendet, die Quelle entfernt, oder ihr Netz ist weg.',
    hidden:
      'Sie ist verbunden und nicht zu sehen: ihre Szene ist nicht auf Sendung, oder die Quelle ist ausgeschaltet.',
    silent:
      'Sie ist verbunden und zeichnet nichts: in OBS den Cache der Seite aktualisieren, in vMix den Input neu laden.',
    late: 'Sie zeichnet mehr als eine Sekunde nach ihrer Zeit: ihr Rechner oder ihr Netz ist zu langsam für das, was dort noch läuft.',
  },
  meant: { gone: 'Mit Absicht beendet', hidden: 'Mit Absicht verborgen', silent: 'So lassen', late: 'So lassen' },
};
