import type { Words } from '../translated.ts';

export const reach: Words['reach'] = {
  restored: 'De antes, espera a quien publica',
  none: 'Ahora mismo no llega ninguna señal a Boardcast.',
  noOther: 'Ninguna aparte de esta.',
  unknown: 'Desconocida',
  notConnected: 'sin conexión',
  from: (address) => `de ${address}`,
  more: (count) => `+ ${count} más`,
  use: 'Usar esta',

  titles: {
    none: (stream) => `Aún no hay señal en ${stream}`,
    restored: (stream) => `${stream} espera a quien publica`,
    refused: (stream) => `Sin enlace en vivo con ${stream}`,
  },
  refusedHint:
    'Boardcast atiende un número limitado de streams. Cierra páginas de streams que nadie publica o usa una señal de abajo. Si son pocos, quizá un proxy o un programa de seguridad corta los WebSocket entre aquí y Boardcast.',
  instead: 'Señales que hay en su lugar',
  bring: (stream) => `Para traer una señal a ${stream}`,
  bringAgain: (stream) => `Para traer otra vez una señal a ${stream}`,
  fromOtherPc: (address) => `En el otro PC abre ${address}: dice si ese PC llega a Boardcast.`,
  otherPcLoopback: (command) =>
    `Entonces esta URL no sirve allí. Usa la que ${command} muestra para otros PC, y la página de prueba que nombra.`,

  addresses: 'Direcciones',
  overlay: 'Overlay, para OBS y vMix',
  overlayHint: (link) => `Anchura 1920, altura 1080. O arrastra ${link} a OBS, que también pone el tamaño.`,
  overlayLink: 'este enlace',
  publish: 'Scoreboard OCR, URL de WebSocket',
  loopback: (command) => `Estas valen solo en este PC. Para un segundo PC usa la dirección que muestra ${command}.`,
  copyOf: (label) => `Copiar: ${label}`,

  onThisPc: 'Este es el PC de Boardcast',
  toType: 'Qué escribir en este PC',
  streamName: 'Nombre del stream',
  intoOcr: 'En Scoreboard OCR, como URL de WebSocket',
  intoObs: 'En OBS o vMix, como fuente de navegador',
  size: 'Anchura 1920, altura 1080.',
  gone: 'Boardcast ya no responde',
  goneText: (problem) => `${problem}. ¿Sigue en marcha?`,
  reached: 'Este aparato llega a Boardcast',
  reachedText: (address) => `En ${address}.`,
  reachedBuild: (address, build) => `En ${address}, build ${build}.`,
  trying: 'Probando un WebSocket…',
  tryingText: 'Tarda cinco segundos como mucho.',
  works: 'WebSocket funciona',
  worksText: (ms) => `Boardcast respondió en ${ms} ms. Scoreboard OCR y los overlays pueden conectarse desde aquí.`,
  fails: 'WebSocket no funciona',
  failsText: (why) =>
    `La página carga, pero un WebSocket no pasa: ${why}. Un proxy o un programa de seguridad entre este aparato y Boardcast lo detiene.`,
  failures: {
    unanswered: 'se abrió, pero no llegó respuesta',
    unopened: 'no se abrió',
    closed: 'se abrió y se volvió a cerrar',
    refused: 'se rechazó',
  },
  again: 'Probar otra vez',
  arrives: 'Lo que llega ahora a Boardcast',
  arrivesHint: 'Una vez escrita la URL y conectada, la señal aparece aquí.',
};
