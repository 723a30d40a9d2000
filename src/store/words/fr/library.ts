import type { Words } from '../translated.ts';

export const library: Words['library'] = {
  title: 'Équipes et matchs',
  kept: 'Gardé dans ce navigateur. À emporter en fichier.',
  games: 'Matchs',
  noGames:
    'Pas encore de match. Importez un tableau avec les colonnes home et away, et au besoin date, time, title, subtitle.',
  teams: 'Équipes',
  noTeams: 'Pas encore d’équipe. Importez un tableau avec la colonne name, et au besoin short, logo, color, color2.',
  name: 'Nom',
  short: 'Nom court',
  kits: 'Maillots',
  logo: 'Logo',
  importTeams: 'Importer les équipes (CSV)',
  exportTeams: 'Exporter les équipes (CSV)',
  importGames: 'Importer les matchs (CSV)',
  exportGames: 'Exporter les matchs (CSV)',
  importShow: 'Tout importer (JSON)',
  exportShow: 'Tout exporter (JSON)',
  badFile: (reason) => `Ce fichier est inutilisable : ${reason}`,
  imported: (count) => `Repris : ${count}.`,
  fault: (line, column, value) =>
    value === '' ? `Ligne ${line} : ${column} manque.` : `Ligne ${line} : ${column} ne peut pas être « ${value} ».`,
  load: 'Charger',
  loadGame: (home, away) => `Charger ${home} – ${away}`,
  ask: (stream) =>
    `Commencer un nouveau match sur ${stream} ? Scores et valeurs à la main s’effacent ; annuler les ramène.`,
  unknownTeam: 'pas dans la liste : seul son nom passe à l’antenne',
  go: 'À l’antenne',
  loaded: (stream) => `Chargé sur ${stream}.`,
  failed: (reason) => `Pas chargé : ${reason}`,
};
