import { useMemo, useState } from 'react';
import type { Fields } from '#layout/binding.ts';
import { fieldsRead, isLeftOut, resolveNode, type Shown } from '#layout/resolve.ts';
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
  const names = useMemo(() => fieldsRead(node), [node]);
  const shown = useFields(
    names,
    useMemo(() => createShownSelector(node, scene), [node, scene]),
  );
  // Room that was taken once is kept while its fields are merely blank: nothing on air may jump when a board clears a field.
  const [taken, setTaken] = useState(shown.room === 'shown');
  const takes = shown.room === 'shown' || (taken && shown.room === 'hold');
  if (takes !== taken) setTaken(takes);
  return takes && !isLeftOut(node, scene) ? shown : undefined;
}

/** A selector that answers with the same object until something of what is shown changed. */
function createShownSelector(node: LayoutNode, scene: GraphicScene): Selector<Shown> {
  const isHot = 'value' in node && 'slots' in node;
  let kept: Shown | undefined;
  let seen: Shown | undefined;
  return ({ values }) => {
    const next = shownNow(node, values, scene);
    if (next === seen && kept !== undefined) return kept;
    seen = next;
    if (kept === undefined || !alike(kept, next, isHot)) kept = next;
    return kept;
  };
}

interface Resolved {
  readonly values: Fields;
  readonly scene: GraphicScene;
  readonly shown: Shown;
}

const resolved = new WeakMap<LayoutNode, Resolved>();

/** What a node shows of these values. It is resolved once however many ask: a clock's change is asked about by its box and by its text. */
export function shownNow(node: LayoutNode, values: Fields, scene: GraphicScene): Shown {
  const last = resolved.get(node);
  if (last?.values === values && last.scene === scene) return last.shown;
  const shown = resolveNode(node, values, scene);
  resolved.set(node, { values, scene, shown });
  return shown;
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
