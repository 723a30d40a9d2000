import type { Words } from '../translated.ts';

export const library: Words['library'] = {
  title: 'Teams und Spiele',
  kept: 'In diesem Browser aufgehoben. Als Datei mitnehmen.',
  games: 'Spiele',
  noGames:
    'Noch keine Spiele. Eine Tabelle mit den Spalten home und away einlesen, dazu nach Wunsch date, time, title, subtitle.',
  teams: 'Teams',
  noTeams: 'Noch keine Teams. Eine Tabelle mit der Spalte name einlesen, dazu nach Wunsch short, logo, color, color2.',
  name: 'Name',
  short: 'Kurzname',
  kits: 'Trikots',
  logo: 'Logo',
  importTeams: 'Teams einlesen (CSV)',
  exportTeams: 'Teams ausgeben (CSV)',
  importGames: 'Spiele einlesen (CSV)',
  exportGames: 'Spiele ausgeben (CSV)',
  importShow: 'Alles einlesen (JSON)',
  exportShow: 'Alles ausgeben (JSON)',
  badFile: (reason) => `Diese Datei ist nicht zu gebrauchen: ${reason}`,
  imported: (count) => `${count} übernommen.`,
  fault: (line, column, value) =>
    value === '' ? `Zeile ${line}: ${column} fehlt.` : `Zeile ${line}: ${column} kann nicht „${value}“ sein.`,
  load: 'Laden',
  loadGame: (home, away) => `${home} – ${away} laden`,
  ask: (stream) => `Auf ${stream} ein neues Spiel beginnen? Stände und Handwerte gehen; Rückgängig bringt sie zurück.`,
  unknownTeam: 'nicht in der Sammlung: Nur der Name geht auf Sendung',
  go: 'Auf Sendung',
  loaded: (stream) => `Auf ${stream} geladen.`,
  failed: (reason) => `Nicht geladen: ${reason}`,
};
