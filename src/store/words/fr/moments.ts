import type { Words } from '../translated.ts';

export const moments: Words['moments'] = {
  heading: 'Le tableau annonce',
  happened: 'Ce qui s’est passé',
  noBanner: 'sans bandeau',
  shown: 'montré',
  try: (team) => `Essai ${team}`,
  touchdown: (team) => `Touchdown de ${team}`,
  final: 'Le match est terminé',
  one: 'un moment',
  show: 'Montrer',
  showOf: (what) => `Montrer : ${what}`,
  drop: 'Pas ceci',
  dropOf: (what) => `Pas ceci : ${what}`,
  airs: (seconds) => `à l’antenne dans ${seconds} s`,
  airsNow: 'sur le point de passer',
  asks: (what) => `Le tableau annonce : ${what}. Cela attend votre décision.`,
  tells: (what, seconds) => `Le tableau annonce : ${what}. À l’antenne dans ${seconds} s sauf refus.`,
  byItself: 'de lui-même',
  setting: 'Moments annoncés par le tableau',
  modes: {
    off: () => 'Aucun',
    suggest: () => 'Proposer : vous les montrez',
    auto: (seconds) => `Automatique : à l’antenne après ${seconds} s`,
  },
  hint: (seconds) =>
    `Un but, un temps mort et ce que le sport a d’autre, dès que le changement du tableau est à l’antenne. Proposé, il attend sous Moments Montrer ou Pas ceci. Automatique, il passe de lui-même après ${seconds} s si personne ne dit Pas ceci ; une image retardée le reçoit avec son score. La fin du match attend toujours votre décision.`,
  none: 'Le tableau de ce sport n’en annonce aucun ; sans sport, personne ne sait ce que dit un changement.',
};
