/**
 * Minimal text: one quiet plate, no plate of a team. Each team is a column: its name, a rule in its colour, its score. Sports whose teams are
 * rows by habit have the rule upright before each row.
 */
import { banners, bannerWidth, overline, paired, RULE, tabsWidth, teamTabs } from '../beside.ts';
import { column, fieldsIn, logoOf, nameOf, onGrid, row, spacer, widthOf, type Room, type Variant } from '../blocks.ts';
import { fit } from '../fit.ts';
import { digitsWidth, roomFor, slimMark, upToGrid } from '../measure.ts';
import { TEAMS, type Sheet, type Team } from '../sheet.ts';
import type { BoxNode, LayoutNode } from '../../schema.ts';

/** Heights of a column's lines. */
const NAME_LINE = 60;
const SCORE_LINE = 66;
const ROW = 60;
const MARKS = 36;
/** Clear room at both ends of the plate, and between its columns. */
const PAD = 18;
const GAP = 18;
const TEAM = 264;
const NAME = 240;
const NAME_MIN = 120;

interface Dims {
  readonly team: number;
  readonly time: number;
  readonly isWrapped: boolean;
}

export const text: Variant = (sheet, room) => {
  const dims = dimsOf(sheet, room);
  const teams = sheet.rows ? rows(sheet, dims) : columns(sheet, dims);
  const more = [time(sheet, dims), ...widgets(sheet)];
  return {
    position: 'bl',
    root: column({ part: 'bug', gap: 6 }, [
      overTeams(sheet, dims),
      dims.isWrapped
        ? column({ part: 'bar', plate: 'base', rounded: 'all', pad: PAD }, [teams, row({ gap: GAP }, more)])
        : row({ part: 'bar', plate: 'base', rounded: 'all', pad: PAD, gap: GAP }, [teams, ...more]),
    ]),
  };
};

/** Teams take what they need, up to what is left beside the time; where that is too little, the time goes under them. */
function dimsOf(sheet: Sheet, room: Room): Dims {
  const inside = room.width - 2 * PAD;
  const time = timeWidth(sheet);
  const beside = time + GAP + widthOf(widgets(sheet)) + sheet.middle.widgets.length * GAP;
  const { least, wish } = sheet.rows ? rowWidths(sheet) : columnWidths(sheet);
  const share = (width: number): number => (sheet.rows ? onGrid(width) : onGrid((width - GAP) / 2));
  const isWrapped = share(inside - beside) < least;
  const team = Math.max(least, Math.min(wish, share(isWrapped ? inside : inside - beside)));
  return { team, time, isWrapped };
}

function columnWidths(sheet: Sheet): { readonly least: number; readonly wish: number } {
  const { marks, lamp, signs } = sheet.home;
  const numbers = scoreWidth(sheet) + widthOf(sheet.home.columns) + (lamp === undefined ? 0 : GAP + lampWidth(sheet));
  const least = Math.max(NAME_MIN + widthOf(signs), numbers, marks.length > 0 ? marksWidth(sheet) : 0);
  return { least, wish: Math.max(TEAM, least, tabsWidth(sheet.home)) };
}

function rowWidths(sheet: Sheet): { readonly least: number; readonly wish: number } {
  const { signs, columns: numbers } = sheet.home;
  const parts = [widthOf(signs), widthOf(numbers), scoreWidth(sheet), marksWidth(sheet), lampWidth(sheet)];
  const rest = parts.reduce((sum, width) => sum + width, 2 * RULE + 2 * GAP);
  return { least: NAME_MIN + rest, wish: NAME + rest };
}

/** Digits stand at the start of their place, so there is no clear room to be had before them. */
function scoreWidth({ home: { score } }: Sheet): number {
  if (score === undefined) return 0;
  return 'slots' in score ? digitsWidth(score.slots, 'large') - 2 * 12 + 6 : widthOf([score]);
}

function marksWidth({ home: { marks }, labels }: Sheet): number {
  const widths = marks.map((node) => roomFor(slimMark(node), labels));
  return upToGrid(widths.reduce((sum, width) => sum + width + GAP, widths.length === 0 ? 0 : -GAP));
}

function lampWidth({ home: { lamp }, labels }: Sheet): number {
  if (lamp === undefined) return 0;
  const { width, ...free } = lamp;
  return Math.min(width ?? Infinity, upToGrid(roomFor(free, labels)) + 24);
}

function columns(sheet: Sheet, dims: Dims): BoxNode {
  return row(
    { part: 'teams', gap: GAP },
    TEAMS.map((team) => {
      const { marks } = sheet[team];
      return column({ part: team, width: dims.team }, [
        row({ height: NAME_LINE }, nameLine(sheet, team)),
        row({ height: RULE, plate: team }, []),
        row({ height: SCORE_LINE }, [...numbers(sheet, team), spacer(), lampOf(sheet, team)]),
        marks.length > 0 &&
          row({ part: `${team}-strip`, height: MARKS, gap: GAP, known: marksFields(sheet) }, marksOf(sheet, team)),
      ]);
    }),
  );
}

function rows(sheet: Sheet, dims: Dims): BoxNode {
  return column(
    { part: 'teams', width: dims.team, gap: 6 },
    TEAMS.map((team) =>
      row({ part: team, height: ROW, gap: RULE }, [
        row({ width: RULE, plate: team }, []),
        ...nameLine(sheet, team),
        ...numbers(sheet, team).toReversed(),
        ...(sheet[team].marks.length > 0 ? [row({ gap: GAP }, marksOf(sheet, team))] : []),
        lampOf(sheet, team),
      ]),
    ),
  );
}

/** Signs stand behind the name on both sides, so the away team's point as the home team's do. */
function nameLine(sheet: Sheet, team: Team): readonly LayoutNode[] {
  return [logoOf(team, 54, 54), nameOf(team, { grow: true, align: 'start' }), ...paired(sheet, team, 'signs')];
}

function numbers(sheet: Sheet, team: Team): readonly LayoutNode[] {
  const { score } = sheet[team];
  return [
    ...(score === undefined
      ? []
      : [fit(score, { width: scoreWidth(sheet), size: 'large', align: sheet.rows ? 'end' : 'start' })]),
    ...paired(sheet, team, 'columns').map((node) => fit(node, { size: 'medium' })),
  ];
}

function marksOf(sheet: Sheet, team: Team): readonly LayoutNode[] {
  return sheet[team].marks.map(slimMark);
}

function lampOf(sheet: Sheet, team: Team): BoxNode | false {
  const { lamp } = sheet[team];
  return lamp !== undefined && column({ align: 'center' }, [fit(lamp, { width: lampWidth(sheet), height: MARKS })]);
}

function marksFields({ home, away }: Sheet): string[] {
  return fieldsIn([...home.marks, ...away.marks]);
}

function timeWidth({ middle: { clock, shot } }: Sheet): number {
  const digits = clock === undefined ? 0 : 'slots' in clock ? digitsWidth(clock.slots, 'large') - 24 : widthOf([clock]);
  return Math.max(digits, shot === undefined ? 132 : 96 + shotWidth(shot));
}

function shotWidth(shot: LayoutNode): number {
  return Math.max(102, widthOf([shot]));
}

/** Period and shot clock stand in line with the names, the clock with the scores: each line is of one size. */
function time(sheet: Sheet, dims: Dims): BoxNode {
  const { clock, period, shot } = sheet.middle;
  const known = fieldsIn([clock, period, shot]);
  const label = period && fit(period, { grow: true, size: 'medium', align: 'start', known: [] });
  const attack =
    shot &&
    column({ align: 'center' }, [fit(shot, { width: shotWidth(shot), height: 48, size: 'medium', plate: 'shot' })]);
  return column({ part: 'time', width: dims.time, known, ...(sheet.rows && { align: 'center' as const }) }, [
    (label !== undefined || attack !== undefined) && row({ height: NAME_LINE }, [label ?? spacer(), attack]),
    clock && !sheet.rows && row({ height: RULE }, []),
    clock &&
      row({ height: sheet.rows ? ROW : SCORE_LINE }, [
        fit(clock, { width: dims.time, size: 'large', align: 'start', known: [] }),
      ]),
  ]);
}

function widgets({ middle }: Sheet): readonly LayoutNode[] {
  return middle.widgets.map((node) => row({ width: upToGrid(widthOf([node])), known: fieldsIn([node]) }, [node]));
}

/** Tabs over their team, banners over the time; where the time is under the teams, between the tabs. */
function overTeams(sheet: Sheet, dims: Dims): BoxNode | false {
  const words = bannerWidth(sheet);
  const width = sheet.rows ? dims.team : 2 * dims.team + GAP;
  if (dims.isWrapped) {
    const side = onGrid((width + 2 * PAD - words) / 2);
    return overline(sheet, [teamTabs(sheet, 'home', side), banners(sheet, words), teamTabs(sheet, 'away', side, true)]);
  }
  const side = onGrid((width + GAP + PAD) / 2);
  return overline(sheet, [
    teamTabs(sheet, 'home', side),
    teamTabs(sheet, 'away', side, sheet.rows),
    banners(sheet, Math.max(words, dims.time)),
  ]);
}
