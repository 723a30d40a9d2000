import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { Shown } from '#layout/resolve.ts';
import type { PeriodNode, TextNode } from '#layout/schema.ts';
import { drawCell } from './cell.tsx';
import { useScene } from './scene.tsx';

/** A name or a word, made to fit its box: squeezed, else its short form, else cut. */
export function TextView({ node, shown }: { node: TextNode | PeriodNode; shown: Shown }): ReactNode {
  // A line of a column, which has a height, is as wide as the column.
  const isBound = node.width !== undefined || node.height !== undefined || node.grow === true;
  const { fitter } = useScene();
  const { text, short } = shown;
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const word = ref.current;
    if (word === null) return undefined;
    if (isBound) return fitter.fit(word, text, short, node.kind === 'text');
    word.textContent = text;
    return undefined;
  }, [fitter, text, short, isBound, node.kind]);
  // React has no children here: what fits is written into the element.
  return drawCell({ node, shown, children: <span className="bug-word" dir="auto" ref={ref} /> });
}
