import type { Words } from '../translated.ts';

export const clock: Words['clock'] = {
  paces: {
    running: 'Tourne',
    stopped: 'Arrêté',
    absent: 'Pas de chrono',
    leaving: 'Part bientôt',
    away: 'Hors du bandeau',
  },
  pacesMean: {
    running: 'Il avance.',
    stopped: 'Il n’a pas bougé depuis plus d’un battement et demi.',
    absent: 'Le tableau n’en montre pas.',
    leaving:
      'Le flux s’est perdu pendant qu’il tournait : ce qui est affiché est vieux et quitte bientôt le bandeau. Prenez-le en main pour le garder.',
    away: 'Le flux s’est perdu pendant qu’il tournait : il a quitté le bandeau et revient avec la première lecture. Réglez-le ici pour le montrer à la main.',
  },
  whenLost: 'Si le flux se perd pendant que son chrono tourne',
  leavesAfter: (seconds) => `hors du bandeau après ${seconds} s`,
  stays: 'il reste tel quel',
  lostHint:
    'Un chrono figé pendant que le match continue est une erreur que personne ne remarque dans la salle : il s’en va, avec le chrono de tir ou les pénalités qui tournaient à côté ; les scores restent à leur place, et il revient avec sa première lecture. Un chrono arrêté, ou que vous avez pris en main, reste.',
  smooth: 'Combler la seconde que les lectures sautent',
  smoothOn: 'la seconde que les lectures sautent est comblée',
  smoothOff: 'seul ce qui est lu est montré',
  smoothHint:
    'Pour un tableau lu moins d’une fois par seconde : entre deux lectures, le chrono avance d’une seconde, jamais plus, jamais sous 1:00 et seulement tant qu’il tourne. Une lecture l’emporte aussitôt, même en arrière.',
};
