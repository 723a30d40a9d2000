import { useMemo, useState } from 'react';
import type { Fields } from '#layout/binding.ts';
import { fieldsWorded, isLeftOut, resolveNode, type Shown } from '#layout/resolve.ts';
import type { LayoutNode } from '#layout/schema.ts';
import { useFields } from '#store/react.tsx';
import type { Selector } from '#store/selectors.ts';
import { useScene, type GraphicScene } from './scene.tsx';

/** Asks what a node shows of these values. */
export type Showing = (values: Fields) => Shown;

/** A node resolves once however many ask: a clock's change is asked about by its box and by its text. */
export function useShowing(node: LayoutNode): Showing {
  const scene = useScene();
  return useMemo(() => createShowing(node, scene), [node, scene]);
}

function createShowing(node: LayoutNode, scene: GraphicScene): Showing {
  let asked: Fields | undefined;
  let shown: Shown | undefined;
  return (values) => {
    if (values !== asked || shown === undefined) {
      shown = resolveNode(node, values, scene);
      asked = values;
    }
    return shown;
  };
}

/**
 * What a node shows now, or undefined while it takes no room. It renders anew only when that changes; of the texts of counts and clocks
 * it counts only whether they are blank, since they are written to their text nodes by `useFieldText`.
 */
export function useShown(node: LayoutNode, showing: Showing): Shown | undefined {
  const scene = useScene();
  const shown = useFields(
    useMemo(() => fieldsWorded(node), [node]),
    useMemo(() => createShownSelector(node, showing), [node, showing]),
    node.known,
  );
  // Room that was taken once is kept while its fields are merely blank: nothing on air may jump when a board clears a field.
  const [taken, setTaken] = useState(shown.room === 'shown');
  const takes = shown.room === 'shown' || (taken && shown.room === 'hold');
  if (takes !== taken) setTaken(takes);
  return takes && !isLeftOut(node, scene) ? shown : undefined;
}

/** A selector that answers with the same object until something of what is shown changed. */
function createShownSelector(node: LayoutNode, showing: Showing): Selector<Shown> {
  const isHot = 'value' in node && 'slots' in node;
  let kept: Shown | undefined;
  return ({ values }) => {
    const next = showing(values);
    if (kept === undefined || (next !== kept && !alike(kept, next, isHot))) kept = next;
    return kept;
  };
}

function alike(a: Shown, b: Shown, isHot: boolean): boolean {
  return (
    a.room === b.room &&
    a.off === b.off &&
    a.tone === b.tone &&
    a.count === b.count &&
    a.squeeze === b.squeeze &&
    a.short === b.short &&
    (isHot ? (a.text === '') === (b.text === '') : a.text === b.text)
  );
}
