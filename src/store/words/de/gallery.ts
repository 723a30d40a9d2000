import type { Words } from '../translated.ts';

export const gallery: Words['gallery'] = {
  title: 'Galerie',
  lead: 'Jede Sportart in jedem Design, mit simulierten Spielen. Eine URL in OBS oder vMix kopieren: Sie zeigt den eigenen Feed.',
  failed: (problem) => `Die Liste der Looks ist nicht zu bekommen (${problem}). Neuer Versuch läuft.`,
  filter: 'Auswahl',
  sport: 'Sportart',
  allSports: 'Alle Sportarten',
  theme: 'Design',
  allThemes: 'Alle Designs',
  shape: 'Format',
  stream: 'Stream in den URLs',
  count: (looks) => (looks === 1 ? '1 Look' : `${looks} Looks`),
  openInPreview: (look) => `In der Vorschau öffnen: ${look}`,
  urlOf: (what, look) => `${what}: URL des Overlays ${look}`,
  waiting: 'Das Spiel beginnt gleich …',
};
