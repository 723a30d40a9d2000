/** A sport's layout as one of its competitions plays. */
import { PERIOD_FORMS } from '#scoreboard/period-text.ts';
import { rulesIn, type Rules } from '#scoreboard/reckon.ts';
import type { SetsNode } from '../rich-schema.ts';
import type { Binding, Layout, LayoutNode, PeriodNode, PipsNode } from '../schema.ts';

type PeriodLabel = Rules['periodLabel'];

/** The word of the layouts' lists that is painted over a period's bare number. */
const PAINTED: Readonly<Record<PeriodLabel, string>> = {
  quarter: 'quarter',
  period: 'period',
  half: 'half',
  ordinal: 'period',
  round: 'round',
  inning: 'inning',
  set: 'set',
  game: 'game',
  end: 'end',
};
/** The figure of a variant that says how many of a field there are at most, by the last word of its name. */
const FIGURES: Readonly<Record<string, string>> = { stones: 'stones', timeouts: 'timeouts', fouls: 'foulsAllowed' };

/**
 * The layout with the period's form and word, the regular number of periods and the places of pips that a variant of the pack's rules asks for.
 * A layout is drawn for the default variant: what it has otherwise than that is its author's own, and stays as it is. `rules` null or unknown is
 * the default; `pack` is a file's content, and one that is no pack changes nothing.
 */
export function layoutByRules(layout: Layout, pack: unknown, rules: string | null): Layout {
  const usual = rulesIn(pack, null);
  const now = rulesIn(pack, rules);
  if (usual === undefined || now === undefined || usual === now) return layout;
  return { ...layout, root: nodeByRules(layout.root, { usual, now, words: layout.labels.en }) };
}

interface Change {
  readonly usual: Rules;
  readonly now: Rules;
  /** The layout's words. */
  readonly words: Readonly<Record<string, string>>;
}

function nodeByRules(node: LayoutNode, change: Change): LayoutNode {
  if ('children' in node) return { ...node, children: node.children.map((child) => nodeByRules(child, change)) };
  switch (node.kind) {
    case 'period':
      return periodByRules(node, change);
    case 'sets':
      return setsByRules(node, change);
    case 'pips':
      return pipsByRules(node, change);
    case 'text':
      return { ...node, value: repainted(node.value, change) };
    default:
      return node;
  }
}

function periodByRules(node: PeriodNode, { usual, now }: Change): PeriodNode {
  const changed = { ...node };
  if (node.count === usual.periods) changed.count = now.periods;
  if (node.format !== PERIOD_FORMS[usual.periodLabel] || usual.periodLabel === now.periodLabel) return changed;
  changed.format = PERIOD_FORMS[now.periodLabel];
  // What overtime is called is the sport's own, whatever its periods are.
  changed.over = node.over ?? (node.format === 'half' ? 'ET' : 'OT');
  return changed;
}

function setsByRules(node: SetsNode, { usual, now }: Change): SetsNode {
  return node.regular === usual.periods ? { ...node, regular: now.periods } : node;
}

function pipsByRules(node: PipsNode, { usual, now }: Change): PipsNode {
  const fields = node.value.flatMap((source) => ('field' in source ? source.field : []));
  const word = fields[0]?.split('.').at(-1) ?? '';
  const figure = FIGURES[word] ?? '';
  const max = now.params[figure];
  return node.max === usual.params[figure] && typeof max === 'number' && max > 0 ? { ...node, max } : node;
}

function repainted(value: Binding, { usual, now, words }: Change): Binding {
  const [before, after] = [PAINTED[usual.periodLabel], PAINTED[now.periodLabel]];
  if (before === after || words[after] === undefined) return value;
  return value.map((source) => ('label' in source && source.label === before ? { ...source, label: after } : source));
}
