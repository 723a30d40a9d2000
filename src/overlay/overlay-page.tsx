import { createRoot } from 'react-dom/client';
import { Graphic } from '#graphic/graphic.tsx';
import { loadRich } from '#graphic/load-rich.ts';
import { Stage } from '#graphic/stage.tsx';
import { canvasOf, type Canvas } from '#layout/canvas.ts';
import { withSidesSwapped } from '#layout/order.ts';
import { tokensOf } from '#layout/theme/tokens.ts';
import { systemTime } from '#lib/system-time.ts';
import type { SourceStatus } from '#protocol/down.ts';
import { DEFAULT_STREAM, streamAddressOfPath } from '#protocol/fields.ts';
import { listen } from '#store/listen.ts';
import { fetchLookFile, loadLookFiles } from '#store/look-files.ts';
import { lookOf, withSport } from '#store/look-options.ts';
import { ScoreboardProvider } from '#store/react.tsx';
import { createScoreboardStore, statusOf, type ScoreboardStore } from '#store/scoreboard-store.ts';
import { readOptions } from '#store/url-options.ts';
import { fontsFor } from './fonts.ts';
import { KeepFrame } from './keep-frame.tsx';
import type { Drawn } from './take-saved-look.ts';

/**
 * Starts the page on air in `root`: it listens to the stream in its path, and draws it as its URL's options say. Nothing is drawn before
 * the stream's first whole state; from then on something always is.
 */
export async function startOverlay(root: HTMLElement): Promise<void> {
  const { options, ignored } = readOptions(window.location.search);
  const look = lookOf(options);
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
    mapEcho: (values, apply) => {
      echoMap ??= import('./echo-map.ts').then(({ createEchoMap }) => createEchoMap());
      const mapped = echoMap;
      void (async () => {
        apply((await mapped)(values));
      })();
    },
  });

  let canvas = canvasOf(window.innerWidth, window.innerHeight);
  const page = createRoot(root);

  function draw(drawn: Drawn): Drawn {
    const { theme, rich, pack, sport } = drawn;
    const layout = sport?.layoutByRules(drawn.layout, pack, options.rules) ?? drawn.layout;
    page.render(
      <KeepFrame time={systemTime}>
        <ScoreboardProvider store={store}>
          <Stage canvas={canvas} chroma={options.chroma ?? undefined} safe={options.safe}>
            <Graphic
              canvas={canvas}
              layout={options.order === 'away' ? withSidesSwapped(layout) : layout}
              theme={theme}
              look={drawn.look}
              placement={options}
              animate={options.animate}
              rich={rich}
            />
          </Stage>
        </ScoreboardProvider>
      </KeepFrame>,
    );
    return drawn;
  }

  const words = `${look.home.name}${look.away.name}`;
  const faces = { fonts: document.fonts, time: systemTime };

  /** All that a picture needs, each part asked for as soon as it is known which. */
  async function load(): Promise<Drawn> {
    const wish = withSport(options, store.getState().sport);
    const sportCode = wish.sport === null ? undefined : loadSportCode();
    const files = await loadLookFiles(wish, canvas.isWide, { fetch: fetchLookFile, time: systemTime });
    const [rich, sport] = await Promise.all([
      loadRich(files.layout.root),
      sportCode,
      fontsFor(tokensOf(files.theme, look), words, faces),
    ]);
    return { ...files, look, rich, sport };
  }

  async function begin(): Promise<Drawn> {
    // Nothing is drawn before the stream's first state; and unless the URL does, that says which sport it is.
    const stated = firstState(store);
    if (options.sport === null) await stated;
    const files = await load();
    await stated;
    if (options.debug) {
      const { showDebugPanel } = await import('./debug-panel.ts');
      showDebugPanel({ store, stream, options, files, look, ignored });
    }
    files.sport?.completeFields(store, files.pack, options.rules);
    return draw(files);
  }

  let onAir = begin();
  store.subscribe(({ looks }, before) => {
    // A first state says what this page's files are already.
    if (looks && looks !== before.looks && before.synced) onAir = takeSaved(onAir, looks);
  });
  // A host may give its source another shape while it is on air: what is shown stays until the other form is there.
  window.addEventListener('resize', () => {
    const next = canvasOf(window.innerWidth, window.innerHeight);
    if (next !== canvas) onAir = reshape(onAir, next);
  });

  async function reshape(shown: Promise<Drawn>, next: Canvas): Promise<Drawn> {
    canvas = next;
    const drawn = await load();
    await shown;
    return canvas === next ? draw(drawn) : drawn;
  }

  /** The operator has put the saved look on air: it is drawn once all of it is here. */
  async function takeSaved(shown: Promise<Drawn>, version: unknown): Promise<Drawn> {
    const drawn = await shown;
    try {
      const { takeSavedLook } = await import('./take-saved-look.ts');
      return draw(await takeSavedLook(drawn, version, options));
    } catch {
      return drawn; // a newer build has no such chunk any more: what is shown stays
    }
  }

  await onAir;
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
