import type { Words } from '../translated.ts';

export const outputs: Words['outputs'] = {
  unnamed: 'una salida sin nombre',
  ownPicture: 'una imagen propia',
  pinned: (outputs, value) => `Fijado por el enlace de ${outputs}: ${value}`,
  linkSays: (outputs, value) => `El enlace de ${outputs} dice ${value}. Cuenta lo que digas aquí.`,
  linkHides: (outputs, parts) => `El enlace de ${outputs} oculta además: ${parts}`,
  pins: 'Fijado por su enlace',
  says: 'Lo dice su enlace, donde la mesa no dice nada',
  alarm: 'Alarma',
  since: (time) => `desde las ${time}`,
  wrong: {
    gone: (output) => `${output} ya no está`,
    hidden: (output) => `${output} está oculta`,
    silent: (output) => `${output} no responde`,
    late: (output) => `${output} va con retraso`,
  },
  advice: {
    gone: 'Ya no escucha ninguna página así: se cerró OBS o vMix, se quitó la fuente o su red ha caído.',
    hidden: 'Está conectada y no se ve: su escena no está en el aire o la fuente está apagada.',
    silent: 'Está conectada y no dibuja nada: en OBS, actualiza la caché de la página; en vMix, recarga la entrada.',
    late: 'Dibuja más de un segundo después de su hora: su equipo o su red no dan abasto con lo demás que funciona allí.',
  },
  meant: { gone: 'Cerrada a propósito', hidden: 'Oculta a propósito', silent: 'Dejarla así', late: 'Dejarla así' },
};
