import type { Words } from '../translated.ts';

export const truth: Words['truth'] = {
  holds: (value, why) => `${value} est lu et retenu : ${why}.`,
  heldValue: 'Valeur retenue',
  aired: 'à l’antenne maintenant',
  over: 'n’est plus retenue',
  accept: 'Mettre à l’antenne',
  acceptOf: (value, field) => `Mettre à l’antenne ${value} pour ${field}`,
  refuse: 'Ne pas diffuser',
  refuseOf: (value, field) => `Ne pas diffuser ${value} pour ${field}`,
  why: {
    confirming: 'en cours de confirmation',
    falls: 'moins qu’avant',
    jumps: 'monte plus que les règles ne le prévoient',
    returns: 'c’est la valeur d’avant',
    resets: 'repart de zéro',
    skips: 'saute une période',
    blank: 'vide',
    'off-pace': 'le chrono devrait être ailleurs',
  },
  blanks: 'Quand le tableau devient vide',
  blank: { usual: 'comme d’habitude', hold: 'garder la dernière valeur', clear: 'ne rien montrer' },
  contradicts: 'Il tourne à l’inverse du chrono de ce sport : est-ce le bon sport ?',
  guard: 'Prudence face aux erreurs de lecture',
  guards: {
    off: 'Aucune : tout tel que lu',
    careful: 'Légère',
    normal: 'Normale',
    strict: 'Stricte',
  },
  numbers: {
    plausibleMs: (a) => `un changement probable après ${a}`,
    unlikelyMs: (a) => `un improbable après ${a}`,
    implausibleMs: (a) => `un qu’aucune règle n’explique après ${a}`,
    clockMs: (a) => `un chrono qui saute après ${a}`,
    blankMs: (a) => `vide après ${a}`,
    readings: (a) => `lectures concordantes : ${a}`,
  },
  ownNumbers: (a) => `Nombres propres : ${a}. Un autre choix ci-dessus les abandonne.`,
  dropNumbers: 'Revenir aux nombres du profil',
  guardHint:
    'Un changement passe à l’antenne une fois lu assez longtemps : en Normale, un tiers de seconde s’il est probable, deux secondes si aucune règle ne l’explique. Les sorties retardées ne montrent pas cette attente.',
};
