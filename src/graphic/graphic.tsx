import { useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import type { Canvas } from '#layout/canvas.ts';
import type { Look } from '#layout/look.ts';
import { placedStyle, type Placement } from '#layout/placement.ts';
import type { Layout } from '#layout/schema.ts';
import type { Theme } from '#layout/theme/theme-schema.ts';
import { tokensOf } from '#layout/theme/tokens.ts';
import { useScoreboard } from '#store/react.tsx';
import { alwaysDrawnOf, drawnOf } from '#store/selectors.ts';
import { createFitter } from './fitter.ts';
import { drawNode } from './node-view.tsx';
import { SceneContext, type RichComponent } from './scene.tsx';
import './graphic.css';

export interface GraphicProps {
  readonly canvas: Canvas;
  readonly layout: Layout;
  readonly theme: Theme;
  /** Keep its identity while it says the same: every element follows it. */
  readonly look: Look;
  readonly placement: Placement;
  /** Whether changes may move; without it they may, unless the host asks for reduced motion. */
  readonly animate?: boolean;
  /** What `loadRich` gave for this layout. */
  readonly rich?: RichComponent | undefined;
}

/** A layout on the screen: the same on air and in preview. Nothing is drawn before the stream has fields, unless the layout says that it is `always`. Stands in a `<Stage>`. */
export function Graphic({ canvas, layout, theme, look, placement, animate = true, rich }: GraphicProps): ReactNode {
  // With a whole state, as with another layout or look, this renders, and what that turns on or off does not come and go.
  const drawn = useScoreboard(layout.always === true ? alwaysDrawnOf : drawnOf);
  const fitter = useMemo(() => createFitter(), []);
  const scene = useMemo(() => ({ layout, look, animate, fitter, Rich: rich }), [layout, look, animate, fitter, rich]);
  const style = useMemo(
    () => ({ ...tokensOf(theme, look), ...placedStyle(layout.position, placement, canvas) }),
    [theme, look, layout.position, placement, canvas],
  );
  const ref = useRef<HTMLDivElement>(null);
  const seen = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const bug = ref.current;
    // The first picture has nothing to come from.
    const isFirst = bug !== seen.current;
    seen.current = bug;
    if (bug === null || isFirst) return;
    bug.dataset['cut'] = '';
    // Reading the layout takes the new styles over before motion is allowed again.
    void bug.offsetWidth;
    delete bug.dataset['cut'];
  });
  if (drawn === undefined) return null;
  return (
    <div
      className="bug"
      ref={ref}
      lang={look.lang}
      data-at={(placement.position ?? layout.position)[0]}
      data-side={(placement.position ?? layout.position)[1]}
      data-team={look.strapTeam ?? undefined}
      data-still={!animate || undefined}
      style={style}
    >
      <SceneContext value={scene}>{drawNode(layout.root, scene)}</SceneContext>
    </div>
  );
}
