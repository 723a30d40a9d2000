/** How a cue is drawn: a banner in the theme's own plates, by the engine that draws the bug. */
import type { Cue } from '#protocol/desk.ts';
import { labelled } from './labelled.ts';
import type { Layout, LayoutNode, PeriodNode, TextNode } from './schema.ts';

/** On the grid of 6 px; its letters are 29 px high at 1280 × 720. */
export const CUE_HEIGHT = 72;
const PAD = 24;

const WORDS = {
  goal: { en: 'GOAL', de: 'TOR', fr: 'BUT', es: 'GOL', pl: 'GOL' },
  try: { en: 'TRY', de: 'VERSUCH', fr: 'ESSAI', es: 'ENSAYO', pl: 'PRZYŁOŻENIE' },
  touchdown: { en: 'TOUCHDOWN', pl: 'PRZYŁOŻENIE' },
  point: { en: 'POINT', de: 'PUNKT', es: 'PUNTO', pl: 'PUNKT' },
  foul: { en: 'FOUL', fr: 'FAUTE', es: 'FALTA', pl: 'FAUL' },
  period: { en: 'NEW PERIOD', de: 'NEUER ABSCHNITT', fr: 'NOUVELLE PÉRIODE', es: 'NUEVO PERIODO', pl: 'NOWA CZĘŚĆ' },
  timeout: { en: 'TIMEOUT', de: 'AUSZEIT', fr: 'TEMPS MORT', es: 'TIEMPO MUERTO', pl: 'CZAS' },
  text: { en: '' },
} as const;

/**
 * The banner of a cue: its team on that team's plate, and what there is to say. With `width` it is that wide and what does not fit is
 * squeezed; without, as wide as its words. Undefined where it has nothing to say. `bug` has the words for a team that nobody named, and what its
 * periods are called.
 */
export function cueLayout(
  { kind, side, text = '' }: Pick<Cue, 'kind' | 'side' | 'text'>,
  bug: Pick<Layout, 'labels' | 'root'>,
  width?: number,
): Layout | undefined {
  const words = text.trim() === '' ? WORDS[kind] : { en: text.trim() };
  if (words.en === '') return undefined;
  const cell = {
    part: 'cue-text',
    height: CUE_HEIGHT,
    pad: PAD,
    // A moment is lit, a text is a text.
    plate: kind === 'text' ? 'base' : 'lit',
    size: 'medium',
    ...(width !== undefined && { grow: true }),
  } as const;
  const form = kind === 'period' && text.trim() === '' ? periodIn(bug.root) : undefined;
  const say: TextNode | PeriodNode =
    form === undefined ? { ...cell, kind: 'text', value: [{ label: 'cue' }] } : { ...form, ...cell };
  return {
    name: 'Cue',
    position: 'bc',
    always: true,
    labels: labelled(form?.word === SET ? labelled(bug.labels, SET, SET_WORDS) : bug.labels, 'cue', words),
    root: {
      kind: 'row',
      part: 'cue',
      rounded: 'all',
      ...(width !== undefined && { width }),
      children: [...(side === undefined ? [] : [teamNode(side)]), say],
    },
  };
}

/** What each form of a period counts: a name of the layout's labels. */
const COUNTED: Partial<Record<PeriodNode['format'], string>> = {
  quarter: 'quarter',
  period: 'period',
  ordinal: 'period',
  half: 'half',
  round: 'round',
};
/** What regular time is made of: behind it comes overtime. */
const IN_TIME = new Set(['quarter', 'period', 'half']);

/** The word for a set where a bug has their games beside each other, and none of the number. */
const SET = 'cueSet';
/** Fields of the games of a set: all sets, or those that are over. */
const SETS = /\.(?:set|past)\d$/;
const SET_WORDS = { en: 'SET', de: 'SATZ' };

/** The period of a bug in words, whatever its form there (Q3, or a word painted over the number); it is the banner's own word while there is none. */
function periodIn(root: LayoutNode): PeriodNode | undefined {
  const nodes = nodesIn(root);
  const node = nodes.find((each) => each.kind === 'period');
  if (node?.kind !== 'period') return setIn(nodes);
  const { kind, value, format, count, size, over, half, of } = node;
  const word = node.word ?? COUNTED[format] ?? paintedIn(nodes) ?? 'inning';
  return {
    kind,
    value: [...value, { label: 'cue' }],
    known: [],
    format: format === 'plain' ? format : 'word',
    word,
    count,
    size,
    ...(IN_TIME.has(word) && { over: over ?? (word === 'half' ? 'ET' : 'OT') }),
    ...(half !== undefined && { half }),
    ...(of !== undefined && { of }),
  };
}

/** The set that is played, of a bug that shows each by its games. */
function setIn(nodes: readonly LayoutNode[]): PeriodNode | undefined {
  const node = nodes.find((each) => each.kind === 'sets' && SETS.test(each.fields.own[0] ?? ''));
  if (node?.kind !== 'sets') return undefined;
  const value = [{ field: node.fields.current ?? ['period'] }, { label: 'cue' }];
  return {
    kind: 'period',
    value,
    known: [],
    format: 'word',
    word: SET,
    count: node.fields.own.length,
    size: node.size,
  };
}

/** The word of a bug that has it beside the number. */
function paintedIn(nodes: readonly LayoutNode[]): string | undefined {
  const painted = new Set(
    nodes
      .flatMap((node) => (node.kind === 'text' ? node.value : []))
      .map((source) => 'label' in source && source.label),
  );
  return Object.values(COUNTED).find((word) => painted.has(word));
}

function nodesIn(node: LayoutNode): readonly LayoutNode[] {
  return 'children' in node ? [node, ...node.children.flatMap(nodesIn)] : [node];
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
