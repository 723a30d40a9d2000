import type { Words } from '../translated.ts';

export const moments: Words['moments'] = {
  heading: 'El marcador dice',
  happened: 'Qué ha pasado',
  noBanner: 'sin rótulo',
  shown: 'mostrado',
  try: (team) => `Ensayo ${team}`,
  touchdown: (team) => `Touchdown de ${team}`,
  final: 'El partido ha terminado',
  one: 'un momento',
  show: 'Mostrar',
  showOf: (what) => `Mostrar: ${what}`,
  drop: 'Esto no',
  dropOf: (what) => `Esto no: ${what}`,
  airs: (seconds) => `en emisión en ${seconds} s`,
  airsNow: 'a punto de salir',
  asks: (what) => `El marcador dice: ${what}. Espera tu decisión.`,
  tells: (what, seconds) => `El marcador dice: ${what}. En emisión en ${seconds} s si no lo rechazas.`,
  byItself: 'por sí solo',
  setting: 'Momentos que dice el marcador',
  modes: {
    off: () => 'No',
    suggest: () => 'Sugerir: los muestras tú',
    auto: (seconds) => `Automático: en emisión a los ${seconds} s`,
  },
  hint: (seconds) =>
    `Un gol, un tiempo muerto y lo demás que tenga el deporte, en cuanto el cambio del marcador está en emisión. Sugerido, espera en Momentos a Mostrar o Esto no. Automático, sale por sí solo a los ${seconds} s si nadie dice Esto no; una imagen con retardo lo recibe con su tanteo. El final del partido siempre espera tu decisión.`,
  none: 'El marcador de este deporte no dice ninguno; sin deporte nadie sabe qué significa un cambio.',
};
