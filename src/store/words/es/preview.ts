import type { Words } from '../translated.ts';

export const preview: Words['preview'] = {
  alarm: 'ALARMA',
  feedMeans: {
    connecting: 'Entrando en el stream…',
    lost: 'Esta página ha perdido Boardcast y sigue intentándolo. Lo que muestra puede ser viejo; los overlays mantienen sus últimos valores.',
    refused:
      'Boardcast responde, pero no da a esta página un enlace en vivo o lo pierde: quizá no tiene sitio para otro stream. La página sigue intentándolo; la imagen que se vea puede ser vieja.',
    restored:
      'Los valores son de antes de reiniciar Boardcast, y los overlays los mantienen. El programa del marcador aún no ha vuelto.',
    none: 'Aún no se ha publicado nada en este stream.',
    live: 'El programa del marcador está conectado y llegan valores.',
    quiet: 'Conectada, pero ningún valor cambia. Normal con el reloj parado.',
    stale:
      'Se perdió el enlace con el programa del marcador. Los overlays mantienen los últimos valores; un reloj que corría sale de ellos.',
    offline: 'El programa del marcador falta desde hace minutos. Los overlays siguen con los últimos valores.',
  },
  arrivesFrom: (address) => `Llegan valores de ${address}.`,
  since: (time, span) => `Desde las ${time} (${span})`,
  lastChange: (time, span) => `Último cambio ${time} (hace ${span})`,
  now: 'ahora',
  ago: (span) => `hace ${span}`,
  demo: 'DEMO',
  demoMeans: 'Partido simulado. Cede ante la primera señal real en este stream.',

  picture: 'Imagen',
  off: 'Oculto por un operador',
  backdrop: 'Fondo',
  backdrops: { still: 'Pabellón', checker: 'Cuadros', dark: 'Oscuro', light: 'Claro', color: 'Color' },
  backdropColour: 'Color del fondo',
  live: 'En vivo',
  liveSources: { screen: 'Pantalla', camera: 'Cámara' },
  liveStays: 'La imagen en vivo se queda en esta página: nada se graba ni se envía.',
  virtualCamera: 'También entra así la imagen de OBS: inicia allí la cámara virtual.',
  liveProblems: {
    screen: {
      ended: 'La pantalla ya no se comparte.',
      denied: 'No se dio permiso a esta página para la pantalla.',
      missing: 'Aquí no hay pantalla.',
      held: 'Otro programa ocupa la pantalla.',
      other: 'El navegador no dio imagen de la pantalla.',
    },
    camera: {
      ended: 'La cámara ya no está.',
      denied: 'No se dio permiso a esta página para la cámara.',
      missing: 'Aquí no hay cámara.',
      held: 'Otro programa ocupa la cámara.',
      other: 'El navegador no dio imagen de la cámara.',
    },
  },
  shape: 'Formato',
  shownAs: 'Mostrar como',
  asOfNow: 'lo tiene ahora el relay',
  later: (seconds) => `${seconds} s después`,
  safe: 'Zonas seguras',
  safeHint: 'amarillo acción, azul título',

  inUrl: (fault) => `En la URL de esta página: ${fault}`,
  noOption: (name) => `${name}: no es una opción`,
  badOption: (name, expected, given) => `${name}: se espera ${expected}, llegó «${given}»`,
  noSport: (sport) => `sport: no existe el deporte ${sport}; se espera un id de la lista en /api/sports`,
  chroma: (colour) => `La URL pide un fondo liso (${colour}), que tapa el fondo elegido.`,
  confused: {
    all: 'Los colores de los equipos se parecen demasiado: el público los confundirá. Da otro color a uno de ellos.',
    protan:
      'Quien carece de conos sensibles al rojo (protan, 1 de cada 100 hombres) no distingue los colores de los equipos.',
    deutan:
      'Quien carece de conos sensibles al verde (deutan, el daltonismo más común) no distingue los colores de los equipos.',
    tritan: 'Quien carece de conos sensibles al azul (tritan, raro) no distingue los colores de los equipos.',
  },

  fields: 'Campos',
  noValues: 'Aún no hay valores.',
  field: 'Campo',
  value: 'Valor',
  onAir: 'Al aire',
  reads: 'Marcador',
  changed: 'Cambió',
  ownName: 'nombre propio',
  never: 'nunca',
  blank: 'vacío',
  tones: {
    overridden: { word: 'a mano', why: 'El valor del operador vale contra el marcador hasta soltarlo.' },
    held: { word: 'retenido', why: 'El marcador da algo que aún no se cree.' },
    frozen: { word: 'congelado', why: 'El resultado final se mantiene, muestre lo que muestre el marcador.' },
  },
  old: (span, page) =>
    `Los valores guardados hace ${span} no se muestran: pueden ser de otro partido. En la ${page}, recupéralos o empieza un partido nuevo.`,
  oldPage: 'página de control',

  testData: 'Datos de prueba',
  testDataOnAir: 'Datos de prueba al aire',
  testDataMeans: (send, clear) =>
    `Los números saltan al azar, como con ${send} de Scoreboard OCR. Pulsa allí ${clear}.`,
  relayAlarm: 'Boardcast necesita atención',
  spokenTestData: 'Peligro: hay datos de prueba al aire.',
  alarmOf: (output) => `Alarma: ${output}`,
  spokenAlarm: (headline, time) => `Alarma: ${headline} desde las ${time}.`,

  looks: 'Diseños propios',
  looksFault: (fault) => `${fault}. Se conserva lo leído antes.`,
  looksAllOnAir: 'Todo lo guardado y correcto está al aire.',
  looksWaiting: (looks) => `Guardado, visible en esta ventana y no al aire: ${looks}.`,
  putOnAir: 'Poner al aire el diseño guardado',
  notOnAir: (problem) => `No está al aire: ${problem}.`,
  lookBroken: (look) => `${look} no se puede mostrar:`,
  lookAsBefore: (look) => `${look} se muestra como antes:`,
  lookKinds: { layout: 'disposición', theme: 'tema', logo: 'escudo' },

  odd: 'A revisar en la señal',
  rival: (source, field, holder) => `${source} también quiere ser ${field}; lo tiene ${holder}.`,
  rivalHint: 'Cambia el nombre de uno o quítalo en Scoreboard OCR si se muestra el que no es.',
  noName: '(sin nombre)',
  refused: (name, count, reason) => `${name} se rechazó ${count === 1 ? 'una vez' : `${count} veces`}: ${reason}.`,
  unreadable: (count, reason) =>
    `${count === 1 ? 'Un mensaje no se pudo leer' : `${count} mensajes no se pudieron leer`}${reason === '' ? '' : `: ${reason}`}.`,
  unmapped: (names, count) => `${names} ${count === 1 ? 'no es un nombre' : 'no son nombres'} que Boardcast conozca.`,
  unmappedHint: (count) =>
    count === 1
      ? 'Sale con su propio nombre, y una disposición debe pedirlo.'
      : 'Salen con su propio nombre, y una disposición debe pedirlos.',
};
