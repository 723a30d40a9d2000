/** Teams and fixtures as spreadsheets: one row each under a head that names the columns, in whatever order. */
import { rowOf } from '#store/write-options.ts';
import { readCsv, writeCsv } from './csv.ts';
import type { Fixture, Team } from '#protocol/library.ts';

/** What of a table could not be taken, by the line of the file. */
export interface TableFault {
  readonly line: number;
  readonly column: string;
  readonly value: string;
}

export interface Table<T> {
  readonly rows: readonly T[];
  readonly faults: readonly TableFault[];
}

/** Names that a column goes by, without case, blanks, hyphens and underscores; the first is the one that is written. */
const TEAM_COLUMNS = {
  name: ['name', 'team', 'club', 'mannschaft', 'equipo', 'equipe', 'druzyna'],
  short: ['short', 'shortname', 'abbr', 'abbreviation', 'code', 'kurz', 'kurzname', 'corto', 'court', 'skrot'],
  logo: ['logo', 'crest', 'badge', 'wappen', 'escudo'],
  color: ['color', 'colour', 'color1', 'colour1', 'homecolor', 'homecolour', 'farbe', 'couleur', 'kolor'],
  color2: ['color2', 'colour2', 'awaycolor', 'awaycolour', 'secondcolor', 'farbe2', 'couleur2', 'kolor2'],
} as const;
const FIXTURE_COLUMNS = {
  date: ['date', 'day', 'datum', 'fecha', 'data'],
  time: ['time', 'kickoff', 'start', 'zeit', 'hora', 'heure', 'godzina'],
  home: ['home', 'hometeam', 'heim', 'local', 'domicile', 'gospodarze'],
  away: ['away', 'awayteam', 'visitor', 'visitors', 'guest', 'gast', 'visitante', 'exterieur', 'goscie'],
  title: ['title', 'competition', 'league', 'wettbewerb', 'liga', 'competicion', 'rozgrywki'],
  subtitle: ['subtitle', 'venue', 'place', 'ort', 'lugar', 'lieu', 'miejsce'],
} as const;
type Columns = Readonly<Record<string, readonly string[]>>;

/** As long as the desk takes words. */
const WORDS_MAX = 80;

/** Reads teams. A colour or a logo that cannot be read is left out and named; a row without a name is left out whole. */
export function readTeams(text: string): Table<Team> {
  const faults: TableFault[] = [];
  const rows = readTable(text, TEAM_COLUMNS).flatMap(({ line, cell }) => {
    const read = (column: keyof typeof TEAM_COLUMNS, good: (value: string) => string | undefined): string | null => {
      const value = cell(column);
      const known = value === '' ? null : good(value);
      if (known === undefined) faults.push({ line, column, value });
      return known ?? null;
    };
    const name = wordsOf(cell('name'));
    if (name === '') {
      faults.push({ line, column: 'name', value: '' });
      return [];
    }
    return {
      name,
      short: wordsOf(cell('short')),
      logo: read('logo', pathOf),
      kits: [read('color', colorOf), read('color2', colorOf)],
    } satisfies Team;
  });
  return { rows, faults };
}

/** Reads fixtures. A row without both teams is left out and named. */
export function readFixtures(text: string): Table<Fixture> {
  const faults: TableFault[] = [];
  const rows = readTable(text, FIXTURE_COLUMNS).flatMap(({ line, cell }) => {
    const missing = (['home', 'away'] as const).filter((column) => cell(column) === '');
    faults.push(...missing.map((column) => ({ line, column, value: '' })));
    if (missing.length > 0) return [];
    return {
      date: wordsOf(cell('date')),
      time: wordsOf(cell('time')),
      home: wordsOf(cell('home')),
      away: wordsOf(cell('away')),
      title: wordsOf(cell('title')),
      subtitle: wordsOf(cell('subtitle')),
    } satisfies Fixture;
  });
  return { rows, faults };
}

/** Writes teams as `readTeams` reads them. */
export function writeTeams(teams: readonly Team[]): string {
  const rows = teams.map(({ name, short, logo, kits: [first, second] }) => [name, short, logo, first, second]);
  return writeCsv([Object.keys(TEAM_COLUMNS), ...rows.map((row) => row.map((cell) => cell ?? ''))]);
}

/** Writes fixtures as `readFixtures` reads them. */
export function writeFixtures(fixtures: readonly Fixture[]): string {
  const columns = Object.keys(FIXTURE_COLUMNS) as (keyof typeof FIXTURE_COLUMNS)[];
  return writeCsv([columns, ...fixtures.map((fixture) => columns.map((column) => fixture[column]))]);
}

/** A table's rows, each with its cells by the names of their columns. A cell that is not there is empty. */
function readTable<C extends Columns>(
  text: string,
  columns: C,
): { readonly line: number; readonly cell: (column: keyof C & string) => string }[] {
  const [head, ...rows] = readCsv(text);
  const names = (head?.cells ?? []).map(keyOf);
  return rows.map(({ line, cells }) => ({
    line,
    cell: (column) => {
      const index = names.findIndex((name) => columns[column]?.includes(name));
      return (cells[index] ?? '').trim();
    },
  }));
}

/** Blind to accents as well: `Équipe` is `equipe`. */
function keyOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ł', 'l')
    .toLowerCase()
    .replace(/[^a-z\d]/g, '');
}

function wordsOf(text: string): string {
  return text.slice(0, WORDS_MAX).trim();
}

function colorOf(value: string): string | undefined {
  const read = rowOf('homeColor').read([value]);
  return typeof read === 'string' ? read.slice(0, 7) : undefined;
}

function pathOf(value: string): string | undefined {
  return /^\/(?!\/)[^\s?#\\]{1,255}$/.test(value) ? value : undefined;
}
