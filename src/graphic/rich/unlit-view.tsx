import { useMemo, type ReactNode } from 'react';
import { createUnlit } from '#layout/elements/unlit.ts';
import { fieldsRead, type Shown } from '#layout/resolve.ts';
import type { UnlitNode } from '#layout/rich-schema.ts';
import { useFieldText } from '#store/react.tsx';
import type { Selector } from '#store/selectors.ts';
import { Cell } from '../cell.tsx';

/** The unlit segments behind a number. They change with the number of its places, so they are written without a render as it is. */
export function UnlitView({ node, shown }: { node: UnlitNode; shown: Shown }): ReactNode {
  const names = useMemo(() => fieldsRead(node), [node]);
  const read: Selector<string> = useMemo(() => {
    const unlit = createUnlit(node);
    return ({ values }) => unlit(values);
  }, [node]);
  const ref = useFieldText<HTMLSpanElement>({ names, read });
  return (
    <Cell node={node} shown={shown}>
      <span aria-hidden="true" ref={ref} />
    </Cell>
  );
}
