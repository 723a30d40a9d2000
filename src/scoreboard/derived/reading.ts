/** Reads numbers, clocks and sides from the texts that a rule is given. */
import type { Values } from '#protocol/fields.ts';
import type { DerivedField, Variant } from '../packs/pack-schema.ts';

/** What a rule sees of a game. */
export interface Game {
  readonly values: Values;
  readonly variant: Variant;
}

/** Reckons the text of one field; undefined where what it needs is not there. */
export type Reckon = (field: DerivedField, game: Game) => string | undefined;

export type Team = 'home' | 'away';

/** Whose field it is, by its name. */
export function teamOf(field: string): Team | undefined {
  if (field.startsWith('home.')) return 'home';
  return field.startsWith('away.') ? 'away' : undefined;
}

export function otherTeam(team: Team): Team {
  return team === 'home' ? 'away' : 'home';
}

/** A field's whole number, of at most four digits; undefined if its text is none. */
export function numberIn({ values }: Game, field: string): number | undefined {
  const text = values[field];
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

/** One of the variant's figures. */
export function figure({ variant }: Game, name: string): number | undefined {
  const value = variant.params[name];
  return typeof value === 'number' ? value : undefined;
}

/** How many sets or games a team still has to win, of a match that is the best of so many; undefined where the board does not say. */
export function setsLeft(game: Game, team: Team, won: 'sets' | 'games'): number | undefined {
  const bestOf = figure(game, 'bestOf');
  const own = numberIn(game, `${team}.${won}`);
  return bestOf === undefined || own === undefined ? undefined : Math.ceil(bestOf / 2) - own;
}

/** Seconds of a clock's text: `1:34`, `12:05:13`, `9.4`, `34`; undefined if it is no clock. */
export function secondsOf(text: string): number | undefined {
  const parts = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,3}(?:\.\d)?)$/.exec(text);
  if (parts === null) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** `OT`, `2OT`, `OT 2`, `Overtime`, `SO`. */
const OVERTIME = /^\d?\s?(ot|overtime|so|shoot-?out|et|extra time)\s?\d?$/i;

/** The number of the period, of `3`, `3rd`, `Q3`, `period 3`; one past the last in overtime. Undefined for what says neither: blank, `HALF`. */
export function periodOf({ values, variant }: Game): number | undefined {
  const text = values['period'] ?? '';
  if (OVERTIME.test(text)) return variant.periods + 1;
  const digits = /^[a-z]{0,8}\s?(\d{1,2})(?!\d)/i.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

const HOME_WORDS: ReadonlySet<string> = new Set(['home', 'h', '1', 'a', 'left', 'l', '<', '←', '◀', 'team1', 't1']);
const AWAY_WORDS: ReadonlySet<string> = new Set([
  'away',
  'visitor',
  'guest',
  'v',
  'g',
  '2',
  'b',
  'right',
  'r',
  '>',
  '→',
  '▶',
  'team2',
  't2',
]);

/** Which side a text names. `a` stands for home where a source has teams A and B. */
export function sideIn({ values }: Game, field: string): Team | undefined {
  const text = (values[field] ?? '').toLowerCase();
  if (HOME_WORDS.has(text)) return 'home';
  return AWAY_WORDS.has(text) ? 'away' : undefined;
}

export function lamp(isLit: boolean): string {
  return isLit ? '1' : '0';
}
