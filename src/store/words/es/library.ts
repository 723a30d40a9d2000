import type { Words } from '../translated.ts';

export const library: Words['library'] = {
  title: 'Equipos y partidos',
  kept: 'Se guarda en este navegador. Lléveselo como archivo.',
  games: 'Partidos',
  noGames:
    'Aún no hay partidos. Importe una tabla con las columnas home y away, y si quiere date, time, title, subtitle.',
  teams: 'Equipos',
  noTeams: 'Aún no hay equipos. Importe una tabla con la columna name, y si quiere short, logo, color, color2.',
  name: 'Nombre',
  short: 'Nombre corto',
  kits: 'Equipaciones',
  logo: 'Logotipo',
  importTeams: 'Importar equipos (CSV)',
  exportTeams: 'Exportar equipos (CSV)',
  importGames: 'Importar partidos (CSV)',
  exportGames: 'Exportar partidos (CSV)',
  importShow: 'Importar todo (JSON)',
  exportShow: 'Exportar todo (JSON)',
  badFile: (reason) => `Este archivo no sirve: ${reason}`,
  imported: (count) => `Tomados: ${count}.`,
  fault: (line, column, value) =>
    value === '' ? `Línea ${line}: falta ${column}.` : `Línea ${line}: ${column} no puede ser «${value}».`,
  load: 'Cargar',
  loadGame: (home, away) => `Cargar ${home} – ${away}`,
  ask: (stream) =>
    `¿Empezar un partido nuevo en ${stream}? Los tantos y los valores a mano se van; deshacer los devuelve.`,
  unknownTeam: 'no está en la lista: solo sale su nombre',
  go: 'Al aire',
  loaded: (stream) => `Cargado en ${stream}.`,
  failed: (reason) => `No se cargó: ${reason}`,
};
