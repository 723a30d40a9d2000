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
  door: 'À la porte',
  wants: (address: string) => `${address} veut envoyer des scores`,
  wantsHint: 'Il n’a pas de clé : rien de lui ne passe à l’antenne avant que vous ne l’acceptiez.',
  accept: 'Accepter',
  acceptOf: (address: string) => `Accepter ${address}`,
  reject: 'Refuser',
  rejectOf: (address: string) => `Refuser ${address}`,
  saysNothing: 'Il n’a encore rien dit.',
  all: 'Sources',
  test: 'Tester la connexion',
  awaits: 'Envoyez maintenant quelque chose depuis votre programme : cela apparaît ici.',
  arrived: 'C’est arrivé.',
  none: 'Rien n’envoie à ce flux.',
  kinds: { websocket: 'WebSocket', tcp: 'TCP', udp: 'UDP', http: 'HTTP', poll: 'interrogé par HTTP', file: 'fichier' },
  sent: (count) => (count < 2 ? `${count} message` : `${count} messages`),
  latest: (time) => `dernier ${time}`,
  more: (count) => `et ${count} de plus`,
  unreadable: (count) =>
    count === 1 ? '1 message n’a pas pu être lu :' : `${count} messages n’ont pas pu être lus ; le dernier :`,
};
