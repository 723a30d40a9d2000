import { labelled } from './labelled.ts';
import type { Layout, LayoutNode } from './schema.ts';

const WORDS = { en: 'BREAK', de: 'PAUSE', fr: 'PAUSE', es: 'PAUSA', pl: 'PRZERWA' };

/** Clear room beside the word, on a plate of its own. */
const PAD = 6;

/**
 * The layout with the word for a break in the period's place: what consoles show on their main digits then is the time-out's or the pause's
 * time, and nobody is to take it for the game's. A layout without a clock, such as a card, stays as it is.
 */
export function withBreakLabel(layout: Layout): Layout {
  if (!hasClock(layout.root)) return layout;
  const labels = labelled(layout.labels, 'onBreak', WORDS);
  return { ...layout, labels, root: relabelled(layout.root) };
}

/** Whether it shows the time of a game. */
export function hasClock(node: LayoutNode): boolean {
  return 'children' in node ? node.children.some(hasClock) : node.kind === 'clock';
}

/** Whether it says how far the game is. */
export function hasPeriod(node: LayoutNode): boolean {
  return 'children' in node ? node.children.some(hasPeriod) : node.kind === 'period';
}

function relabelled(node: LayoutNode): LayoutNode {
  if ('children' in node) {
    if (!hasPeriod(node)) return isPainted(node) ? unpainted(node) : node;
    return { ...node, children: node.children.map(relabelled) };
  }
  if (node.kind !== 'period') return isPainted(node) ? unpainted(node) : node;
  const { half: _half, of: _of, short: _short, tones: _tones, when: _when, ...rest } = node;
  return { pad: PAD, ...rest, plate: 'lit', format: 'plain', known: [], value: [{ label: 'onBreak' }] };
}

/** Whether all that a node ever says are words of the layout, such as a QUARTER over the number: of a break that says nothing. */
function isPainted(node: LayoutNode): boolean {
  if ('children' in node) return node.children.length > 0 && node.children.every(isPainted);
  return node.kind === 'text' && node.value.every((source) => 'label' in source);
}

/** Keeps its room. */
function unpainted(node: LayoutNode): LayoutNode {
  if ('children' in node) return { ...node, children: node.children.map(unpainted) };
  return node.kind === 'text' ? { ...node, value: [{ label: '' }] } : node;
}
