import type { Words } from '../translated.ts';

export const clock: Words['clock'] = {
  paces: {
    running: 'Läuft',
    stopped: 'Steht',
    absent: 'Keine Uhr',
    leaving: 'Geht gleich',
    away: 'Nicht eingeblendet',
  },
  pacesMean: {
    running: 'Sie bewegt sich.',
    stopped: 'Sie hat sich länger als anderthalb Takte nicht bewegt.',
    absent: 'Die Tafel zeigt keine.',
    leaving:
      'Der Feed riss ab, während sie lief: Was da steht, ist alt, und gleich verlässt sie die Einblendung. Übernimm sie, um sie zu behalten.',
    away: 'Der Feed riss ab, während sie lief; deshalb hat sie die Einblendung verlassen und kommt mit der ersten Lesung zurück. Stell sie hier, um sie von Hand zu zeigen.',
  },
  whenLost: 'Wenn der Feed abreißt, während seine Uhr läuft',
  leavesAfter: (seconds) => `nach ${seconds} s ausgeblendet`,
  stays: 'sie bleibt stehen',
  lostHint:
    'Eine Uhr, die steht, während das Spiel weitergeht, ist ein Fehler, den in der Halle niemand bemerkt: Sie geht, mit Wurfuhr oder Strafzeiten, die neben ihr liefen; die Spielstände bleiben, wo sie sind, und mit ihrer ersten Lesung kommt sie zurück. Eine Uhr, die stand oder die du übernommen hast, bleibt.',
  smooth: 'Die Sekunde einfügen, die Lesungen überspringen',
  smoothOn: 'die Sekunde, die Lesungen überspringen, wird eingefügt',
  smoothOff: 'nur Gelesenes wird gezeigt',
  smoothHint:
    'Für eine Tafel, die seltener als einmal in der Sekunde gelesen wird: Zwischen zwei Lesungen geht die Uhr um eine Sekunde weiter, nie um mehr, nie unter 1:00 und nur solange sie läuft. Eine Lesung gilt sofort, auch rückwärts.',
};
