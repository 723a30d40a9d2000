import { createRoot } from 'react-dom/client';
import { Graphic } from '#graphic/graphic.tsx';
import { loadRich } from '#graphic/load-rich.ts';
import { Stage } from '#graphic/stage.tsx';
import { canvasOf, type Canvas } from '#layout/canvas.ts';
import { withSidesSwapped } from '#layout/order.ts';
import { tokensOf } from '#layout/theme/tokens.ts';
import { systemTime } from '#lib/system-time.ts';
import type { SourceStatus } from '#protocol/down.ts';
import { DEFAULT_STREAM, keyInFragment, streamAddressOfPath, toldQuery } from '#protocol/fields.ts';
import { listen } from '#store/listen.ts';
import { fetchLookFile, loadLookFiles } from '#store/look-files.ts';
import { lookOf, withSport } from '#store/look-options.ts';
import { ScoreboardProvider } from '#store/react.tsx';
import { createScoreboardStore, statusOf, type ScoreboardStore } from '#store/scoreboard-store.ts';
import { readOptions, type OverlayOptions } from '#store/url-options.ts';
import type { Drawn } from './air.ts';
import { fontsFor } from './fonts.ts';
import { KeepFrame } from './keep-frame.tsx';

/** The first picture's own files and its frame come first. */
const BEHIND_MS = 500;
/** Code that could not be had is asked for again after this long. */
const RETRY_MS = 5_000;

/**
 * Starts the page on air in `root`: it listens to the stream in its path, and draws it as its URL's options say. Nothing is drawn before
 * the stream's first whole state; from then on something always is.
 */
export async function startOverlay(root: HTMLElement): Promise<void> {
  const { options, ignored } = readOptions(window.location.search);
  const store = createScoreboardStore();
  const stream = streamAddressOfPath(window.location.pathname.replace(/^\/overlay/i, '')).stream ?? DEFAULT_STREAM;
  let echoMap: Promise<ReturnType<typeof import('./echo-map.ts').createEchoMap>> | undefined;

  let shownStatus: SourceStatus | undefined;
  function showStatus(): void {
    const status = statusOf(store.getState());
    if (status !== shownStatus) root.dataset['status'] = shownStatus = status;
  }
  store.subscribe(showStatus);
  showStatus();

  listen({
    store,
    stream,
    role: 'viewer',
    name: options.name,
    delay: options.delay ?? undefined,
    query: toldQuery(window.location.search),
    key: keyInFragment(window.location.hash),
    mapEcho: (values, apply) => {
      echoMap ??= import('./echo-map.ts').then(({ createEchoMap }) => createEchoMap());
      const mapped = echoMap;
      void (async () => {
        apply((await mapped)(values));
      })();
    },
  });

  const page = createRoot(root);

  function draw({ options: { order, rules }, canvas, look, layout, theme, rich, pack, sport, beside }: Drawn): void {
    const ruled = sport?.layoutByRules(layout, pack, rules) ?? layout;
    page.render(
      <KeepFrame time={systemTime}>
        <ScoreboardProvider store={store}>
          <Stage canvas={canvas} chroma={options.chroma ?? undefined} safe={options.safe}>
            <Graphic
              canvas={canvas}
              layout={order === 'away' ? withSidesSwapped(ruled) : ruled}
              theme={theme}
              look={look}
              placement={options}
              animate={options.animate}
              rich={rich}
            />
            {beside}
          </Stage>
        </ScoreboardProvider>
      </KeepFrame>,
    );
  }

  /** All that a picture needs, each part asked for as soon as it is known which. */
  async function load(options: OverlayOptions, canvas: Canvas): Promise<Drawn> {
    const look = lookOf(options);
    const wish = withSport(options, store.getState().control['sport']);
    const sportCode = wish.sport === null ? undefined : loadSportCode();
    const files = await loadLookFiles(wish, canvas.isWide, { fetch: fetchLookFile, time: systemTime });
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

  // Nothing is drawn before the stream's first state; and unless the URL does, that says which sport it is.
  const stated = firstState(store);
  if (options.sport === null) await stated;
  const plain = await load(options, canvasOf(window.innerWidth, window.innerHeight));
  await stated;
  if (options.debug) {
    await import('./debug-panel.ts').then((code) =>
      code.showDebugPanel({ store, stream, options, files: plain, ignored }),
    );
  }
  const derived = plain.sport?.completeFields(store, plain.pack, options.rules);
  const { control } = store.getState();
  const { sport: _sport, looks: _looks, ...said } = control;
  // If that cannot be had, or fails, the URL's own picture is better than none.
  const follow = (): Promise<void> =>
    import('./follow-air.tsx').then(
      (code) =>
        code.followAir({ root, store, options, load, draw, derived }, plain, control).catch(() => {
          draw(plain);
        }),
      () => {
        draw(plain);
        systemTime.after(RETRY_MS, follow);
      },
    );
  // What an operator has said counts from the first picture on, and so do the plates that hidden parts leave empty; while that is nothing, what
  // follows it comes well behind the picture.
  if (JSON.stringify(said) !== '{}' || options.hide[0]) return follow();
  draw(plain);
  systemTime.after(BEHIND_MS, follow);
  return undefined;
}

/** Undefined where the chunk cannot be had: the source's own fields are then on air alone, which is better than nothing at all. */
function loadSportCode(): Promise<Drawn['sport']> {
  return import('./complete-fields.ts').catch(() => undefined);
}

function firstState(store: ScoreboardStore): Promise<void> {
  return new Promise((resolve) => {
    if (store.getState().synced) resolve();
    const off = store.subscribe(({ synced }) => {
      if (!synced) return;
      off();
      resolve();
    });
  });
}
