import type { ReactNode } from 'react';
import type { Fields } from '#layout/binding.ts';
import { holds } from '#layout/condition.ts';
import type { Shown } from '#layout/resolve.ts';
import type { BasesNode } from '#layout/rich-schema.ts';
import { Cell } from '../cell.tsx';
import { useResolved } from './use-resolved.ts';

/** First, second and third base, in the order of the fields. */
export function BasesView({ node, shown }: { node: BasesNode; shown: Shown }): ReactNode {
  const lamps = useResolved(node, lampsOf);
  return (
    <Cell node={node} shown={shown}>
      <span className="bug-diamond">
        {lamps.map(({ name, isLit }, index) => (
          <i key={name} className="bug-base" data-base={index + 1} data-lit={isLit || undefined} />
        ))}
      </span>
    </Cell>
  );
}

function lampsOf(node: BasesNode, fields: Fields): readonly { readonly name: string; readonly isLit: boolean }[] {
  return node.fields.bases.map((name) => ({ name, isLit: holds({ field: name, lit: true }, fields) }));
}
