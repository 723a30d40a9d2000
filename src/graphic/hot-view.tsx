import { useMemo, type ReactNode } from 'react';
import { rose } from '#layout/format/count.ts';
import { fieldsRead, type Shown } from '#layout/resolve.ts';
import type { ClockNode, NumberNode } from '#layout/schema.ts';
import { useFieldText } from '#store/react.tsx';
import type { Selector } from '#store/selectors.ts';
import { Cell } from './cell.tsx';
import { useScene } from './scene.tsx';
import { shownNow } from './use-shown.ts';

/** A count or a clock: its text goes into its text node without a render; a count that is lively moves once when it rises. */
export function HotView({ node, shown }: { node: NumberNode | ClockNode; shown: Shown }): ReactNode {
  const scene = useScene();
  const names = useMemo(() => fieldsRead(node), [node]);
  const read: Selector<string> = useMemo(
    () =>
      ({ values }) =>
        shownNow(node, values, scene).text,
    [node, scene],
  );
  const isLively = node.kind === 'number' && node.lively === true && scene.animate;
  const ref = useFieldText<HTMLSpanElement>(names, read, (element, before) => {
    if (isLively && rose(before, element.textContent) && !document.hidden) moveIn(element);
  });
  // A digit of the bug's face is at most half an em wide, its colon and its dot are less.
  const width = node.width ?? `calc(${node.slots} * 0.5em + ${2 * (node.pad ?? 0)}px)`;
  return (
    <Cell node={node} shown={shown} style={{ width }}>
      <span
        className="bug-digits"
        ref={ref}
        style={shown.squeeze < 1 ? { transform: `scaleX(${shown.squeeze})` } : undefined}
      />
    </Cell>
  );
}

/** Milliseconds; the new number can be read well before a third of it has passed. */
const MOVE_MS = 280;

/** Lets a number that is there already rise into its place. One that still moves is begun anew by the newer movement, which goes over it. */
function moveIn(element: HTMLElement): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  element.animate(
    [
      { transform: 'translateY(38%)', opacity: 0.2 },
      { transform: 'none', opacity: 1 },
    ],
    { duration: MOVE_MS, easing: 'cubic-bezier(0.16, 1, 0.3, 1)' },
  );
}
