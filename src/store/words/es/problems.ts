import type { Words } from '../translated.ts';

export const problems: Words['problems'] = {
  unreachable: 'No se puede llegar a Boardcast',
  late: (seconds) => `Boardcast no respondió en ${seconds} s`,
  status: (code) => `Boardcast respondió con el estado HTTP ${code}`,
  unreadable: (why) => `No se pudo leer la respuesta de Boardcast (${why}); recarga esta página`,
  tryingAgain: 'Se sigue intentando.',
  lastKnown: 'Abajo está lo último que se supo.',
  refusals: {
    'no-clock': 'no hay reloj al aire que tomar: ponlo primero',
    'no-own-delay': 'solo una salida puede quedar sin retardo propio',
    'nothing-to-undo': 'no hay ningún paso que deshacer',
    'too-many-cues': 'ya hay demasiados momentos: retíralos primero',
    'no-old-values': 'no hay valores antiguos que recuperar',
    'nothing-held': 'ya no se retiene nada de este campo',
    'other-held': 'ahora se retiene otra cosa de este campo',
    'no-room': 'no hay sitio para otro stream',
    origin: 'solo pueden hacerlo páginas de este mismo servidor',
  },
};
