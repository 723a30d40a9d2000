/** A sport's sheet: what of a sport can stand on a bug, without a word on where. A variant makes a layout of it. */
import * as v from 'valibot';
import { labelsSchema, nodeSchema, type LayoutNode } from '../schema.ts';

const nodes = v.optional(v.array(nodeSchema), []);

/** What one team shows, written for the home team on the left. Every node but those of `marks` says its width. */
const teamSchema = v.strictObject({
  /** The number that decides. A sport that shows none (boxing) has no score. */
  score: v.exactOptional(nodeSchema),
  /** Smaller numbers of the same kind between name and score: sets, games, wickets. */
  columns: nodes,
  /** What stands small under or beside the name, from the outer end inwards: time-outs, fouls, cards. */
  marks: nodes,
  /** One lamp of words under the score: BONUS. */
  lamp: v.exactOptional(nodeSchema),
  /** Marks of at most 48 px that say "this one": serve, possession, hammer, lead. */
  signs: nodes,
  /** What grows out of the team for a while: power play, penalties, sent-off players. */
  tab: nodes,
});

const middleSchema = v.strictObject({
  clock: v.exactOptional(nodeSchema),
  period: v.exactOptional(nodeSchema),
  /** The clock of one attack, serve or play, in a box of its own. */
  shot: v.exactOptional(nodeSchema),
  /** The word of the labels that says what it counts, where it stands beside numbers like it. */
  shotWord: v.exactOptional(v.string()),
  /** Cells of their own beside the clock: bases, count, down and distance. */
  widgets: nodes,
});

/** The scores of each period, set, inning or end, for the cards of break and final. */
const boardSchema = v.strictObject({
  /** What a column is, and the stem of its fields: `home.period1` … */
  of: v.picklist(['period', 'set', 'game', 'inning', 'end']),
  /** The most columns that the sport has fields for; where there is room for fewer the latest are shown. */
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(15)),
  /** Columns that are there from the start; without it one comes with each that is begun. */
  regular: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** What the last column is called where it was not one more overtime that was played in it. */
  shootout: v.exactOptional(v.string()),
  /** Digits of a column. */
  slots: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)), 2),
  /** Tie-breaks have their points in fields of their own: `home.tie1` … */
  ties: v.optional(v.boolean(), false),
  /** The field of a team that decides the match; its score where nothing is said. */
  total: v.optional(v.string(), 'score'),
  /** Fields of a team behind it, with heads of the same name in the labels: hits, errors. */
  more: v.optional(v.array(v.string()), []),
});

const sheetSchema = v.strictObject({
  $schema: v.exactOptional(v.string()),
  name: v.string(),
  /** Teams are rows by habit (tennis, volleyball), one under the other, where a variant would set others side by side. */
  rows: v.optional(v.boolean(), false),
  /** Words beyond the common ones, by language and name. */
  labels: labelsSchema,
  home: teamSchema,
  away: teamSchema,
  middle: v.optional(middleSchema, {}),
  board: v.exactOptional(boardSchema),
  /** Whoever has the higher total at the end has won. */
  totalDecides: v.optional(v.boolean(), true),
  /** Words over the whole bug for a while: FLAG, MATCH POINT. One at a time is seen, the later ones go before. */
  banner: nodes,
});

export type Sheet = v.InferOutput<typeof sheetSchema>;
export type Team = 'home' | 'away';
export const TEAMS: readonly Team[] = ['home', 'away'];

/**
 * Reads a sheet file. Its `team` stands for both teams: `@` in any text of it is the team itself, `~` the other one (`"@.fouls"` is
 * `home.fouls` in the home team's parts). Throws valibot's error for what is no sheet.
 */
export function readSheet(json: unknown, commonLabels: Sheet['labels']): Sheet {
  const { team, ...rest } = v.parse(v.looseObject({ team: v.record(v.string(), v.unknown()) }), json);
  const sheet = v.parse(sheetSchema, { ...rest, home: sideOf(team, 'home'), away: sideOf(team, 'away') });
  return { ...sheet, labels: mergeLabels(commonLabels, sheet.labels) };
}

function sideOf(team: unknown, side: Team): unknown {
  const other = side === 'home' ? 'away' : 'home';
  return JSON.parse(JSON.stringify(team).replaceAll('@', side).replaceAll('~', other));
}

function mergeLabels(common: Sheet['labels'], own: Sheet['labels']): Sheet['labels'] {
  const languages = new Set([...Object.keys(common), ...Object.keys(own)]);
  const merged: Record<string, Record<string, string>> = {};
  for (const language of languages) merged[language] = { ...common[language], ...own[language] };
  return { ...merged, en: { ...common.en, ...own.en } };
}

/** The same node for the team on the right: what pointed or leaned one way does so the other way. */
export function mirrored(node: LayoutNode): LayoutNode {
  const turned = { ...node };
  if (turned.align !== undefined && turned.align !== 'center')
    turned.align = turned.align === 'start' ? 'end' : 'start';
  if (turned.kind === 'light') {
    if (turned.shape === 'arrow-left') turned.shape = 'arrow-right';
    else if (turned.shape === 'arrow-right') turned.shape = 'arrow-left';
  }
  return turned;
}
