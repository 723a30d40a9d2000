import type { ReactNode } from 'react';
import type { Shown } from '#layout/resolve.ts';
import type { PeriodNode, TextNode } from '#layout/schema.ts';
import { drawCell } from './cell.tsx';
import { useFit } from './use-fit.ts';

/** A name or a word, made to fit its box: squeezed, else its short form, else cut. */
export function TextView({ node, shown }: { node: TextNode | PeriodNode; shown: Shown }): ReactNode {
  const ref = useFit(shown.text, shown.short, node.width !== undefined || node.grow === true);
  // React has no children here: useFit writes the text it chose.
  return drawCell({ node, shown, children: <span className="bug-word" dir="auto" ref={ref} /> });
}
