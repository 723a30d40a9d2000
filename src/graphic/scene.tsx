import { createContext, useContext, type ComponentType } from 'react';
import type { Scene } from '#layout/binding.ts';
import type { Shown } from '#layout/resolve.ts';
import type { RichNode } from '#layout/rich-schema.ts';
import type { Fitter } from './fitter.ts';

/** Draws the elements that are in a chunk of their own. */
export type RichComponent = ComponentType<{ readonly node: RichNode; readonly shown: Shown }>;

/** What all elements of one graphic share and no feed changes. */
export interface GraphicScene extends Scene {
  /** Whether changes may move at all. */
  readonly animate: boolean;
  /** Fits the names and the words of this graphic into their boxes. */
  readonly fitter: Fitter;
  /** Undefined where the layout has no such element, or the chunk could not be had: they are left out then. */
  readonly Rich: RichComponent | undefined;
}

export const SceneContext = createContext<GraphicScene | undefined>(undefined);

export function useScene(): GraphicScene {
  const scene = useContext(SceneContext);
  if (scene === undefined) throw new Error('no <Graphic> above');
  return scene;
}
