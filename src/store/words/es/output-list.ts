import type { Words } from '../translated.ts';

export const outputList: Words['outputList'] = {
  title: 'Salidas',
  unknownYet: 'No se sabe mientras esta página no tenga enlace en vivo.',
  none: 'No hay overlays conectados. Pega en OBS o vMix la URL del overlay que está abajo.',
  noProgram: (word, example) =>
    `Ninguna está marcada como programa: si una desaparece no hay alarma. Empieza su nombre por ${word}, como en ${example}.`,
  operators: (count, names) => `${count} páginas de operador abiertas: ${names}.`,
  unnamed: 'Salida sin nombre',
  nameHint: (example) => `Añade ${example} a su URL para distinguirla de otras.`,
  program: 'programa',
  unknownHost: 'programa desconocido',
  unknownSize: 'tamaño desconocido',
  lag: (ms) => `demora ${ms} ms`,
  states: {
    joining: 'Entrando',
    silent: 'Sin respuesta',
    behind: 'Atrasada',
    hidden: 'Oculta',
    visible: 'Visible',
    good: 'Al día',
    unknown: 'Desconocido',
  },
  noAnswerYet: 'aún sin respuesta',
  neverAnswered: 'nunca respondió',
  drew: (change, of, ago) => `dibujó el cambio ${change} de ${of}, ${ago}`,
  silentFor: (span, advice) => `Sin respuesta desde hace ${span}. ${advice}`,
  silentAdvice:
    'Su página puede estar colgada: en OBS usa «Actualizar caché de la página actual»; en vMix recarga el input.',
  behindBy: (changes) => `Muestra un estado anterior, ${changes} cambios por detrás. Su red o su PC van lentos.`,
  oldEngine: (engine, needed) =>
    `Chromium ${engine} es demasiado viejo, hace falta ${needed}: actualiza OBS a 28 o más, o elige en el input de vMix la versión más nueva del navegador.`,
  obsSize: (size) =>
    `${size} es el tamaño inicial de OBS: pon anchura 1920 y altura 1080 en las propiedades de la fuente.`,
  oddSize: (size) => `${size} no es 16:9 y el rótulo no lo llena: pon anchura 1920 y altura 1080.`,
  smallSize: (size) => `${size} es pequeño, el texto se verá borroso: pon anchura 1920 y altura 1080.`,
};
