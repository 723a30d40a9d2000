import type { Words } from '../translated.ts';

export const truth: Words['truth'] = {
  holds: (value, why) => `Se lee ${value} y se retiene: ${why}.`,
  heldValue: 'Valor retenido',
  aired: 'ya en emisión',
  over: 'ya no está retenido',
  accept: 'Poner en emisión',
  acceptOf: (value, field) => `Poner en emisión ${value} como ${field}`,
  refuse: 'No emitir',
  refuseOf: (value, field) => `No emitir ${value} como ${field}`,
  why: {
    confirming: 'se está confirmando',
    falls: 'es menos que antes',
    jumps: 'sube más de lo que las reglas conocen',
    returns: 'es lo que había antes',
    resets: 'empieza de nuevo',
    skips: 'se salta un periodo',
    blank: 'está vacío',
    'off-pace': 'el reloj debería estar en otro punto',
  },
  blanks: 'Cuando el marcador se queda en blanco',
  blank: { usual: 'como siempre', hold: 'mantener el último valor', clear: 'no mostrar nada' },
  contradicts: 'Corre al revés que el reloj de este deporte: ¿es el deporte correcto?',
  guard: 'Cuidado con lecturas erróneas',
  guards: {
    off: 'Ninguno: todo como se lee',
    careful: 'Ligero',
    normal: 'Normal',
    strict: 'Estricto',
  },
  numbers: {
    plausibleMs: (a) => `un cambio probable tras ${a}`,
    unlikelyMs: (a) => `uno improbable tras ${a}`,
    implausibleMs: (a) => `uno que ninguna regla explica tras ${a}`,
    clockMs: (a) => `un reloj que salta tras ${a}`,
    blankMs: (a) => `vacío tras ${a}`,
    readings: (a) => `lecturas que deben coincidir: ${a}`,
  },
  ownNumbers: (a) => `Números propios: ${a}. Otra elección arriba los descarta.`,
  dropNumbers: 'Volver a los números del perfil',
  guardHint:
    'Un cambio sale en emisión cuando se ha leído el tiempo suficiente; en Normal, un tercio de segundo si es probable, dos segundos si ninguna regla lo explica. Las salidas con retardo de vídeo no muestran esa espera.',
};
