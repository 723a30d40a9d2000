/** Before the game: the competition, both teams with their logos and full names, and the time and place. */
import type { LayoutNode } from '../../schema.ts';
import { column, logoOf, nameOf, row } from '../blocks.ts';
import type { Team } from '../sheet.ts';
import { card, lineOf, PAD, type Show } from './show.ts';

/** The card stands in the middle of the picture: with an even number of grid steps in each line its edges are on the grid, whichever it has. */
const LINE = 72;
/** Height of the teams' plates: side by side where the picture is wide, else one over the other. */
const HIGH = 240;
const LOW = 168;
const VERSUS = 156;

export const pregame: Show = (_sheet, room) => {
  const side = room.isWide ? (room.width - VERSUS) / 2 : room.width;
  const height = room.isWide ? HIGH : LOW;
  const teams = [
    team('home', side, height, false),
    row({ plate: 'base', ...(room.isWide ? { width: VERSUS } : { height: LINE }), align: 'center' }, [
      { kind: 'text', part: 'versus', pad: PAD, value: [{ label: 'versus' }], size: room.isWide ? 'large' : 'medium' },
    ]),
    team('away', side, height, room.isWide),
  ];
  return {
    position: 'mc',
    always: true,
    root: card('pregame', room.width, [
      lineOf('title', { plate: 'clock', height: 84 }),
      room.isWide ? row({ part: 'teams' }, teams) : column({ part: 'teams' }, teams),
      lineOf('subtitle', { plate: 'strip', height: LINE }),
    ]),
  };
};

/** The logo stands at the outer end; a name without one is in the middle of the whole plate. */
function team(side: Team, width: number, height: number, isRight: boolean): LayoutNode {
  const nodes = [logoOf(side, height), nameOf(side, { grow: true, pad: PAD, size: 'large' })];
  return row({ part: side, width, height, plate: side }, isRight ? nodes.toReversed() : nodes);
}
