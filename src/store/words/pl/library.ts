import type { Words } from '../translated.ts';

export const library: Words['library'] = {
  title: 'Drużyny i mecze',
  kept: 'Przechowywane w tej przeglądarce. Zabierz jako plik.',
  games: 'Mecze',
  noGames:
    'Nie ma jeszcze meczów. Wczytaj tabelę z kolumnami home i away, a w razie potrzeby date, time, title, subtitle.',
  teams: 'Drużyny',
  noTeams: 'Nie ma jeszcze drużyn. Wczytaj tabelę z kolumną name, a w razie potrzeby short, logo, color, color2.',
  name: 'Nazwa',
  short: 'Skrót',
  kits: 'Stroje',
  logo: 'Logo',
  importTeams: 'Wczytaj drużyny (CSV)',
  exportTeams: 'Zapisz drużyny (CSV)',
  importGames: 'Wczytaj mecze (CSV)',
  exportGames: 'Zapisz mecze (CSV)',
  importShow: 'Wczytaj wszystko (JSON)',
  exportShow: 'Zapisz wszystko (JSON)',
  badFile: (reason) => `Tego pliku nie można użyć: ${reason}`,
  imported: (count) => `Przejęto: ${count}.`,
  fault: (line, column, value) =>
    value === '' ? `Wiersz ${line}: brakuje ${column}.` : `Wiersz ${line}: ${column} nie może być „${value}”.`,
  load: 'Wczytaj',
  loadGame: (home, away) => `Wczytaj ${home} – ${away}`,
  ask: (stream) => `Zacząć nowy mecz na ${stream}? Wyniki i wartości ręczne znikną; cofnięcie je przywróci.`,
  unknownTeam: 'nie ma na liście: na antenę idzie sama nazwa',
  go: 'Na antenę',
  loaded: (stream) => `Wczytano na ${stream}.`,
  failed: (reason) => `Nie wczytano: ${reason}`,
};
