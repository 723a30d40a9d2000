/** The engine: what a layout shows for the fields of a stream. Pure data; the views draw it and decide nothing. */
import { fieldsOf, readBinding, roomOf, type Fields, type Room, type Scene } from './binding.ts';
import { fieldsAsked, holds } from './condition.ts';
import { secondsOf } from '#scoreboard/clock-seconds.ts';
import { formatCount, numberOf } from './format/count.ts';
import { formatPeriod, inningHalf, periodNumber } from '#scoreboard/period-text.ts';
import type { Tone } from './common-schema.ts';
import type { RichNode } from './rich-schema.ts';
import type { Binding, ClockNode, LayoutNode, NumberNode, ShapeNode } from './schema.ts';

/** What one node shows. A blank text is shown as nothing, never as 0. */
export interface Shown {
  readonly room: Room;
  /** Keeps its room and is not to be seen just now. */
  readonly off: boolean;
  readonly text: string;
  /** Stands in where `text` is too long. */
  readonly short: string;
  readonly tone: 'plain' | Tone;
  /** Marks of pips; 1 for a light that is on; 1 for the top of an inning, 2 for its bottom, 3 for neither. */
  readonly count: number;
}

/** A node that takes room in the first state of a page, with its children. */
export interface ShownNode {
  readonly node: LayoutNode;
  readonly shown: Shown;
  readonly children: readonly ShownNode[];
}

/** Seconds: the last ones of a shot clock, which many consoles count in tenths and television shows in red. */
const SHOT_URGENT_AT = 5;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** All that a layout shows at first sight of these fields, or undefined if that is nothing at all. */
export function resolve(node: LayoutNode, fields: Fields, scene: Scene): ShownNode | undefined {
  const shown = resolveNode(node, fields, scene);
  if (shown.room !== 'shown' || isLeftOut(node, scene)) return undefined;
  const children = 'children' in node ? node.children.flatMap((child) => resolve(child, fields, scene) ?? []) : [];
  return { node, shown, children };
}

/** Whether the page was told to leave this part out, room and all, or was not told the words that it is for. */
export function isLeftOut(node: LayoutNode, scene: Scene): boolean {
  if (node.kind === 'text' && node.value.every((source) => 'option' in source))
    return readBinding(node.value, {}, scene) === '';
  return ('children' in node || node.kind === 'image') && isHidden(node, scene);
}

function isHidden({ part }: LayoutNode, { look }: Scene): boolean {
  return part !== undefined && look.hide.includes(part);
}

/**
 * What one node shows, its children aside. An element that the page was told to hide is off: without its room those beside it would
 * lose their places.
 */
export function resolveNode(node: LayoutNode, fields: Fields, scene: Scene): Shown {
  const shown: Writable<Shown> = {
    room: roomOf(fieldsKnown(node), fields),
    off: isHidden(node, scene) || (node.when !== undefined && !holds(node.when, fields)),
    text: '',
    short: '',
    tone: 'plain',
    count: 0,
  };
  switch (node.kind) {
    case 'row':
    case 'column':
    case 'stack':
      break;
    case 'text':
      shown.text = readBinding(node.value, fields, scene);
      if (node.short !== undefined) shown.short = readBinding(node.short, fields, scene);
      break;
    case 'image':
      shown.text = readBinding(node.value, fields, scene);
      break;
    case 'period': {
      const called = (binding: Binding): string =>
        formatPeriod(readBinding(binding, fields, scene), node, (label) => readBinding([{ label }], fields, scene));
      shown.text = called(node.value);
      if (node.short !== undefined) shown.short = called(node.short);
      // Only a number has halves, and is one of so many.
      if (!periodNumber(readBinding(node.value, fields, scene))) break;
      if (node.half !== undefined) shown.count = inningHalf(fields[node.half] ?? '');
      const most = formatCount(fields[node.of ?? ''] ?? '');
      if (most !== '') [shown.text, shown.short] = [`${shown.text}/${most}`, shown.text];
      break;
    }
    case 'number':
      shown.text = hotText(node, fields, scene);
      break;
    case 'clock':
    case 'shot-clock':
      shown.text = hotText(node, fields, scene);
      if ((secondsOf(shown.text) ?? Infinity) <= urgentAtOf(node)) shown.tone = 'urgent';
      break;
    case 'pips':
      shown.count = Math.min(Math.floor(numberOf(readBinding(node.value, fields, scene)) ?? 0), node.max);
      break;
    case 'light':
      if (node.label !== undefined) shown.text = readBinding(node.label, fields, scene);
      shown.count = holds(node.on, fields) ? 1 : 0;
      break;
    default:
      // What the rich elements show, their own views ask.
      node satisfies ShapeNode | RichNode;
  }
  if (node.tones !== undefined) shown.tone = node.tones.find(({ when }) => holds(when, fields))?.tone ?? shown.tone;
  return shown;
}

/** The text of a count or a clock. */
export function hotText(node: NumberNode | ClockNode, fields: Fields, scene: Scene): string {
  const text = readBinding(node.value, fields, scene);
  if (node.kind !== 'number') return text;
  const count = formatCount(text);
  return count && (node.before ?? '') + count + (node.after ?? '');
}

/** At so many seconds a clock turns red; -1 for one that never does. */
function urgentAtOf(node: ClockNode): number {
  return node.urgentAt ?? (node.kind === 'clock' ? -1 : SHOT_URGENT_AT);
}

/** The fields that what a node shows depends on. */
export function fieldsRead(node: LayoutNode): readonly string[] {
  return [...fieldsShown(node), ...fieldsOfConditions(node), ...(node.known ?? [])];
}

/**
 * The fields that a node's box depends on: those whose very text matters to it, and those of which it only matters whether they hold any. The
 * fields of a clock that never turns red, and of the segments behind one, are of the second kind: it changes sixty times a second, and its
 * text is not the box's to write.
 */
export function fieldsOfBox(node: LayoutNode): {
  readonly texts: readonly string[];
  readonly presence: readonly string[];
} {
  const shown = fieldsShown(node);
  const asked = fieldsOfConditions(node);
  const known = node.known ?? [];
  const writesItself =
    node.kind === 'unlit' || ((node.kind === 'clock' || node.kind === 'shot-clock') && urgentAtOf(node) < 0);
  return writesItself
    ? { texts: asked, presence: [...shown, ...known] }
    : { texts: [...shown, ...asked], presence: known };
}

function fieldsOfConditions(node: LayoutNode): readonly string[] {
  return [node, ...(node.tones ?? [])].flatMap(({ when }) => (when === undefined ? [] : fieldsAsked(when)));
}

function fieldsShown(node: LayoutNode): readonly string[] {
  if ('children' in node) return [];
  if (node.kind === 'light') return [...fieldsAsked(node.on), ...fieldsOf(node.label ?? [])];
  if ('fields' in node) return Object.values(node.fields).flat();
  if (!('value' in node)) return [];
  const shown = fieldsOf('short' in node ? [...node.value, ...(node.short ?? [])] : node.value);
  return node.kind === 'period' ? shown.concat(node.half ?? [], node.of ?? []) : shown;
}

const knownOf = new WeakMap<LayoutNode, readonly string[]>();

/** What decides on a node's room: boxes and what can be shown without any field always have theirs. Reckoned once, it is asked often. */
function fieldsKnown(node: LayoutNode): readonly string[] {
  let known = knownOf.get(node) ?? node.known;
  known ??= node.kind === 'text' || node.kind === 'image' ? [] : fieldsShown(node);
  knownOf.set(node, known);
  return known;
}
