import type { Words } from '../translated.ts';

export const preview: Words['preview'] = {
  alarm: 'ALARME',
  feedMeans: {
    connecting: 'Connexion au stream…',
    lost: 'Cette page a perdu Boardcast et réessaie. Ce qu’elle montre peut être ancien ; les overlays gardent leurs dernières valeurs.',
    refused:
      'Boardcast répond, mais refuse une liaison à cette page ou la perd : il n’a peut-être plus de place pour un stream. La page réessaie ; l’image visible peut être ancienne.',
    restored:
      'Les valeurs datent d’avant un redémarrage de Boardcast, et les overlays les gardent. Le programme du tableau n’est pas encore revenu.',
    none: 'Rien n’a encore été publié sur ce stream.',
    live: 'Le programme du tableau est connecté et des valeurs arrivent.',
    quiet: 'Connecté, mais rien ne change. Normal quand le chrono est arrêté.',
    stale:
      'La liaison avec le programme du tableau est perdue. Les overlays gardent les dernières valeurs ; un chrono qui tournait les quitte.',
    offline:
      'Le programme du tableau est absent depuis des minutes. Les overlays gardent toujours les dernières valeurs.',
  },
  arrivesFrom: (address) => `Des valeurs arrivent de ${address}.`,
  since: (time, span) => `Depuis ${time} (${span})`,
  lastChange: (time, span) => `Dernier changement ${time} (il y a ${span})`,
  now: 'maintenant',
  ago: (span) => `il y a ${span}`,
  demo: 'DÉMO',
  demoMeans: 'Match simulé. Il cède au premier vrai flux sur ce stream.',

  picture: 'Image',
  off: 'Masqué par la régie',
  backdrop: 'Fond',
  backdrops: { still: 'Salle', checker: 'Damier', dark: 'Sombre', light: 'Clair', color: 'Couleur' },
  backdropColour: 'Couleur du fond',
  live: 'En direct',
  liveSources: { screen: 'Écran', camera: 'Caméra' },
  liveStays: 'L’image en direct reste sur cette page : rien n’est enregistré ni envoyé.',
  virtualCamera: 'L’image d’OBS vient aussi par là : lancez-y la caméra virtuelle.',
  liveProblems: {
    screen: {
      ended: 'L’écran n’est plus partagé.',
      denied: 'L’écran n’a pas été accordé à cette page.',
      missing: 'Il n’y a pas d’écran ici.',
      held: 'Un autre programme occupe l’écran.',
      other: 'Le navigateur n’a pas donné d’image de l’écran.',
    },
    camera: {
      ended: 'La caméra n’est plus là.',
      denied: 'La caméra n’a pas été accordée à cette page.',
      missing: 'Il n’y a pas de caméra ici.',
      held: 'Un autre programme occupe la caméra.',
      other: 'Le navigateur n’a pas donné d’image de la caméra.',
    },
  },
  shape: 'Format',
  shownAs: 'Montrer comme',
  asOfNow: 'le relais l’a maintenant',
  later: (seconds) => `${seconds} s plus tard`,
  safe: 'Zones sûres',
  safeHint: 'jaune action, bleu titre',

  inUrl: (fault) => `Dans l’URL de cette page : ${fault}`,
  noOption: (name) => `${name} : n’est pas une option`,
  badOption: (name, expected, given) => `${name} : attendu ${expected}, reçu « ${given} »`,
  noSport: (sport) => `sport : le sport ${sport} n’existe pas ; un id de la liste sous /api/sports est attendu`,
  chroma: (colour) => `L’URL demande un fond uni (${colour}), qui cache le fond choisi.`,
  confused: {
    all: 'Les couleurs des équipes sont trop proches : le public les confondra. Donnez une autre couleur à l’une d’elles.',
    protan:
      'Qui n’a pas de cônes sensibles au rouge (protan, 1 homme sur 100) ne distingue pas les couleurs des équipes.',
    deutan:
      'Qui n’a pas de cônes sensibles au vert (deutan, le daltonisme le plus courant) ne distingue pas les couleurs des équipes.',
    tritan: 'Qui n’a pas de cônes sensibles au bleu (tritan, rare) ne distingue pas les couleurs des équipes.',
  },

  fields: 'Champs',
  noValues: 'Pas encore de valeurs.',
  field: 'Champ',
  value: 'Valeur',
  onAir: 'À l’antenne',
  reads: 'Tableau',
  changed: 'Changé',
  ownName: 'nom propre',
  never: 'jamais',
  blank: 'vide',
  tones: {
    overridden: { word: 'à la main', why: 'La valeur de la régie tient contre le tableau jusqu’à ce qu’on la rende.' },
    held: { word: 'retenu', why: 'Le tableau donne une valeur qu’on ne croit pas encore.' },
    frozen: { word: 'figé', why: 'Le score final reste, quoi que montre le tableau.' },
  },
  old: (span, page) =>
    `Les valeurs enregistrées il y a ${span} ne sont pas montrées : elles sont peut-être d’un autre match. Dans la ${page}, remettez-les ou commencez un nouveau match.`,
  oldPage: 'régie',

  testData: 'Données de test',
  testDataOnAir: 'Données de test à l’antenne',
  testDataMeans: (send, clear) =>
    `Les chiffres sautent au hasard, comme le fait ${send} dans Scoreboard OCR. Pressez-y ${clear}.`,
  relayAlarm: 'Boardcast lui-même demande votre attention',
  spokenTestData: 'Danger : des données de test sont à l’antenne.',
  alarmOf: (output) => `Alarme : ${output}`,
  spokenAlarm: (headline, time) => `Alarme : ${headline} depuis ${time}.`,

  looks: 'Vos habillages',
  looksFault: (fault) => `${fault}. Ce qui a été lu avant est gardé.`,
  looksAllOnAir: 'Tout ce qui est enregistré et bon est à l’antenne.',
  looksWaiting: (looks) => `Enregistré, montré dans cette fenêtre et pas à l’antenne : ${looks}.`,
  putOnAir: 'Mettre l’habillage enregistré à l’antenne',
  notOnAir: (problem) => `Pas à l’antenne : ${problem}.`,
  lookBroken: (look) => `${look} ne peut pas être montré :`,
  lookAsBefore: (look) => `${look} est montré comme avant :`,
  lookKinds: { layout: 'disposition', theme: 'thème', logo: 'logo' },

  odd: 'À regarder dans le flux',
  rival: (source, field, holder) => `${source} veut aussi être ${field}, que tient ${holder}.`,
  rivalHint: 'Renommez ou retirez l’un d’eux dans Scoreboard OCR si le mauvais est montré.',
  noName: '(sans nom)',
  refused: (name, count, reason) => `${name} a été refusé ${count === 1 ? 'une fois' : `${count} fois`} : ${reason}.`,
  unreadable: (count, reason) =>
    `${count === 1 ? 'Un message était illisible' : `${count} messages étaient illisibles`}${reason === '' ? '' : ` : ${reason}`}.`,
  unmapped: (names, count) =>
    `${names} : ${count === 1 ? 'ce nom est inconnu' : 'ces noms sont inconnus'} de Boardcast.`,
  unmappedHint: (count) =>
    count === 1
      ? 'Il sort sous son propre nom, et une disposition doit le demander.'
      : 'Ils sortent sous leur propre nom, et une disposition doit les demander.',
};
