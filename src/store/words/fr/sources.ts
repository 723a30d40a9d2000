/** What is said where several publishers send to one stream. */
import type { Words } from '../translated.ts';

export const sources: Words['sources'] = {
  title: 'Plusieurs ordinateurs envoient à ce flux ; un seul compte.',
  away: (address) => `${address} est choisi et n’envoie rien.`,
  counts: 'à l’antenne',
  waits: 'attend',
  parked: 'attend d’être accepté',
  chosen: 'choisi',
  choose: 'Utiliser celui-ci',
  chooseOf: (address) => `Utiliser ${address}`,
  first: 'Le premier arrivé',
};
