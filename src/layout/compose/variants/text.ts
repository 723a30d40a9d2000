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
import { GAP, lineWidth, NAME_LINE, ROW, SCORE_LINE, time, timeInLine, timeWidth, widgets } from './text-time.ts';
import type { BoxNode, LayoutNode } from '../../schema.ts';

const MARKS = 36;
/** Clear room between marks; between the parts of a row. */
const MARKS_GAP = 18;
const ROW_GAP = 12;
const TEAM = 264;
const NAME = 240;
const NAME_MIN = 120;
const ROW_NAME_MIN = 78;
/** Two usual words are read in it, squeezed. */
const NAME_READ = 228;
/** By so much a column or a row may be narrower than it wishes, and they still are. */
const SQUEEZE = 36;

interface Dims {
  readonly team: number;
  readonly time: number;
  readonly isWrapped: boolean;
}

export const text: Variant = (sheet, room) => {
  const dims = dimsOf(sheet, room);
  const more = [dims.isWrapped && sheet.middle.clock ? timeInLine(sheet) : time(sheet, dims.time), ...widgets(sheet)];
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

/** Teams take what they wish, up to what is left beside the time; where names would not be read in that, the time goes under them. */
function dimsOf(sheet: Sheet, room: Room): Dims {
  const inside = room.width - (sheet.rows ? 1 : 2) * GAP;
  const time = timeWidth(sheet);
  const beside = time + GAP + widthOf(widgets(sheet)) + sheet.middle.widgets.length * GAP;
  const { least, wish } = sheet.rows ? rowWidths(sheet) : columnWidths(sheet);
  const share = (width: number): number => (sheet.rows ? onGrid(width) : onGrid((width - GAP) / 2));
  const isWrapped = share(inside - beside) < Math.max(least, wish - SQUEEZE);
  // Under teams that are narrower the line would begin before them.
  const under = isWrapped ? Math.min(share(inside), upToGrid(share(lineWidth(sheet) + (sheet.rows ? GAP : 0)))) : 0;
  const team = Math.max(least, Math.min(wish, share(isWrapped ? inside : inside - beside)), under);
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
  return { least, wish: Math.max(TEAM, upToGrid(NAME_READ + widthOf(signs)), least) };
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
