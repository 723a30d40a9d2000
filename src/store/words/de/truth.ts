import type { Words } from '../translated.ts';

export const truth: Words['truth'] = {
  holds: (value, why) => `${value} wird gelesen und gehalten: ${why}.`,
  heldValue: 'Zurückgehaltener Wert',
  aired: 'jetzt auf Sendung',
  over: 'nicht mehr zurückgehalten',
  accept: 'Auf Sendung',
  acceptOf: (value, field) => `${value} als ${field} auf Sendung nehmen`,
  refuse: 'Nicht senden',
  refuseOf: (value, field) => `${value} als ${field} nicht senden`,
  why: {
    confirming: 'wird noch bestätigt',
    falls: 'weniger als vorher',
    jumps: 'steigt stärker, als die Regeln kennen',
    returns: 'ist wieder der Stand davor',
    resets: 'beginnt von vorn',
    skips: 'überspringt einen Abschnitt',
    blank: 'ist leer',
    'off-pace': 'die Uhr müsste woanders stehen',
  },
  blanks: 'Wenn die Anzeige leer wird',
  blank: { usual: 'wie üblich', hold: 'letzten Wert halten', clear: 'nichts zeigen' },
  contradicts: 'Sie läuft anders herum als die Uhr dieser Sportart: Stimmt die Sportart?',
  guard: 'Vorsicht bei Lesefehlern',
  guards: {
    off: 'Aus: alles, wie es gelesen wird',
    careful: 'Leicht',
    normal: 'Normal',
    strict: 'Streng',
  },
  numbers: {
    plausibleMs: (a) => `eine wahrscheinliche Änderung nach ${a}`,
    unlikelyMs: (a) => `eine unwahrscheinliche nach ${a}`,
    implausibleMs: (a) => `eine, die keine Regel erklärt, nach ${a}`,
    clockMs: (a) => `eine Uhr, die springt, nach ${a}`,
    blankMs: (a) => `leer nach ${a}`,
    readings: (a) => `übereinstimmende Lesungen: ${a}`,
  },
  ownNumbers: (a) => `Eigene Zahlen: ${a}. Eine andere Wahl oben lässt sie fallen.`,
  dropNumbers: 'Zurück zu den Zahlen des Profils',
  guardHint:
    'Eine Änderung ist auf Sendung, wenn sie lange genug gelesen wurde; bei Normal ist das eine Drittelsekunde für eine wahrscheinliche, zwei Sekunden für eine, die keine Regel erklärt. Ausgaben mit Bildverzögerung zeigen davon keinen Verzug.',
};
