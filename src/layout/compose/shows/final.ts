/** After the game: the result, by period too, and who has won. */
import type { Condition, LayoutNode } from '../../schema.ts';
import type { Sheet, Team } from '../sheet.ts';
import { totalField } from './columns.ts';
import { lineScore, oneOf } from './line-score.ts';
import { PAD, type Show } from './show.ts';

export const finalBoard: Show = (sheet, room) => ({
  position: 'bc',
  root: lineScore(sheet, room, {
    part: 'final',
    words: oneOf([
      {
        kind: 'text',
        part: 'status',
        pad: PAD,
        align: 'start',
        value: [{ label: 'finalScore' }],
        size: 'medium',
      },
    ]),
    // The winner's number stands out by its plate, and by a triangle for whoever cannot tell the plates apart.
    mark: (total, team): LayoutNode => ({ ...total, tones: [{ when: hasWon(sheet, team), tone: 'lit' }] }),
    sign: (team, width): LayoutNode => ({
      kind: 'light',
      part: `${team}-won`,
      width,
      known: [],
      shape: 'arrow-right',
      size: 'medium',
      on: hasWon(sheet, team),
    }),
  }),
});

function hasWon(sheet: Sheet, team: Team): Condition {
  return { field: totalField(sheet, team), above: totalField(sheet, team === 'home' ? 'away' : 'home') };
}
