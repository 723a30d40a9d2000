/** The keys with which a game of a sport is scored by hand, as its pack has it: pure. */
import type { SportPack, Variant } from '#scoreboard/packs/pack-schema.ts';
import { rulesIn } from '#scoreboard/reckon.ts';

/** A field that goes up and down by whole numbers. */
export interface CountKeys {
  readonly field: string;
  /** The part of the name that the catalogue knows: `score` of `home.score`. */
  readonly word: string;
  /** What the pack calls it. */
  readonly label: string;
  /** How much a press may add; another key takes one away. */
  readonly steps: readonly number[];
}

/** A field of which one of a few texts is chosen. */
export interface ChoiceKeys {
  readonly field: string;
  readonly word: string;
  readonly label: string;
  readonly choices: readonly string[];
}

export interface TeamKeys {
  /** The big keys: what wins the game. */
  readonly score: CountKeys | undefined;
  /** Tennis counts its points otherwise. */
  readonly points: ChoiceKeys | undefined;
  readonly counts: readonly CountKeys[];
}

export interface SportKeys {
  readonly home: TeamKeys;
  readonly away: TeamKeys;
  readonly period: CountKeys | undefined;
  /** Balls, strikes, outs and the like. */
  readonly counts: readonly CountKeys[];
  /** Who serves or has the ball. */
  readonly sides: readonly ChoiceKeys[];
  readonly hasClock: boolean;
  /** The score that has a banner. */
  readonly moment: 'goal' | 'try' | 'touchdown';
}

type Field = SportPack['fields'][number];

/** The histories of periods, sets and innings: nobody counts them by keys. */
const HISTORY = /^(?:period|set|game|inning|end|tie|past)\d+$/;
/** Players' numbers, and what a rule reckons from other fields. */
const NOT_COUNTED = /\.player$|^(?:need|needBalls|target|runRate|requiredRate)$/;
const TENNIS_POINTS = ['0', '15', '30', '40', 'AD'];

/** The keys of a sport under one of its rules (null: the usual ones); `undefined` for a stream without one gives those that every board has. */
export function keysOf(pack: SportPack | undefined, variant: string | null = null): SportKeys {
  if (pack === undefined) return ANY_KEYS;
  const rules = rulesIn(pack, variant);
  const fields = pack.fields.filter(({ name, format }) => !(format === 'count' && isSkipped(name)));
  const whole = fields.filter((field) => !isOfTeam(field));
  return {
    home: teamKeys(fields, 'home', rules),
    away: teamKeys(fields, 'away', rules),
    period: whole.filter(({ format }) => format === 'period').map((field) => countKeys(field, field.name, [1]))[0],
    counts: whole
      .filter(({ format, data }) => format === 'count' && !data)
      .map((field) => countKeys(field, field.name, [1])),
    sides: whole
      .filter(({ name, format, data }) => format === 'side' && name !== 'winner' && !data)
      .map((field) => ({ field: field.name, word: field.name, label: field.label, choices: ['home', 'away', ''] })),
    hasClock: whole.some(({ name, data }) => name === 'clock' && !data),
    moment: (['try', 'touchdown'] as const).find((moment) => pack.moments?.includes(moment)) ?? 'goal',
  };
}

function teamKeys(fields: readonly Field[], side: 'home' | 'away', rules: Variant | undefined): TeamKeys {
  const mine = fields.filter(isOfTeam);
  const score = mine.find(({ name }) => name === 'score');
  const points = mine.find(({ format }) => format === 'points');
  return {
    score: score && countKeys(score, `${side}.score`, rules?.steps ?? [1]),
    points: points && {
      field: `${side}.${points.name}`,
      word: points.name,
      label: points.label,
      choices: TENNIS_POINTS,
    },
    counts: mine
      .filter(({ name, format, data }) => format === 'count' && name !== 'score' && !data)
      .map((field) => countKeys(field, `${side}.${field.name}`, [1])),
  };
}

function countKeys({ name, label }: Field, field: string, steps: readonly number[]): CountKeys {
  return { field, word: name, label, steps };
}

function isOfTeam(field: Field): boolean {
  return 'team' in field;
}

function isSkipped(name: string): boolean {
  return HISTORY.test(name) || NOT_COUNTED.test(name);
}

const ANY_TEAM = (side: string): TeamKeys => ({
  score: { field: `${side}.score`, word: 'score', label: 'Score', steps: [1, 2, 3] },
  points: undefined,
  counts: [],
});

const ANY_KEYS: SportKeys = {
  home: ANY_TEAM('home'),
  away: ANY_TEAM('away'),
  period: { field: 'period', word: 'period', label: 'Period', steps: [1] },
  counts: [],
  sides: [],
  hasClock: true,
  moment: 'goal',
};
