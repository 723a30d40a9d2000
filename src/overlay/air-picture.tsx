/** What is drawn on air, and how all that it needs is had: the same for the page and for what a playout server plays. */
import type { ReactNode } from 'react';
import { Graphic } from '#graphic/graphic.tsx';
import { loadRich } from '#graphic/load-rich.ts';
import { Stage } from '#graphic/stage.tsx';
import type { Canvas } from '#layout/canvas.ts';
import { withSidesSwapped } from '#layout/order.ts';
import { tokensOf } from '#layout/theme/tokens.ts';
import { systemTime } from '#lib/system-time.ts';
import { loadLookFiles, type LookFilePorts } from '#store/look-files.ts';
import { lookOf, withSport } from '#store/look-options.ts';
import { ScoreboardProvider } from '#store/react.tsx';
import type { ScoreboardStore } from '#store/scoreboard-store.ts';
import type { OverlayOptions } from '#store/url-options.ts';
import type { Drawn } from './air.ts';
import { fontsFor } from './fonts.ts';
import { KeepFrame } from './keep-frame.tsx';

/** A picture of a store. */
export function airPicture(
  store: ScoreboardStore,
  { options, canvas, look, layout, theme, rich, pack, sport, beside }: Drawn,
): ReactNode {
  const ruled = sport?.layoutByRules(layout, pack, options.rules) ?? layout;
  return (
    <KeepFrame time={systemTime}>
      <ScoreboardProvider store={store}>
        <Stage canvas={canvas} chroma={options.chroma ?? undefined} safe={options.safe}>
          <Graphic
            canvas={canvas}
            layout={options.order === 'away' ? withSidesSwapped(ruled) : ruled}
            theme={theme}
            look={look}
            placement={options}
            animate={options.animate}
            rich={rich}
          />
          {beside}
        </Stage>
      </ScoreboardProvider>
    </KeepFrame>
  );
}

/** All that a picture needs, each part asked for as soon as it is known which. */
export async function loadPicture(
  store: ScoreboardStore,
  fetch: LookFilePorts['fetch'],
  options: OverlayOptions,
  canvas: Canvas,
): Promise<Drawn> {
  const look = lookOf(options);
  const wish = withSport(options, store.getState().control['sport']);
  const sportCode = wish.sport === null ? undefined : loadSportCode();
  const files = await loadLookFiles(wish, canvas.isWide, { fetch, time: systemTime });
  const [rich, sport] = await Promise.all([
    loadRich(files.layout.root),
    sportCode,
    fontsFor(tokensOf(files.theme, look), `${look.home.name}${look.away.name}`, {
      fonts: document.fonts,
      time: systemTime,
    }),
  ]);
  return { ...files, options, canvas, look, rich, sport };
}

/** Undefined where the chunk cannot be had: the source's own fields are then on air alone, which is better than nothing at all. */
function loadSportCode(): Promise<Drawn['sport']> {
  return import('./complete-fields.ts').catch(() => undefined);
}

/** Resolves with a store's first whole state. */
export function firstState(store: ScoreboardStore): Promise<void> {
  return new Promise((resolve) => {
    if (store.getState().synced) resolve();
    const off = store.subscribe(({ synced }) => {
      if (!synced) return;
      off();
      resolve();
    });
  });
}
