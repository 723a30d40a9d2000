import type { Words } from '../translated.ts';

export const outputs: Words['outputs'] = {
  unnamed: 'une sortie sans nom',
  ownPicture: 'sa propre image',
  pinned: (outputs, value) => `Fixé par le lien de ${outputs} : ${value}`,
  linkSays: (outputs, value) => `Le lien de ${outputs} dit ${value}. C’est ce que vous dites ici qui compte.`,
  linkHides: (outputs, parts) => `Le lien de ${outputs} masque aussi : ${parts}`,
  pins: 'Fixé par son lien',
  says: 'Son lien le dit, là où la régie ne dit rien',
  alarm: 'Alarme',
  since: (time) => `depuis ${time}`,
  wrong: {
    gone: (output) => `${output} a disparu`,
    hidden: (output) => `${output} est masquée`,
    silent: (output) => `${output} ne répond pas`,
    late: (output) => `${output} est en retard`,
  },
  advice: {
    gone: 'Plus aucune page de ce nom n’écoute : OBS ou vMix a été fermé, la source retirée, ou son réseau est coupé.',
    hidden: 'Elle est connectée sans être montrée : sa scène n’est pas à l’antenne, ou la source est éteinte.',
    silent:
      'Elle est connectée et ne dessine rien : dans OBS, actualisez le cache de la page ; dans vMix, rechargez l’entrée.',
    late: 'Elle dessine plus d’une seconde après son heure : son ordinateur ou son réseau est trop lent pour ce qui y tourne.',
  },
  meant: { gone: 'Fermée exprès', hidden: 'Masquée exprès', silent: 'Laisser ainsi', late: 'Laisser ainsi' },
};
