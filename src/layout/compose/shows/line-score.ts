/** The card of both scores: a head with the words, a line for each team, the periods in columns between name and score. */
import type { LayoutNode } from '../../schema.ts';
import { column, fieldsIn, logoOf, nameOf, row, shortNameOf, stack, type Room } from '../blocks.ts';
import { TEAMS, type Sheet, type Team } from '../sheet.ts';
import { columnsIn, moreOf, moreWidth, periodsOf, totalHead, totalOf, totalWidth, type Line } from './columns.ts';
import { card, foot, LINE, lineOf, PAD } from './show.ts';

const TEAM = 132;
/** Room for the words in the head, and the least for a team's name. */
const WORDS = 312;
const NAME_MIN = 330;
const SHORT_MIN = 180;
/** Columns that stand in one line with the names where a sport has as many: more than that many innings or ends are rare. */
const ENOUGH = 12;
/** Height of a team's line in a table under the names. */
const LOW = 66;
/** A triangle points at who has won. */
const SIGN = 48;

export interface Wording {
  readonly part: string;
  /** What has happened: HALF, FINAL. */
  readonly words: LayoutNode;
  /** Marks the number that decides. */
  readonly mark?: (total: LayoutNode, team: Team) => LayoutNode;
  /** Stands before that number. */
  readonly sign?: (team: Team, width: number) => LayoutNode;
  /** Columns behind all others. */
  readonly last?: readonly { readonly width: number; readonly column: (line: Line) => LayoutNode }[];
}

/** In a picture with too little room for names and columns in one line the columns stand in a table under the names. */
export function lineScore(sheet: Sheet, room: Room, wording: Wording): LayoutNode {
  const behind = (wording.last ?? []).reduce((sum, { width }) => sum + width, 0);
  const others = totalWidth(sheet) + moreWidth(sheet) + (wording.sign ? SIGN : 0) + behind;
  const inLine = columnsIn(sheet, room.width - TEAM - NAME_MIN - others);
  const isOneLine = inLine >= Math.min(ENOUGH, sheet.board?.count ?? 0);
  const columns = isOneLine ? (line: Team) => [periodsOf(sheet, line, inLine)] : () => [];
  const more = isOneLine ? (line: Team) => moreOf(sheet, line) : () => [];
  return card(wording.part, room.width, [
    !room.isWide && lineOf('title', { plate: 'strip', align: 'start' }),
    head(sheet, room, wording, isOneLine ? inLine : undefined),
    column(
      { gap: 6, part: 'teams' },
      TEAMS.map((team) => teamLine(sheet, team, wording, columns(team), more(team))),
    ),
    !isOneLine && table(sheet, columnsIn(sheet, room.width - SHORT_MIN - moreWidth(sheet))),
    foot(),
  ]);
}

/** Over the columns, as many as there are in line with the names, stand theirs. */
function head(sheet: Sheet, room: Room, { words, last = [] }: Wording, columns: number | undefined): LayoutNode {
  return row({ part: 'head', height: LINE, plate: 'clock' }, [
    words,
    row({ grow: true }, [room.isWide && lineOf('title', { grow: true, align: 'start' })]),
    ...(columns === undefined ? [] : [periodsOf(sheet, 'heads', columns), totalHead(sheet), ...moreOf(sheet, 'heads')]),
    ...(columns !== undefined || last.length === 0 ? [] : [totalHead(sheet)]),
    ...last.map(({ column: of }) => of('heads')),
  ]);
}

function teamLine(
  sheet: Sheet,
  team: Team,
  { mark, sign, last = [] }: Wording,
  columns: readonly (LayoutNode | undefined)[],
  more: readonly LayoutNode[],
): LayoutNode {
  const total = totalOf(sheet, team);
  return row({ part: team, height: TEAM }, [
    row({ grow: true, plate: team }, [
      logoOf(team, TEAM),
      nameOf(team, { grow: true, pad: PAD, align: 'start', size: 'large' }),
      sign?.(team, SIGN),
    ]),
    ...columns,
    total && (mark?.(total, team) ?? total),
    ...more,
    ...last.map(({ column: of }) => of(team)),
  ]);
}

/** The columns alone, under the teams' short names; there is no table until the source sends one of them. */
function table(sheet: Sheet, upTo: number): LayoutNode {
  const columns = (['heads', ...TEAMS] as const).map((line) => columnsOf(sheet, line, upTo));
  const [heads = [], ...teams] = columns;
  return column({ part: 'board', gap: 6, known: fieldsIn(columns.flat()).filter((name) => name !== 'period') }, [
    row({ height: LOW, plate: 'clock' }, [row({ grow: true }, []), ...heads]),
    ...TEAMS.map((team, at) =>
      row({ height: LOW, plate: 'base' }, [
        shortNameOf(team, { part: `${team}-short`, grow: true, pad: PAD, align: 'start', plate: team }),
        ...(teams[at] ?? []),
      ]),
    ),
  ]);
}

function columnsOf(sheet: Sheet, line: Line, upTo: number): readonly (LayoutNode | undefined)[] {
  return [periodsOf(sheet, line, upTo), ...moreOf(sheet, line)];
}

/** Words that stand in for one another in one place. */
export function oneOf(words: readonly LayoutNode[]): LayoutNode {
  return stack(
    {},
    words.map((node) => ({ ...node, width: WORDS })),
  );
}
