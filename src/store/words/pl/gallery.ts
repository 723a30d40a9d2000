import type { Words } from '../translated.ts';

export const gallery: Words['gallery'] = {
  title: 'Galeria',
  lead: 'Każdy sport w każdym motywie, na meczach symulowanych. Skopiuj URL do OBS lub vMix: pokaże twój własny sygnał.',
  failed: (problem) => `Nie udało się pobrać listy wyglądów (${problem}). Próbuję dalej.`,
  filter: 'Filtr',
  sport: 'Sport',
  allSports: 'Wszystkie sporty',
  theme: 'Motyw',
  allThemes: 'Wszystkie motywy',
  shape: 'Format',
  stream: 'Strumień w adresach',
  count: (looks) => `wyglądy: ${looks}`,
  openInPreview: (look) => `Otwórz w podglądzie: ${look}`,
  urlOf: (what, look) => `${what}: URL nakładki ${look}`,
  waiting: 'Mecz zaraz się zacznie…',
};
