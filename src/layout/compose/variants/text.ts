/**
 * Minimal text: one quiet plate, no plate of a team. Each team is a column: its name, a rule in its colour, its score. Sports whose teams are
 * rows by habit have the rule upright before each row.
 */
import {
  banners,
  bannerWidth,
  bothTabsWidth,
  overline,
  overlines,
  paired,
  RULE,
  tabsWidth,
  teamTabs,
} from '../beside.ts';
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
/** Clear room at both ends of the plate and between its columns; between marks; between the parts of a row. */
const GAP = 24;
const MARKS_GAP = 18;
const ROW_GAP = 12;
const TEAM = 264;
const PERIOD = 132;
const NAME = 240;
const NAME_MIN = 120;
const ROW_NAME_MIN = 78;

interface Dims {
  readonly team: number;
  readonly time: number;
  readonly isWrapped: boolean;
}

export const text: Variant = (sheet, room) => {
  const dims = dimsOf(sheet, room);
  const more = [dims.isWrapped && sheet.middle.clock ? timeInLine(sheet) : time(sheet, dims), ...widgets(sheet)];
  const plate = { part: 'bar', plate: 'base', rounded: 'all' } as const;
  return {
    position: 'bl',
    root: column({ part: 'bug', gap: 6 }, [
      ...(dims.isWrapped ? overlines(sheet, teamsWidth(sheet, dims)) : overTime(sheet, dims)),
      dims.isWrapped
        ? column(plate, [
            row({}, [teams(sheet, dims), sheet.rows && row({ width: GAP }, [])]),
            row({ gap: GAP, pad: GAP, align: 'start' }, more),
          ])
        : row({ ...plate, gap: GAP }, [teams(sheet, dims), ...more, edge()]),
    ]),
  };
};

function teams(sheet: Sheet, dims: Dims): BoxNode {
  return sheet.rows ? rows(sheet, dims) : columns(sheet, dims);
}

/** Nothing at an end of a row, so that its gap stands there as well. */
function edge(): BoxNode {
  return row({ width: 0 }, []);
}

/** What the teams take of the plate when it holds them alone. */
function teamsWidth(sheet: Sheet, dims: Dims): number {
  return sheet.rows ? dims.team + GAP : 2 * dims.team + 3 * GAP;
}

/** Teams take what they need, up to what is left beside the time; where that is too little, the time goes under them. */
function dimsOf(sheet: Sheet, room: Room): Dims {
  const inside = room.width - (sheet.rows ? 1 : 2) * GAP;
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
  const numbers =
    scoreWidth(sheet) + widthOf(sheet.home.columns) + (lamp === undefined ? 0 : MARKS_GAP + lampWidth(sheet));
  const least = Math.max(
    NAME_MIN + widthOf(signs),
    numbers,
    marks.length > 0 ? marksWidth(sheet) : 0,
    tabsWidth(sheet.home),
  );
  return { least, wish: Math.max(TEAM, least, tabsWidth(sheet.home)) };
}

/** A clock with a plate of its own now and then (a rest minute) has clear room at its ends, and the period over it too. */
function timePad({ middle: { clock } }: Sheet): number {
  return clock !== undefined && 'tones' in clock && clock.tones !== undefined ? 12 : 0;
}

function rowWidths(sheet: Sheet): { readonly least: number; readonly wish: number } {
  const { signs, columns: numbers } = sheet.home;
  const blocks = [widthOf(signs), widthOf(numbers), scoreWidth(sheet), marksWidth(sheet), lampWidth(sheet)];
  const ends = RULE + ROW_GAP + (marksWidth(sheet) > 0 ? ROW_GAP : 0);
  const rest = blocks.reduce((sum, width) => (width === 0 ? sum : sum + width + ROW_GAP), ends);
  // The tabs of both teams share the line over the rows.
  const least = Math.max(ROW_NAME_MIN + rest, bothTabsWidth(sheet));
  return { least, wish: Math.max(NAME + rest, least) };
}

/** Digits stand at the start of their place, so there is no clear room to be had before them. */
function scoreWidth({ home: { score } }: Sheet): number {
  if (score === undefined) return 0;
  return 'slots' in score ? digitsWidth(score.slots, 'large') - 2 * 12 + 6 : widthOf([score]);
}

function marksWidth({ home: { marks }, labels }: Sheet): number {
  const widths = marks.map((node) => roomFor(slimMark(node), labels));
  return upToGrid(widths.reduce((sum, width) => sum + width + MARKS_GAP, widths.length === 0 ? 0 : -MARKS_GAP));
}

function lampWidth({ home: { lamp }, labels }: Sheet): number {
  if (lamp === undefined) return 0;
  const { width, ...free } = lamp;
  return Math.min(width ?? Infinity, upToGrid(roomFor(free, labels)) + 24);
}

/** Signs stand behind the name on both sides, so the away team's point as the home team's do. */
function columns(sheet: Sheet, dims: Dims): BoxNode {
  return row({ part: 'teams', gap: GAP, ...(dims.isWrapped ? { pad: GAP } : {}) }, [
    ...(dims.isWrapped ? [] : [edge()]),
    ...TEAMS.map((team) =>
      column({ part: team, width: dims.team }, [
        row({ height: NAME_LINE, grow: hasNone(sheet), gap: 6 }, [
          nameOf(team, { grow: true, align: 'start' }),
          ...paired(sheet, team, 'signs'),
          logoOf(team, 54, 54),
        ]),
        row({ height: RULE, plate: team }, []),
        !hasNone(sheet) &&
          row({ height: SCORE_LINE }, [
            scoreOf(sheet, team, 'start'),
            ...smallNumbers(sheet, team),
            spacer(),
            lampOf(sheet, team),
          ]),
        sheet[team].marks.length > 0 &&
          row(
            { part: `${team}-strip`, height: MARKS, gap: MARKS_GAP, align: 'start', known: marksFields(sheet) },
            marksOf(sheet, team),
          ),
      ]),
    ),
  ]);
}

function rows(sheet: Sheet, dims: Dims): BoxNode {
  const width = marksWidth(sheet);
  return column(
    // What no source has said yet leaves its room to the names, since the line over them has its full width.
    { part: 'teams', width: dims.team, gap: 6, grow: true },
    TEAMS.map((team) =>
      row({ part: team, height: ROW, gap: ROW_GAP }, [
        row({ width: RULE, plate: team }, []),
        logoOf(team, 54, 54),
        nameOf(team, { grow: true, align: 'start' }),
        sheet[team].signs.length > 0 && row({}, paired(sheet, team, 'signs')),
        sheet[team].columns.length > 0 && row({}, smallNumbers(sheet, team)),
        scoreOf(sheet, team, 'end'),
        width > 0 && row({ width: 0, known: marksFields(sheet) }, []),
        width > 0 && row({ width, gap: MARKS_GAP, align: 'start', known: marksFields(sheet) }, marksOf(sheet, team)),
        lampOf(sheet, team),
      ]),
    ),
  );
}

/** A sport that shows no numbers of a team on its bug (boxing) has no line for them. */
function hasNone({ home: { score, columns: numbers, lamp } }: Sheet): boolean {
  return score === undefined && numbers.length === 0 && lamp === undefined;
}

function scoreOf(sheet: Sheet, team: Team, align: 'start' | 'end'): LayoutNode | undefined {
  const { score } = sheet[team];
  return score && fit(score, { width: scoreWidth(sheet), size: 'large', align });
}

function smallNumbers(sheet: Sheet, team: Team): readonly LayoutNode[] {
  return paired(sheet, team, 'columns').map((node) => fit(node, { size: 'medium' }));
}

function marksOf(sheet: Sheet, team: Team): readonly LayoutNode[] {
  return sheet[team].marks.map((node) => slimMark(node));
}

function lampOf(sheet: Sheet, team: Team): BoxNode | false {
  const { lamp } = sheet[team];
  return lamp !== undefined && column({ align: 'center' }, [fit(lamp, { width: lampWidth(sheet), height: MARKS })]);
}

function marksFields({ home, away }: Sheet): string[] {
  return fieldsIn([...home.marks, ...away.marks]);
}

function timeWidth(sheet: Sheet): number {
  const { clock, shot } = sheet.middle;
  const digits = clock === undefined ? 0 : clockWidth(clock);
  return Math.max(digits, shot === undefined ? PERIOD : 96 + shotWidth(shot)) + 2 * timePad(sheet);
}

function clockWidth(clock: LayoutNode): number {
  return 'slots' in clock ? digitsWidth(clock.slots, 'large') - 24 : widthOf([clock]);
}

function shotWidth(shot: LayoutNode): number {
  return Math.max(102, widthOf([shot]));
}

/** Period and shot clock stand in line with the names, the clock with the scores: each line is of one size. */
function time(sheet: Sheet, dims: Dims): BoxNode {
  const { clock, period, shot } = sheet.middle;
  const known = fieldsIn([clock, period, shot]);
  const alone = clock === undefined && shot === undefined;
  const pad = timePad(sheet);
  const place = { align: alone ? ('center' as const) : ('start' as const), ...(pad > 0 && { pad }) };
  const label = period && fit(period, { grow: true, size: 'medium', known: [], ...place });
  const attack =
    shot &&
    fit(shot, {
      width: shotWidth(shot),
      height: clock === undefined && sheet.rows ? 54 : 48,
      size: 'medium',
      plate: 'shot',
    });
  return column({ part: 'time', width: dims.time, known, align: clock === undefined ? 'center' : 'start' }, [
    row({ height: NAME_LINE, grow: clock === undefined }, [
      label ?? spacer(),
      attack && column({ align: 'center' }, [attack]),
    ]),
    clock && row({ height: RULE }, []),
    clock && row({ height: sheet.rows ? ROW : SCORE_LINE }, [largeClock(clock, dims.time, pad)]),
  ]);
}

/** One with a plate now and then is lower than its line, so that the plate is clear of the bar's edge. */
function largeClock(clock: LayoutNode, width: number, pad: number): LayoutNode {
  const place = { width, size: 'large', align: 'start', known: [] as string[] } as const;
  return pad > 0 ? column({ align: 'center' }, [fit(clock, { ...place, pad, height: 54 })]) : fit(clock, place);
}

/** Under the teams, all of the time is in one line. */
function timeInLine(sheet: Sheet): BoxNode {
  const { clock, period, shot } = sheet.middle;
  const pad = timePad(sheet);
  return row({ part: 'time', height: SCORE_LINE, gap: GAP, known: fieldsIn([clock, period, shot]) }, [
    period && fit(period, { width: PERIOD, size: 'medium', align: 'start', known: [] }),
    clock && largeClock(clock, clockWidth(clock) + 2 * pad, pad),
    shot &&
      column({ align: 'center' }, [fit(shot, { width: shotWidth(shot), height: 48, size: 'medium', plate: 'shot' })]),
  ]);
}

function widgets({ middle }: Sheet): readonly LayoutNode[] {
  return middle.widgets.map((node) => row({ width: upToGrid(widthOf([node])), known: fieldsIn([node]) }, [node]));
}

/** Tabs over their team, banners over the time; those that are wider than it begin further left, or are over the tabs. */
function overTime(sheet: Sheet, dims: Dims): readonly (BoxNode | false)[] {
  const tabs = [...sheet.home.tab, ...sheet.away.tab];
  const before = sheet.rows ? 0 : GAP;
  const width = teamsWidth(sheet, dims) - (sheet.rows ? 0 : GAP) + dims.time;
  const words = Math.max(bannerWidth(sheet), dims.time);
  const share = onGrid((width - before - words) / 2);
  const side = sheet.rows ? Math.min(share, onGrid((dims.team + GAP) / 2)) : dims.team + GAP;
  const ofTeams = [row({ width: before }, []), teamTabs(sheet, 'home', side), teamTabs(sheet, 'away', side)];
  const isInLine = tabs.length > 0 && tabsWidth(sheet.home) <= side && before + 2 * side + words <= width;
  if (isInLine) return [overline('tabs', [...tabs, ...sheet.banner], [...ofTeams, banners(sheet, words, 'start')])];
  return [
    overline('banner', sheet.banner, [row({ width: before }, []), banners(sheet, bannerWidth(sheet), 'start')]),
    overline('tabs', tabs, ofTeams),
  ];
}
