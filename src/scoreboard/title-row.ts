/** A stream's state as one flat row for titles: what vMix and whoever reads a table binds to. */
import { EMPTY_DESK, type DeskState, type DeskTeam, type Side } from '#protocol/desk.ts';
import type { Source } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import { CANONICAL_FIELDS } from './canonical.ts';
import { derive } from './derived.ts';
import type { SportPack } from './packs/pack-schema.ts';
import { PACKS } from './packs/packs.ts';
import { formatPeriod, PERIOD_FORMS } from './period-text.ts';
import { rulesIn } from './reckon.ts';

/** Column by column, in the order in which they are written; every value is text, and what is not known is empty. */
export type TitleRow = ReadonlyMap<string, string>;

export interface Told {
  readonly pack: SportPack | undefined;
  readonly desk: Pick<DeskState, 'teams' | 'texts' | 'phase' | 'sport'>;
  /** On air on outputs without delay. */
  readonly values: Values;
  readonly source: Source;
  /** When it last changed, in ms since 1970; undefined of a stream that nobody has said anything of. */
  readonly at: number | undefined;
  /** Where the relay is reached, e.g. `http://192.168.1.20:15001`: pictures are told by their whole address. */
  readonly origin: string;
}

/**
 * A stream's row. Its columns are those of its sport, there from the first moment and in the same order for as long as the sport is the
 * same, so that a title bound to one never loses it; fields of a crew's own come behind them in the order of their names.
 */
export function titleRow(told: Told): TitleRow {
  const { pack, desk, source, at } = told;
  const values = valuesOf(told);
  const row = new Map<string, string>();
  const add = (column: string, text: string): void => {
    if (column !== '' && !row.has(column)) row.set(column, text);
  };
  for (const side of ['home', 'away'] as const) {
    for (const [word, text] of Object.entries(teamOf(side, told, values))) add(columnOf(`${side}.${word}`), text);
  }
  add('Clock', values['clock'] ?? '');
  add('Period', values['period'] ?? '');
  add('PeriodLabel', periodLabel(values['period'] ?? '', pack, desk.sport.rules));
  add('Phase', desk.phase ?? '');
  add('Title', desk.texts.title ?? '');
  add('Subtitle', desk.texts.subtitle ?? '');
  add('Status', (source.demo === true ? 'demo' : source.status).toUpperCase());
  add('UpdatedAt', at === undefined ? '' : new Date(at).toISOString());
  // What has a column already keeps that one.
  const known = pack === undefined ? CANONICAL_FIELDS : fieldsOf(pack);
  for (const name of [...known, ...Object.keys(values).toSorted()]) add(columnOf(name), values[name] ?? '');
  return row;
}

/** The columns that a row of any sport has before anybody publishes. */
export function columnsOfSports(): ReadonlySet<string> {
  const told = { desk: EMPTY_DESK, values: {}, source: { status: 'none' }, at: undefined, origin: '' } as const;
  const columns = new Set<string>();
  for (const pack of [undefined, ...PACKS.values()])
    for (const column of titleRow({ ...told, pack }).keys()) columns.add(column);
  return columns;
}

function valuesOf({ pack, desk, values }: Told): Values {
  return pack === undefined ? values : { ...derive(pack, desk.sport.rules ?? undefined, values), ...values };
}

/** The operator's word goes before the feed's, as on the graphic. */
function teamOf(side: Side, { desk, origin }: Told, values: Values): Readonly<Record<string, string>> {
  const { name, short, color, logo }: Partial<DeskTeam> = desk.teams[side];
  return {
    name: name ?? values[`${side}.name`] ?? '',
    short: short ?? '',
    score: values[`${side}.score`] ?? '',
    color: color ?? '',
    logo: logo === null || logo === undefined ? '' : origin + logo,
  };
}

/** As the graphic labels it in English: Q1, 2ND, SET 3, OT. */
function periodLabel(text: string, pack: SportPack | undefined, rules: string | null): string {
  const variant = rulesIn(pack, rules);
  if (variant === undefined) return text.toUpperCase();
  const { periodLabel: label, periods } = variant;
  const style = { format: PERIOD_FORMS[label], count: periods, word: label };
  return formatPeriod(text, style, (word) => word.toUpperCase());
}

/** Every field of a sport and what is reckoned from them, teams' ones for both, in the pack's order. */
function fieldsOf(pack: SportPack): ReadonlySet<string> {
  const sent = pack.fields.flatMap((field) =>
    'team' in field ? [`home.${field.name}`, `away.${field.name}`] : [field.name],
  );
  return new Set([...sent, ...pack.derived.map(({ field }) => field)]);
}

/** Whatever is no digit and no letter that an XML name may begin with (XML 1.0 §2.3, without what lies beyond the first plane). */
const BETWEEN_WORDS =
  /[^0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]+/;

/** `home.penalty1.player` is `HomePenalty1Player`: a name in every format. */
function columnOf(field: string): string {
  const words = field.split(BETWEEN_WORDS).filter((word) => word !== '');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\d/.test(name) ? `Field${name}` : name;
}
