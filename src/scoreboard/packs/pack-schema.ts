/** What a sport pack may say: a sport's fields with their other names, its rule variants, and which fields are reckoned from others. */
import * as v from 'valibot';
import { SPORT_MOMENTS } from '#protocol/moments.ts';
import { RULES } from '../derived/rules.ts';

/** How a field's text is meant; a closed list, because a layout chooses an element by it. */
const FORMATS = ['count', 'clock', 'text', 'name', 'lamp', 'side', 'period', 'points', 'balls', 'series'] as const;

/** How a period is called: Q1, P1, 1H, 1ST, R1, SET 1, GAME 1, END 1, or an inning with its half. */
const PERIOD_LABELS = ['quarter', 'period', 'half', 'ordinal', 'round', 'set', 'game', 'end', 'inning'] as const;

const words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens'));
/** A canonical name, or the part of a team field's name after `home.` or `away.`. */
const fieldName = v.pipe(
  v.string(),
  v.maxLength(40),
  v.regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/, 'a name such as shotClock or penalty1.player'),
);
/** A name as a scoreboard program might write it; it counts blind to case, space, dot, hyphen and underscore. */
const spelling = v.pipe(v.string(), v.maxLength(40), v.regex(/[\p{L}\p{N}]/u, 'a letter or a digit'));
const spellings = v.array(spelling);

const fieldEntries = {
  name: fieldName,
  /** What people call it. */
  label: words,
  format: v.picklist(FORMATS),
  /** The widest legal text, in characters: so wide is its place made. */
  slots: v.pipe(whole, v.minValue(1), v.maxValue(64)),
  /** The greatest legal value of a count. */
  max: v.exactOptional(whole),
  /** For layouts of a crew's own: none of ours draws it. */
  data: v.exactOptional(v.literal(true)),
};

const fieldSchema = v.strictObject({ ...fieldEntries, aliases: v.exactOptional(spellings) });

const teamFieldSchema = v.strictObject({
  ...fieldEntries,
  /** Stands for `home.<name>` and `away.<name>`. */
  team: v.literal(true),
  /** Words of which the usual spellings of both teams are made; the name is one of them without being said. */
  stems: v.exactOptional(spellings),
  /** Spellings of the home team's field beyond those. */
  home: v.exactOptional(spellings),
  away: v.exactOptional(spellings),
});

const variantSchema = v.strictObject({
  id,
  name: words,
  /** The year or the number of the rule book. */
  edition: words,
  /** The rule text, with the articles that the figures below are from, or that they were not checked against it. */
  source: v.pipe(v.string(), v.minLength(1), v.maxLength(600)),
  clock: v.picklist(['down', 'up', 'none']),
  /** In seconds: below that a board shows tenths; 0 for never. */
  tenthsUnder: whole,
  /** The most periods of a game without overtime. */
  periods: v.pipe(whole, v.minValue(1)),
  /** Absent or 0 where a period has no time. */
  periodSeconds: v.exactOptional(whole),
  overtimeSeconds: v.exactOptional(whole),
  periodLabel: v.picklist(PERIOD_LABELS),
  /** By how much a score may rise in one action. */
  steps: v.array(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Figures that only this sport has, by name; derived fields and layouts read them. */
  params: v.record(v.string(), v.union([v.number(), v.string(), v.boolean()])),
});

const derivedSchema = v.strictObject({
  /** The whole canonical name, `home.` or `away.` with it. */
  field: fieldName,
  rule: v.picklist(RULES),
  /** The field, or the word its fields begin with, that the rule reads; see the rule. */
  of: v.exactOptional(fieldName),
  /** The name of the figure in the variant's `params` that the rule compares with. */
  param: v.exactOptional(v.string()),
});

export const packSchema = v.strictObject({
  id,
  name: words,
  version: v.pipe(v.string(), v.regex(/^\d{4}\.\d+$/, 'a year and a number, such as 2026.1')),
  /** `sides`: home to the left, away to the right. `rows`: a row for each. */
  teams: v.picklist(['sides', 'rows']),
  fields: v.pipe(v.array(v.union([teamFieldSchema, fieldSchema])), v.minLength(1)),
  rules: v.pipe(
    v.strictObject({ default: id, variants: v.pipe(v.array(variantSchema), v.minLength(1)) }),
    v.check(({ default: first, variants }) => variants.some((one) => one.id === first), 'the default is no variant'),
    v.check(
      ({ variants }) => new Set(variants.map((one) => one.id)).size === variants.length,
      'a variant stands twice',
    ),
  ),
  derived: v.array(derivedSchema),
  /** What of a game may be offered as a moment when the board says it: few enough in a game to be worth a banner, and to be known of its fields. */
  moments: v.exactOptional(v.array(v.picklist(SPORT_MOMENTS))),
  /** The layout that shows the sport when none is asked for. */
  layout: id,
});
export type SportPack = v.InferOutput<typeof packSchema>;
export type Variant = v.InferOutput<typeof variantSchema>;
export type DerivedField = v.InferOutput<typeof derivedSchema>;
