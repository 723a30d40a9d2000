import type { Words } from '../translated.ts';

export const outputList: Words['outputList'] = {
  title: 'Sorties',
  unknownYet: 'Inconnues tant que cette page n’a pas de liaison.',
  none: 'Aucun overlay n’est connecté. Collez l’URL de l’overlay ci-dessous dans OBS ou vMix.',
  noProgram: (word, example) =>
    `Aucune n’est marquée programme : si l’une disparaît, il n’y a pas d’alarme. Commencez son nom par ${word}, comme dans ${example}.`,
  operators: (count, names) => `${count} pages de régie sont ouvertes : ${names}.`,
  unnamed: 'Sortie sans nom',
  nameHint: (example) => `Ajoutez ${example} à son URL pour la distinguer des autres.`,
  program: 'programme',
  unknownHost: 'logiciel inconnu',
  unknownSize: 'taille inconnue',
  lag: (ms) => `décalage ${ms} ms`,
  states: {
    joining: 'Arrive',
    silent: 'Sans réponse',
    behind: 'En retard',
    hidden: 'Masquée',
    visible: 'Visible',
    good: 'À jour',
    unknown: 'Inconnu',
  },
  noAnswerYet: 'pas encore de réponse',
  neverAnswered: 'n’a jamais répondu',
  drew: (change, of, ago) => `a dessiné le changement ${change} sur ${of}, ${ago}`,
  silentFor: (span, advice) => `Sans réponse depuis ${span}. ${advice}`,
  silentAdvice:
    'Sa page est peut-être bloquée : dans OBS « Actualiser le cache de la page actuelle », dans vMix rechargez l’entrée.',
  behindBy: (changes) =>
    `Elle montre un état plus ancien, ${changes} changements en arrière. Son réseau ou son PC est trop lent.`,
  oldEngine: (engine, needed) =>
    `Chromium ${engine} est trop ancien, il faut ${needed} : mettez OBS à 28 ou plus, ou choisissez la version la plus récente du navigateur dans l’entrée vMix.`,
  obsSize: (size) =>
    `${size} est la taille par défaut d’OBS : réglez largeur 1920, hauteur 1080 dans les propriétés de la source.`,
  oddSize: (size) => `${size} n’est pas en 16:9, l’habillage ne le remplit pas : réglez largeur 1920, hauteur 1080.`,
  smallSize: (size) => `${size} est petit, le texte sera flou : réglez largeur 1920, hauteur 1080.`,
};
