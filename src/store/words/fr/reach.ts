import type { Words } from '../translated.ts';

export const reach: Words['reach'] = {
  restored: 'D’avant, attend qui publie',
  none: 'Aucun flux n’arrive à Boardcast en ce moment.',
  noOther: 'Aucun à part celui-ci.',
  unknown: 'Inconnu',
  notConnected: 'non connecté',
  from: (address) => `de ${address}`,
  more: (count) => `+ ${count} de plus`,
  use: 'Prendre celui-ci',

  titles: {
    none: (stream) => `Pas encore de flux sur ${stream}`,
    restored: (stream) => `${stream} attend qui publie`,
    refused: (stream) => `Pas de liaison avec ${stream}`,
  },
  refusedHint:
    'Boardcast sert un nombre limité de streams. Fermez des pages de streams que personne ne publie, ou prenez un flux ci-dessous. S’il y en a peu, un proxy ou un logiciel de sécurité coupe peut-être les WebSocket entre ici et Boardcast.',
  instead: 'Flux présents à prendre à la place',
  bring: (stream) => `Pour amener un flux sur ${stream}`,
  bringAgain: (stream) => `Pour ramener un flux sur ${stream}`,
  fromOtherPc: (address) => `Sur l’autre PC ouvrez ${address} : la page dit si ce PC atteint Boardcast.`,
  otherPcLoopback: (command) =>
    `Alors cette URL n’y sert à rien. Prenez celle que ${command} affiche pour d’autres PC, et la page de test qu’elle nomme.`,

  addresses: 'Adresses',
  overlay: 'Overlay, pour OBS et vMix',
  overlayHint: (link) => `Largeur 1920, hauteur 1080. Ou glissez ${link} dans OBS, ce qui règle aussi la taille.`,
  overlayLink: 'ce lien',
  publish: 'Scoreboard OCR, URL WebSocket',
  loopback: (command) =>
    `Celles-ci ne valent que sur ce PC. Pour un second PC, prenez l’adresse que ${command} affiche.`,
  copyOf: (label) => `Copier : ${label}`,

  onThisPc: 'Vous êtes sur le PC de Boardcast',
  toType: 'À saisir sur ce PC',
  streamName: 'Nom du stream',
  intoOcr: 'Dans Scoreboard OCR, comme URL WebSocket',
  intoObs: 'Dans OBS ou vMix, comme source navigateur',
  size: 'Largeur 1920, hauteur 1080.',
  gone: 'Boardcast ne répond plus',
  goneText: (problem) => `${problem}. Tourne-t-il encore ?`,
  reached: 'Cet appareil atteint Boardcast',
  reachedText: (address) => `À ${address}.`,
  reachedBuild: (address, build) => `À ${address}, build ${build}.`,
  trying: 'Essai d’un WebSocket…',
  tryingText: 'Cela prend cinq secondes au plus.',
  works: 'WebSocket fonctionne',
  worksText: (ms) => `Boardcast a répondu en ${ms} ms. Scoreboard OCR et les overlays peuvent se connecter d’ici.`,
  fails: 'WebSocket ne fonctionne pas',
  failsText: (why) =>
    `La page se charge, mais un WebSocket ne passe pas : ${why}. Un proxy ou un logiciel de sécurité entre cet appareil et Boardcast l’arrête.`,
  failures: {
    unanswered: 'il s’est ouvert, mais aucune réponse n’est venue',
    unopened: 'il ne s’est pas ouvert',
    closed: 'il s’est ouvert et a été refermé',
    refused: 'il a été refusé',
  },
  again: 'Réessayer',
  arrives: 'Ce qui arrive maintenant à Boardcast',
  arrivesHint: 'Une fois l’URL saisie et connectée, le flux apparaît ici.',
};
