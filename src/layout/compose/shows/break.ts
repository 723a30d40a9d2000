/** In a break: the scores so far, by period too, under what the source says is going on. */
import type { Condition, LayoutNode } from '../../schema.ts';
import { row } from '../blocks.ts';
import { fit } from '../fit.ts';
import type { Sheet } from '../sheet.ts';
import { lineScore, oneOf } from './line-score.ts';
import { PAD, type Show } from './show.ts';

/** How sources write a clock that has run out; one that is blank, or that nobody sends, has as well. */
const ZERO = ['', '0', '0.0', '00', '00.0', ':00', '0:00', '00:00', '0:00.0', '00:00.0', ':00.0'];

export const breakBoard: Show = (sheet, room) => ({
  position: 'bc',
  root: lineScore(sheet, room, { part: 'break', words: words(sheet) }),
});

/** The source's own word, else what it is a break of: HALF-TIME or END Q1 once the clock has run out, BREAK Q2 while it shows the break's own time. */
function words(sheet: Sheet): LayoutNode {
  const { clock, period } = sheet.middle;
  const noStatus: Condition = { field: 'status', blank: true };
  const status: LayoutNode = {
    kind: 'text',
    part: 'status',
    known: [],
    when: { field: 'status', blank: false },
    pad: PAD,
    align: 'start',
    value: [{ field: ['status'] }],
    size: 'medium',
  };
  if (period === undefined)
    return oneOf([
      status,
      {
        kind: 'text',
        part: 'pause',
        when: noStatus,
        pad: PAD,
        align: 'start',
        value: [{ label: 'pause' }],
        size: 'medium',
      },
    ]);
  const number = fit(period, { size: 'medium', align: 'start' });
  if (clock === undefined) return oneOf([status, row({ pad: PAD, align: 'start', when: noStatus }, [number])]);
  const ended: Condition = {
    all: [
      { field: 'period', gte: 1 },
      { field: 'clock', is: ZERO },
    ],
  };
  const atHalf = halfOf(period);
  // A source may say HALF in the period's place.
  const ownWord: Condition = {
    all: [{ field: 'period', blank: false }, { not: { field: 'period', gte: 0 } }],
  };
  return oneOf([
    status,
    row({ part: 'own-word', pad: PAD, align: 'start', when: { all: [noStatus, { not: ended }, ownWord] } }, [
      withoutParts(number),
    ]),
    row(
      {
        part: 'going-on',
        pad: PAD,
        gap: 12,
        align: 'start',
        when: { all: [noStatus, { not: ended }, { not: ownWord }] },
      },
      [{ kind: 'text', value: [{ label: 'pause' }], size: 'medium' }, number],
    ),
    row({ part: 'ended', pad: PAD, gap: 12, align: 'start', when: { all: [noStatus, ended, { not: atHalf }] } }, [
      { kind: 'text', value: [{ label: 'endOf' }], size: 'medium' },
      withoutParts(number),
    ]),
    row({ part: 'half-time', pad: PAD, align: 'start', when: { all: [noStatus, ended, atHalf] } }, [
      { kind: 'text', value: [{ label: 'halfTime' }], size: 'medium' },
    ]),
  ]);
}

/** Whether the period is the last before half-time; false where a game has no halves. */
function halfOf(period: LayoutNode): Condition {
  const hasHalves = period.kind === 'period' && ['quarter', 'half'].includes(period.format) && period.count % 2 === 0;
  const last = hasHalves ? period.count / 2 : 0;
  return { all: [{ field: 'period', gte: Math.max(1, last) }, { not: { field: 'period', gte: last + 1 } }] };
}

/** The same node under no name: a part has one place only. */
function withoutParts(node: LayoutNode): LayoutNode {
  const { part: _, ...rest } = node;
  return 'children' in rest ? { ...rest, children: rest.children.map(withoutParts) } : rest;
}
