import { useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import { shareOf } from '#layout/elements/bar.ts';
import { fieldsRead, type Shown } from '#layout/resolve.ts';
import type { BarNode } from '#layout/rich-schema.ts';
import { useScoreboardStore } from '#store/react.tsx';
import { Cell } from '../cell.tsx';

/** A share of a whole. It may follow a clock, so its width is written to the element without a render. */
export function BarView({ node, shown }: { node: BarNode; shown: Shown }): ReactNode {
  const store = useScoreboardStore();
  const names = useMemo(() => fieldsRead(node), [node]);
  const ref = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const fill = ref.current;
    if (fill === null) return undefined;
    fill.style.transform = `scaleX(${shareOf(node, store.getState().values)})`;
    return store.subscribe(({ values }, before) => {
      if (values === before.values || names.every((name) => values[name] === before.values[name])) return;
      fill.style.transform = `scaleX(${shareOf(node, values)})`;
    });
  }, [store, node, names]);
  return (
    <Cell node={node} shown={shown}>
      <i className="bug-fill" data-plate={node.fill} data-reverse={node.reverse} ref={ref} />
    </Cell>
  );
}
