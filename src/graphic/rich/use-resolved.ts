import { useMemo } from 'react';
import type { Fields, Scene } from '#layout/binding.ts';
import { fieldsRead } from '#layout/resolve.ts';
import type { RichNode } from '#layout/rich-schema.ts';
import { useFields } from '#store/react.tsx';
import type { Selector } from '#store/selectors.ts';
import { useScene } from '../scene.tsx';

type Resolve<N, T> = (node: N, fields: Fields, scene: Scene) => T;

/** What `resolve` makes of a node and its fields: plain data, of the same identity until something of it changed. `resolve` is a function of a module. */
export function useResolved<N extends RichNode, T>(node: N, resolve: Resolve<N, T>): T {
  const scene = useScene();
  const names = useMemo(() => fieldsRead(node), [node]);
  return useFields(
    names,
    useMemo(() => createSelector(node, resolve, scene), [node, resolve, scene]),
  );
}

function createSelector<N, T>(node: N, resolve: Resolve<N, T>, scene: Scene): Selector<T> {
  let kept: { readonly value: T; readonly key: string } | undefined;
  return ({ values }) => {
    const value = resolve(node, values, scene);
    const key = JSON.stringify(value);
    if (kept?.key !== key) kept = { value, key };
    return kept.value;
  };
}
