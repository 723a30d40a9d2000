/** What an OGraf graphic draws: the picture of the page on air, in an element of its own and from what lies in its own script. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { CueBanner } from '#graphic/cue-banner.tsx';
import { Graphic } from '#graphic/graphic.tsx';
import { RichView } from '#graphic/rich/rich-view.tsx';
import { Stage } from '#graphic/stage.tsx';
import type { Canvas } from '#layout/canvas.ts';
import { withPlatesClosed } from '#layout/closed-plates.ts';
import { layoutByRules } from '#layout/elements/by-rules.ts';
import type { Look } from '#layout/look.ts';
import { withSidesSwapped } from '#layout/order.ts';
import { withPhaseLabel, type LabelledPhase } from '#layout/phase-label.ts';
import type { Layout } from '#layout/schema.ts';
import { systemTime } from '#lib/system-time.ts';
import type { Values } from '#protocol/fields.ts';
import type { Cues } from '#store/cues.ts';
import type { Derived } from '#store/derived-fields.ts';
import { lookOf } from '#store/look-options.ts';
import { ScoreboardProvider } from '#store/react.tsx';
import type { ScoreboardStore } from '#store/scoreboard-store.ts';
import type { OverlayOptions } from '#store/url-options.ts';
import { completeFields } from '../complete-fields.ts';
import { KeepFrame } from '../keep-frame.tsx';
import type { OgrafParts } from './ograf-parts.ts';

export interface Drawing {
  readonly options: OverlayOptions;
  readonly canvas: Canvas;
  readonly phase: LabelledPhase | null;
}

export interface OgrafPicture {
  /** Draws it at once. */
  draw(drawing: Drawing): void;
  /** Ends it; the root is empty then. */
  end(): void;
}

interface PictureConfig {
  readonly root: HTMLElement;
  readonly parts: OgrafParts;
  readonly store: ScoreboardStore;
  readonly cues: Cues;
}

export function createPicture({ root, parts, store, cues }: PictureConfig): OgrafPicture {
  const tree = createRoot(root);
  let derived: Derived | undefined;
  let rules: string | null = null;
  let look: Look | undefined;
  /** Of what the layout was made last: as long as that is the same it is the same object, and nothing is drawn anew for it. */
  let made: { readonly of: string; readonly layout: Layout } | undefined;

  function layoutOf({ options, canvas, phase }: Drawing): Layout | undefined {
    const { show, order, hide } = options;
    const name = `${show ?? 'bug'}${canvas.isWide ? '' : '-tall'}`;
    const of = JSON.stringify([name, options.rules, order, hide, phase]);
    if (made?.of === of) return made.layout;
    const plain = parts.layouts[name];
    if (plain === undefined) return undefined;
    const ruled = layoutByRules(plain, parts.pack, options.rules);
    const ordered = order === 'away' ? withSidesSwapped(ruled) : ruled;
    made = { of, layout: withPlatesClosed(withPhaseLabel(ordered, phase), hide) };
    return made.layout;
  }

  return {
    draw(drawing) {
      const { options, canvas } = drawing;
      if (derived === undefined || rules !== options.rules)
        derived = completeFields(store, parts.pack, (rules = options.rules), derived);
      const layout = layoutOf(drawing);
      if (layout === undefined) return;
      const next = lookOf(options);
      if (JSON.stringify(next) !== JSON.stringify(look)) look = next;
      const shared = { canvas, theme: parts.theme, look: look ?? next, animate: options.animate };
      atOnce(() => {
        tree.render(
          <KeepFrame time={systemTime}>
            <ScoreboardProvider store={store}>
              <Stage canvas={canvas}>
                <Graphic {...shared} layout={layout} placement={options} rich={RichView} />
                <CueBanner {...shared} cues={cues} bug={layout} scale={options.scale} />
              </Stage>
            </ScoreboardProvider>
          </KeepFrame>,
        );
      });
    },
    end() {
      derived?.stop();
      cues.stop();
      tree.unmount();
    },
  };
}

/** Has all that a change asks for drawn when it returns. */
export function atOnce(change: () => void): void {
  flushSync(change);
}

/** Puts an operator's values into a store, as a whole. `isCut` is without motion. */
export function putValues(store: ScoreboardStore, values: Values, isCut: boolean): void {
  store.setState(({ redraw }) => ({
    values,
    changedAt: systemTime.now(),
    synced: true,
    redraw: redraw + Number(isCut),
  }));
}
