import { createContext, useContext } from 'react';
import type { Scene } from '#layout/binding.ts';

/** What all elements of one graphic share and no feed changes. */
export interface GraphicScene extends Scene {
  /** Whether changes may move at all. */
  readonly animate: boolean;
}

export const SceneContext = createContext<GraphicScene | undefined>(undefined);

export function useScene(): GraphicScene {
  const scene = useContext(SceneContext);
  if (scene === undefined) throw new Error('no <Graphic> above');
  return scene;
}
