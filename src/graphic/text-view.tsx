import type { ReactNode } from 'react';
import type { Shown } from '#layout/resolve.ts';
import type { PeriodNode, TextNode } from '#layout/schema.ts';
import { drawCell } from './cell.tsx';
import { useFit } from './use-fit.ts';

/** A name or a word, made to fit its box: squeezed, else its short form, else cut. */
export function TextView({ node, shown }: { node: TextNode | PeriodNode; shown: Shown }): ReactNode {
  // A line of a column, which has a height, is as wide as the column.
  const isBound = node.width !== undefined || node.height !== undefined || node.grow === true;
  const ref = useFit(shown.text, shown.short, isBound);
  // React has no children here: useFit writes the text it chose.
  return drawCell({ node, shown, children: <span className="bug-word" dir="auto" ref={ref} /> });
}
