/** After the game: the result, by period and by shoot-out too, and who has won. */
import type { Condition, LayoutNode } from '../../schema.ts';
import { TEAMS, type Sheet, type Team } from '../sheet.ts';
import { fieldsIn } from '../blocks.ts';
import { totalField, type Line } from './columns.ts';
import { lineScore, oneOf } from './line-score.ts';
import { PAD, type Show } from './show.ts';

/** Width of a column with what decides beside the total, and of the word over it. */
const DECIDER = 132;
/** What decides a match beside its total, by the field of a team that a sheet shows: the field with its number, and the word over it. */
const DECIDERS = {
  aggregate: { field: 'aggregate', label: 'aggregate' },
  shootout: { field: 'shootoutGoals', label: 'shootout' },
} as const;
type Decider = keyof typeof DECIDERS;

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
      // Towards the number, or without one towards the name.
      shape: sheet[team].score === undefined ? 'arrow-left' : 'arrow-right',
      size: 'medium',
      on: hasWon(sheet, team),
    }),
    last: decidersOf(sheet).map((decider) => ({ width: DECIDER, column: (line) => columnOf(decider, line) })),
  }),
});

/** The named winner; without one whoever has the higher total, where that decides and nothing is there that would decide instead. */
function hasWon(sheet: Sheet, team: Team): Condition {
  const named: Condition = { side: 'winner', team };
  if (!sheet.totalDecides) return named;
  const deciders = decidersOf(sheet).flatMap((field) => TEAMS.map((side) => `${side}.${field}`));
  const unnamed: readonly Condition[] = ['winner', ...deciders].map((field) => ({ field, blank: true }));
  const ahead: Condition = {
    field: totalField(sheet, team),
    above: totalField(sheet, team === 'home' ? 'away' : 'home'),
  };
  return { any: [named, { all: [...unnamed, ahead] }] };
}

function decidersOf(sheet: Sheet): readonly Decider[] {
  const shown = fieldsIn([...sheet.home.marks, ...sheet.home.tab]);
  return (['aggregate', 'shootout'] as const).filter((field) => shown.includes(`home.${field}`));
}

/** Both teams' numbers, or the word over them; there is no such column until the source sends one. */
function columnOf(decider: Decider, line: Line): LayoutNode {
  const { field, label } = DECIDERS[decider];
  const place = { width: DECIDER, known: TEAMS.map((team) => `${team}.${field}`) };
  if (line === 'heads') return { kind: 'text', part: `heads-${decider}`, ...place, value: [{ label }], size: 'medium' };
  return {
    kind: 'number',
    part: `${line}-${decider}`,
    ...place,
    value: [{ field: [`${line}.${field}`] }],
    slots: 2,
    size: 'large',
  };
}
