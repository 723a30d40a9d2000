import type { Words } from '../translated.ts';

export const gallery: Words['gallery'] = {
  title: 'Galerie',
  lead: 'Chaque sport dans chaque thème, sur des matchs simulés. Copiez une URL dans OBS ou vMix : elle montre votre propre flux.',
  failed: (problem) => `La liste des habillages n’a pas pu être obtenue (${problem}). Nouvel essai.`,
  filter: 'Filtre',
  sport: 'Sport',
  allSports: 'Tous les sports',
  theme: 'Thème',
  allThemes: 'Tous les thèmes',
  shape: 'Format',
  stream: 'Stream dans les URL',
  count: (looks) => (looks < 2 ? `${looks} habillage` : `${looks} habillages`),
  openInPreview: (look) => `Ouvrir dans l’aperçu : ${look}`,
  urlOf: (what, look) => `${what} : URL de l’overlay ${look}`,
  waiting: 'Le match va commencer…',
};
