import type { Words } from '../translated.ts';

export const gallery: Words['gallery'] = {
  title: 'Galería',
  lead: 'Todos los deportes en todos los temas, con partidos simulados. Copia una URL en OBS o vMix: muestra tu propia señal.',
  failed: (problem) => `No se pudo obtener la lista de diseños (${problem}). Se sigue intentando.`,
  filter: 'Filtro',
  sport: 'Deporte',
  allSports: 'Todos los deportes',
  theme: 'Tema',
  allThemes: 'Todos los temas',
  shape: 'Formato',
  stream: 'Stream en las URL',
  count: (looks) => (looks === 1 ? '1 diseño' : `${looks} diseños`),
  openInPreview: (look) => `Abrir en vista previa: ${look}`,
  urlOf: (what, look) => `${what}: URL del overlay de ${look}`,
  waiting: 'El partido va a empezar…',
};
