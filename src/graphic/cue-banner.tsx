import { useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { besideBug, type Beside, type Column, type Edges } from '#layout/beside-bug.ts';
import type { Canvas } from '#layout/canvas.ts';
import { CUE_HEIGHT, cueLayout } from '#layout/cue-layout.ts';
import type { Look } from '#layout/look.ts';
import type { Placement } from '#layout/placement.ts';
import type { Layout } from '#layout/schema.ts';
import type { Theme } from '#layout/theme/theme-schema.ts';
import type { Cue, Cues } from '#store/cues.ts';
import { enter, leave, mayMove } from './comings.ts';
import { Graphic } from './graphic.tsx';

export interface CueBannerProps {
  readonly cues: Cues;
  readonly canvas: Canvas;
  readonly theme: Theme;
  /** Keep its identity while it says the same. */
  readonly look: Look;
  /** The bug, whose words it takes, those for a period too. */
  readonly bug: Pick<Layout, 'labels' | 'root'>;
  /** The bug's size; 1 is the design's. */
  readonly scale: number;
  readonly animate: boolean;
}

/** The operator's cue of the moment, beside the bug. Stands in a `<Stage>`, right after the `<Graphic>` that it must not cover. */
export function CueBanner({ cues, ...props }: CueBannerProps): ReactNode {
  const of = useSyncExternalStore(cues.on, cues.shown);
  return of && <Banner key={of.cue.id} cue={of.cue} leaves={of.leaves} {...props} />;
}

const ANYWHERE: Placement = { position: null, x: null, y: null, scale: 1 };

interface BannerProps extends Omit<CueBannerProps, 'cues'> {
  readonly cue: Cue;
  readonly leaves: boolean;
}

function Banner({ cue, leaves, canvas, theme, look, bug: drawn, scale, animate }: BannerProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  /** Undefined until the bug has been measured, which is before the first picture. */
  const [beside, setBeside] = useState<Beside>();
  const [width, setWidth] = useState<number>();
  const isPlaced = beside !== undefined;
  const layout = useMemo(() => cueLayout(cue, drawn, width), [cue, drawn, width]);

  useLayoutEffect(() => {
    const bug = ref.current?.previousElementSibling;
    const place = (): void => {
      const edges = bug instanceof HTMLElement ? placeOf(bug, canvas) : undefined;
      setBeside(besideBug(edges, CUE_HEIGHT, scale, canvas));
    };
    place();
    if (!(bug instanceof HTMLElement)) return undefined;
    // It may grow meanwhile, or come back on air.
    const observer = new ResizeObserver(place);
    observer.observe(bug);
    return () => {
      observer.disconnect();
    };
  }, [canvas, scale]);

  const widthMax = beside?.widthMax ?? Infinity;
  useLayoutEffect(() => {
    const banner = bannerIn(ref.current);
    if (banner !== undefined && banner.offsetWidth > widthMax) setWidth(widthMax);
  }, [widthMax]);

  useLayoutEffect(() => {
    const banner = bannerIn(ref.current);
    if (!isPlaced || banner === undefined || !mayMove(animate)) return;
    if (leaves) leave(banner);
    else enter(banner);
  }, [isPlaced, leaves, animate]);

  if (layout === undefined) return null;
  return (
    <div ref={ref} style={{ display: 'contents' }}>
      <Graphic
        canvas={canvas}
        layout={layout}
        theme={theme}
        look={look}
        placement={beside?.placement ?? ANYWHERE}
        animate={animate}
      />
    </div>
  );
}

function bannerIn(box: HTMLElement | null): HTMLElement | undefined {
  const banner = box?.firstElementChild;
  return banner instanceof HTMLElement ? banner : undefined;
}

/** Where a bug stands in the design; undefined while it is not drawn. */
function placeOf(bug: HTMLElement, canvas: Canvas): (Edges & { readonly column: Column }) | undefined {
  const design = bug.parentElement?.getBoundingClientRect();
  const box = bug.getBoundingClientRect();
  if (design === undefined || design.width === 0 || box.width === 0) return undefined;
  const factor = design.width / canvas.width;
  const side = bug.dataset['side'];
  return {
    column: side === 'l' || side === 'r' ? side : 'c',
    left: (box.left - design.left) / factor,
    top: (box.top - design.top) / factor,
    right: (box.right - design.left) / factor,
    bottom: (box.bottom - design.top) / factor,
  };
}
