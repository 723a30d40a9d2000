import { hasClock, hasPeriod } from './break-label.ts';
import type { Binding, Condition, Source } from './common-schema.ts';
import { labelled } from './labelled.ts';
import type { Layout, LayoutNode, PeriodNode } from './schema.ts';

/** As the layouts' own lists have them, for those of a crew's own that lack them. */
const OVERTIME = { en: 'OT', de: 'VERL', fr: 'PROL', es: 'PRÓR', pl: 'DOGR' };
/** What English has besides where overtime is played in halves. */
const EXTRA_TIME = { ...OVERTIME, en: 'ET' };

const PERIODS: ReadonlySet<string> = new Set(['period', 'status']);

/** The overtimes that a source may count. */
const TIMES = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const WORDS = ['ot', 'et', 'so'];
const BEFORE = ['q', 'p', 'h', 'quarter ', 'period ', 'half '];
const BEHIND = ['st', 'nd', 'rd', 'th', 'h'];

const SAID = ['overtime', 'extra time', 'extra-time', 'shootout', 'shoot-out', 'pen', 'pens', 'penalties', 'aet'];

/**
 * The layout of a game that its operator calls overtime: the word for it in the period's place, where the board stays at the last period or
 * says nothing. A period that says so itself (`5` of four, `2OT`, a shoot-out) and the sport's own status go before it. Rounds, sets and
 * innings go on being counted, and a layout without a clock, such as a card, stays as it is.
 */
export function withOvertimeLabel(layout: Layout): Layout {
  if (!hasClock(layout.root)) return layout;
  const labels = labelled(labelled(layout.labels, 'inOvertime', OVERTIME), 'inExtraTime', EXTRA_TIME);
  return { ...layout, labels, root: relabelled(layout.root) };
}

function relabelled(node: LayoutNode): LayoutNode {
  if ('children' in node) {
    if (!hasPeriod(node)) return node;
    const { known, ...rest } = node;
    const children = node.children.map(relabelled);
    // The room that a period would have on a board that shows one is the word's.
    return known?.some((field) => PERIODS.has(field)) ? { ...rest, children } : { ...node, children };
  }
  return node.kind === 'period' && isOfGame(node) ? inOvertime(node) : node;
}

/** Whether the game has so many periods, and is over or goes on behind them. */
function isOfGame({ format, word, half, of }: PeriodNode): boolean {
  return format !== 'round' && format !== 'word' && word === undefined && half === undefined && of === undefined;
}

function inOvertime(node: PeriodNode): PeriodNode {
  const worded = (binding: Binding): Binding => binding.flatMap((source) => withWord(source, node));
  return { ...node, known: [], value: worded(node.value), ...(node.short && { short: worded(node.short) }) };
}

/** The source with the word before its last field, which is the period; those before that are words as well. */
function withWord(source: Source, { count, format, over }: PeriodNode): readonly Source[] {
  const period = 'field' in source ? source.field.at(-1) : undefined;
  if (!('field' in source) || period === undefined) return [source];
  const words = source.field.slice(0, -1);
  const label = over === 'ET' || (format === 'half' && over === undefined) ? 'inExtraTime' : 'inOvertime';
  return [
    ...(words.length > 0 ? [{ field: words }] : []),
    { label, when: { not: saysSo(period, count) } },
    { field: [period] },
  ];
}

/** Whether a period, as sources write it, is one behind the last. */
function saysSo(field: string, count: number): Condition {
  return {
    any: [
      { field, gte: count + 1 },
      { field, is: [...SAID, ...counted(count)] },
    ],
  };
}

/** How sources write the periods behind the last: `5th`, `Q5`, `OT`, `2OT`, `ET 2`. */
function counted(count: number): readonly string[] {
  return [
    ...WORDS,
    ...WORDS.flatMap((word) =>
      TIMES.flatMap((time) => [`${word}${time}`, `${word} ${time}`, `${time}${word}`, `${time} ${word}`]),
    ),
    ...BEFORE.flatMap((word) => TIMES.map((time) => `${word}${count + time}`)),
    ...BEHIND.flatMap((end) => TIMES.map((time) => `${count + time}${end}`)),
  ];
}
