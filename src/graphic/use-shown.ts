import { useMemo, useState } from 'react';
import type { Fields } from '#layout/binding.ts';
import { fieldsOfBox, isLeftOut, resolveNode, type Shown } from '#layout/resolve.ts';
import type { LayoutNode } from '#layout/schema.ts';
import { useFields } from '#store/react.tsx';
import type { Selector } from '#store/selectors.ts';
import { useScene, type GraphicScene } from './scene.tsx';

/**
 * What a node shows now, or undefined while it takes no room. It renders anew only when that changes; of the texts of counts and clocks
 * it counts only whether they are blank, since they are written to their text nodes by `useFieldText`.
 */
export function useShown(node: LayoutNode): Shown | undefined {
  const scene = useScene();
  const { texts, presence } = useMemo(() => fieldsOfBox(node), [node]);
  const selector = useMemo(() => createShownSelector(node, scene), [node, scene]);
  const shown = useFields(texts, selector, presence);
  // Room that was taken once is kept while its fields are merely blank: nothing on air may jump when a board clears a field.
  const [taken, setTaken] = useState(shown.room === 'shown');
  const takes = shown.room === 'shown' || (taken && shown.room === 'hold');
  if (takes !== taken) setTaken(takes);
  return takes && !isLeftOut(node, scene) ? shown : undefined;
}

/** A selector that answers with the same object until something of what is shown changed; the same values are resolved once. */
function createShownSelector(node: LayoutNode, scene: GraphicScene): Selector<Shown> {
  const isHot = 'value' in node && 'slots' in node;
  let asked: Fields | undefined;
  let kept: Shown | undefined;
  return ({ values }) => {
    if (kept !== undefined && values === asked) return kept;
    asked = values;
    const next = resolveNode(node, values, scene);
    if (kept === undefined || !alike(kept, next, isHot)) kept = next;
    return kept;
  };
}

function alike(a: Shown, b: Shown, isHot: boolean): boolean {
  return (
    a.room === b.room &&
    a.off === b.off &&
    a.tone === b.tone &&
    a.count === b.count &&
    a.short === b.short &&
    (isHot ? (a.text === '') === (b.text === '') : a.text === b.text)
  );
}
