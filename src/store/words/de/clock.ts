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
};
