/** The columns of a board of periods: the same for the heads and for both teams, so that they stand under one another. */
import type { LayoutNode } from '../../schema.ts';
import type { SetsNode } from '../../rich-schema.ts';
import { row } from '../blocks.ts';
import { fit } from '../fit.ts';
import { digitsWidth, resized, upToGrid } from '../measure.ts';
import type { Sheet, Team } from '../sheet.ts';

/** A row of the board: a team's, or the heads over them. */
export type Line = Team | 'heads';

/** Width of a column that stands behind the total: hits, errors. */
const MORE = 72;

/** The field that decides the match, of a team. */
export function totalField({ board }: Sheet, team: Team): string {
  return `${team}.${board?.total ?? 'score'}`;
}

/** Width of one column: its digits, a tie-break's, and clear room. */
function cellWidth({ board }: Sheet): number {
  if (board === undefined) return 0;
  if (board.ties) return 84;
  // The head of the tenth has two digits.
  const digits = board.count > 9 ? Math.max(2, board.slots) : board.slots;
  return upToGrid(digits * 22 + 26);
}

/** How many columns there are once each period has been played, as far as this width has room for them. */
export function columnsIn(sheet: Sheet, width: number): number {
  return sheet.board === undefined ? 0 : Math.min(sheet.board.count, Math.floor(width / cellWidth(sheet)));
}

/** The scores by period, or their numbers, the latest so many. None are there until the source sends one. */
export function periodsOf(sheet: Sheet, line: Line, upTo: number): LayoutNode | undefined {
  const { board } = sheet;
  if (board === undefined) return undefined;
  const own = line === 'heads' ? 'home' : line;
  const names = (team: Team, stem: string): string[] =>
    Array.from({ length: board.count }, (_, index) => `${team}.${stem}${index + 1}`);
  const rival = own === 'home' ? 'away' : 'home';
  const node: SetsNode = {
    kind: 'sets',
    part: `${line}-periods`,
    fields: {
      own: names(own, board.of),
      rivals: names(rival, board.of),
      ...(board.ties && { ties: names(own, 'tie'), rivalTies: names(rival, 'tie') }),
      current: ['period'],
    },
    known: [...names(own, board.of), ...names(rival, board.of)],
    cell: cellWidth(sheet),
    slots: board.slots,
    size: 'medium',
    ...(upTo < board.count && { upTo }),
    show: board.regular === undefined ? 'played' : 'all',
    ...(board.regular !== undefined && { regular: board.regular }),
    ...(line === 'heads' && { heads: true, slots: 2, ...(board.shootout && { shootout: board.shootout }) }),
    ...(board.of === 'period' && { over: overtimeOf(sheet) }),
  };
  return node;
}

/** What a sport calls the time after its regular one, as its period does: extra time behind halves, else overtime. */
function overtimeOf({ middle: { period } }: Sheet): 'OT' | 'ET' {
  if (period?.kind !== 'period') return 'OT';
  return period.over ?? (period.format === 'half' ? 'ET' : 'OT');
}

/** With tie-breaks beside the games of a set there are small figures too, and no more than three sizes on a card. */
function totalSize({ board }: Sheet): 'huge' | 'large' {
  return board?.ties === true ? 'large' : 'huge';
}

/** The width of the number that decides; 0 in a sport that shows none. */
export function totalWidth(sheet: Sheet): number {
  const { score } = sheet.home;
  if (score === undefined) return 0;
  if (sheet.board !== undefined && sheet.board.total !== 'score') return digitsWidth(2, totalSize(sheet));
  return 'slots' in score ? digitsWidth(score.slots, 'huge') : (resized(score, 'huge').width ?? 0);
}

/** The number that decides: as the bug's score, or the sets. */
export function totalOf(sheet: Sheet, team: Team): LayoutNode | undefined {
  const { score } = sheet[team];
  if (score === undefined) return undefined;
  const place = { width: totalWidth(sheet), plate: `${team}-shade` } as const;
  if (sheet.board === undefined || sheet.board.total === 'score')
    return fit('slots' in score ? { ...score, size: 'huge' } : resized(score, 'huge'), place);
  return {
    kind: 'number',
    part: `${team}-total`,
    value: [{ field: [totalField(sheet, team)] }],
    slots: 2,
    size: totalSize(sheet),
    known: [],
    ...place,
  };
}

export function moreWidth({ board }: Sheet): number {
  return (board?.more.length ?? 0) * MORE;
}

/** What stands behind the total, or the heads of it. */
export function moreOf({ board }: Sheet, line: Line): readonly LayoutNode[] {
  const teams: readonly Team[] = line === 'heads' ? ['home', 'away'] : [line];
  return (board?.more ?? []).map((name) => {
    const known = (['home', 'away'] as const).map((team) => `${team}.${name}`);
    if (line === 'heads')
      return { kind: 'text', part: `heads-${name}`, width: MORE, known, value: [{ label: name }], size: 'medium' };
    return {
      kind: 'number',
      part: `${line}-${name}`,
      width: MORE,
      known,
      value: teams.map((team) => ({ field: [`${team}.${name}`] })),
      slots: 2,
      size: 'medium',
    };
  });
}

/** The head of the total: a word where others have one too, else only its room. */
export function totalHead(sheet: Sheet): LayoutNode {
  const width = totalWidth(sheet);
  if (sheet.board?.of !== 'inning') return row({ width }, []);
  return { kind: 'text', part: 'heads-total', width, value: [{ label: 'runs' }], size: 'medium' };
}
