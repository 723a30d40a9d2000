import { useMemo, type ReactNode } from 'react';
import { fieldsOf } from '#layout/binding.ts';
import { rose } from '#layout/format/count.ts';
import { hotText, type Shown } from '#layout/resolve.ts';
import type { ClockNode, NumberNode } from '#layout/schema.ts';
import { useFieldText } from '#store/react.tsx';
import type { Selector } from '#store/selectors.ts';
import { drawCell } from './cell.tsx';
import { useScene } from './scene.tsx';
import { squeezed } from './squeezed.ts';

interface HotViewProps {
  readonly node: NumberNode | ClockNode;
  readonly shown: Shown;
}

/** A count or a clock: its text goes into its text node without a render; a count that is lively moves once when it rises. */
export function HotView({ node, shown }: HotViewProps): ReactNode {
  const scene = useScene();
  const names = useMemo(() => fieldsOf(node.value), [node]);
  const read: Selector<string> = useMemo(
    () =>
      ({ values }) =>
        hotText(node, values, scene),
    [node, scene],
  );
  const isLively = node.kind === 'number' && node.lively === true && scene.animate;
  const ref = useFieldText<HTMLSpanElement>({
    names,
    read,
    resized: useMemo(() => squeezeInto(node.slots), [node]),
    changed: isLively ? moveUp : undefined,
  });
  // A digit of the bug's face is at most half an em wide, its colon and its dot are less.
  const width = node.width ?? `calc(${node.slots} * 0.5em + ${2 * (node.pad ?? 0)}px)`;
  return drawCell({ node, shown, style: { width }, children: <span className="bug-digits" ref={ref} /> });
}

function squeezeInto(slots: number): (element: HTMLElement, text: string) => void {
  return (element, text) => {
    element.style.transform = squeezed(text, slots)?.transform ?? '';
  };
}

/** Draws attention to a number that rose, on a page that is seen. */
function moveUp(element: HTMLElement, before: string): void {
  if (rose(before, element.textContent) && !document.hidden) moveIn(element, before);
}

/** Milliseconds; the new number can be read well before a third of it has passed. */
const MOVE_MS = 280;

/** Lets the digits that changed rise into their place: all from the first that differs, or the whole number if it got longer. */
function moveIn(element: HTMLElement, before: string): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const now = element.textContent;
  let kept = 0;
  if (now.length === before.length) while (now[kept] === before[kept]) kept += 1;
  // A tail stays until the next change: taking it away costs as much again as moving it.
  const moving = kept === 0 ? element : splitTail(element, kept);
  moving.animate(
    [
      { transform: 'translateY(38%)', opacity: 0.2 },
      { transform: 'none', opacity: 1 },
    ],
    { duration: MOVE_MS, easing: 'cubic-bezier(0.16, 1, 0.3, 1)' },
  );
}

/** Puts all but the first `kept` characters into an element of their own behind the text node. */
function splitTail(element: HTMLElement, kept: number): HTMLElement {
  const text = element.firstChild;
  if (!(text instanceof Text)) return element;
  const tail = document.createElement('span');
  tail.className = 'bug-tail';
  tail.textContent = text.data.slice(kept);
  text.data = text.data.slice(0, kept);
  element.append(tail);
  return tail;
}
