import { useState, type ReactNode } from 'react';
import type { Shown } from '#layout/resolve.ts';
import type { ImageNode } from '#layout/schema.ts';
import { Cell } from './cell.tsx';

/** A logo, unstretched; none, or one that cannot be loaded, leaves no hole. */
export function ImageView({ node, shown }: { node: ImageNode; shown: Shown }): ReactNode {
  const [broken, setBroken] = useState('');
  if (shown.text === '' || shown.text === broken) return null;
  return (
    <Cell node={node} shown={shown}>
      <img
        src={shown.text}
        alt=""
        decoding="sync"
        onError={() => {
          setBroken(shown.text);
        }}
      />
    </Cell>
  );
}
