import type { Words } from '../translated.ts';

export const access: Words['access'] = {
  title: 'Iniciar sesión',
  why: 'Este Boardcast quiere saber quién lo maneja: escriba la contraseña que mostró al arrancar por primera vez.',
  again: 'Su sesión ha terminado. Lo que hay en la página se queda; inicie sesión para continuar.',
  passphrase: 'Contraseña',
  signIn: 'Iniciar sesión',
  show: 'Mostrar lo que escribo',
  where:
    '¿Ya nadie la tiene? En el ordenador donde funciona Boardcast, la página de inicio no la pide y crea una nueva.',
  signOut: 'Cerrar sesión',
  keys: 'Claves',
  keysHint: 'Los demás ordenadores las necesitan. No se guarda cuáles son: solo se puede mostrar una nueva.',
  kinds: {
    publish: 'Envío',
    viewer: 'Overlays',
    operator: 'Operadores',
  },
  opens: {
    publish: 'envía marcadores desde otro ordenador',
    viewer: 'abre overlays en otro ordenador',
    operator: 'da acceso a los operadores en otro ordenador',
  },
  madeOn: (date: string) => `creada el ${date}`,
  newKey: 'Nueva clave',
  newKeyOf: (kind: string) => `Nueva clave: ${kind}`,
  sure: {
    publish: 'Los programas de marcador con la clave anterior se desconectan al instante.',
    viewer: 'Los overlays con la clave anterior se desconectan al instante y muestran lo último que tenían.',
    operator: 'Quien inició sesión con la contraseña anterior queda fuera al instante.',
  },
  make: 'Crearla',
  newPublish: 'Nueva dirección para Scoreboard OCR; se muestra solo esta vez',
  newViewer: 'Nueva dirección del overlay; se muestra solo esta vez',
  newOperator: 'Nueva contraseña; se muestra solo esta vez',
  edge: 'Nodo periférico de',
  edgeScores: 'Los marcadores se envían allí.',
  edgePasses: 'Lo que se maneja aquí se le transmite.',
  edgeLooks: 'Aquí solo se mira; se maneja allí.',
  openLan: 'Abierto a todos en esta red',
  openLanMeans: (flag: string) =>
    `Boardcast se inició con ${flag}: quien llegue a él puede enviar marcadores y manejarlo.`,
  viewerKey: 'Clave para overlays en otros ordenadores',
  viewerKeyHint: 'Va en el enlace tras #k= y no se guarda en ningún sitio.',
};
