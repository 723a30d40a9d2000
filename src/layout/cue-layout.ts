/** How a cue is drawn: a banner in the theme's own plates, by the engine that draws the bug. */
import type { Cue } from '#protocol/desk.ts';
import { labelled } from './labelled.ts';
import type { Layout, LayoutNode, TextNode } from './schema.ts';

/** On the grid of 6 px; its letters are 29 px high at 1280 × 720. */
export const CUE_HEIGHT = 72;
const PAD = 24;

const WORDS = {
  goal: { en: 'GOAL', de: 'TOR', fr: 'BUT', es: 'GOL', pl: 'GOL' },
  try: { en: 'TRY', de: 'VERSUCH', fr: 'ESSAI', es: 'ENSAYO', pl: 'PRZYŁOŻENIE' },
  touchdown: { en: 'TOUCHDOWN', pl: 'PRZYŁOŻENIE' },
  timeout: { en: 'TIMEOUT', de: 'AUSZEIT', fr: 'TEMPS MORT', es: 'TIEMPO MUERTO', pl: 'CZAS' },
  text: { en: '' },
} as const;

/**
 * The banner of a cue: its team on that team's plate, and what there is to say. With `width` it is that wide and what does not fit is
 * squeezed; without, as wide as its words. Undefined where it has nothing to say. `labels` are the bug's, for a team that nobody named.
 */
export function cueLayout(
  { kind, side, text = '' }: Pick<Cue, 'kind' | 'side' | 'text'>,
  labels: Layout['labels'],
  width?: number,
): Layout | undefined {
  const words = text.trim() === '' ? WORDS[kind] : { en: text.trim() };
  if (words.en === '') return undefined;
  const say: TextNode = {
    kind: 'text',
    part: 'cue-text',
    height: CUE_HEIGHT,
    pad: PAD,
    // A moment is lit, a text is a text.
    plate: kind === 'text' ? 'base' : 'lit',
    value: [{ label: 'cue' }],
    size: 'medium',
    ...(width !== undefined && { grow: true }),
  };
  return {
    name: 'Cue',
    position: 'bc',
    always: true,
    labels: labelled(labels, 'cue', words),
    root: {
      kind: 'row',
      part: 'cue',
      rounded: 'all',
      ...(width !== undefined && { width }),
      children: [...(side === undefined ? [] : [teamNode(side)]), say],
    },
  };
}

function teamNode(team: 'home' | 'away'): LayoutNode {
  return {
    kind: 'text',
    part: 'cue-team',
    height: CUE_HEIGHT,
    pad: PAD,
    plate: team,
    value: [{ team, name: 'full' }, { field: [`${team}.name`] }, { team, name: 'short' }, { label: team }],
    short: [{ team, name: 'short' }],
    size: 'medium',
  };
}
