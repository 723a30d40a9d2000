import { createRoot } from 'react-dom/client';
import { Graphic } from '#graphic/graphic.tsx';
import { loadRich } from '#graphic/load-rich.ts';
import type { RichComponent } from '#graphic/scene.tsx';
import { Stage } from '#graphic/stage.tsx';
import { canvasOf } from '#layout/canvas.ts';
import { systemTime } from '#lib/system-time.ts';
import type { SourceStatus } from '#protocol/down.ts';
import { DEFAULT_STREAM, streamAddressOfPath } from '#protocol/fields.ts';
import { listen } from '#store/listen.ts';
import { fetchLookFile, loadLookFiles, type LookFiles } from '#store/look-files.ts';
import { lookOf } from '#store/look-options.ts';
import { ScoreboardProvider } from '#store/react.tsx';
import { createScoreboardStore, statusOf } from '#store/scoreboard-store.ts';
import { readOptions } from '#store/url-options.ts';
import { KeepFrame } from './keep-frame.tsx';

/** A face that does not come is not waited for any longer: the system's own is better than no score. */
const FONT_MS_MAX = 2_000;

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
  const [files] = await Promise.all([loadFiles(), fontsFor(`0${look.home.name}${look.away.name}`)]);
  if (options.debug) {
    const { showDebugPanel } = await import('./debug-panel.ts');
    showDebugPanel({ store, stream, layout: files.layout, look, notes: [...ignored, ...files.faults] });
  }
  if (files.pack !== undefined) {
    const { completeFields } = await import('./complete-fields.ts');
    completeFields(store, files.pack, options.rules);
  }
  const reactRoot = createRoot(root);
  draw(files);
  // A host may give its source another shape while it is on air: what is shown stays until the other form is there.
  window.addEventListener('resize', () => {
    const next = canvasOf(window.innerWidth, window.innerHeight);
    if (next === canvas) return;
    canvas = next;
    void loadFiles().then((loaded) => {
      if (canvas === next) draw(loaded);
      return undefined;
    });
  });

  async function loadFiles(): Promise<PictureFiles> {
    const loaded = await loadLookFiles(options, canvas.isWide, { fetch: fetchLookFile, time: systemTime });
    return { ...loaded, rich: await loadRich(loaded.layout.root) };
  }

  function draw({ layout, theme, rich }: PictureFiles): void {
    reactRoot.render(
      <KeepFrame time={systemTime}>
        <ScoreboardProvider store={store}>
          <Stage canvas={canvas} chroma={options.chroma ?? undefined} safe={options.safe}>
            <Graphic
              canvas={canvas}
              layout={layout}
              theme={theme}
              look={look}
              placement={options}
              animate={options.animate}
              rich={rich}
            />
          </Stage>
        </ScoreboardProvider>
      </KeepFrame>,
    );
  }
}

interface PictureFiles extends LookFiles {
  readonly rich: RichComponent | undefined;
}

/** Waits for the faces that this text needs, so that the first picture has its own letters. */
async function fontsFor(text: string): Promise<void> {
  const patience = new Promise<void>((resolve) => {
    systemTime.after(FONT_MS_MAX, resolve);
  });
  const fonts = document.fonts.load('600 44px "Barlow Condensed"', text).catch(() => undefined);
  await Promise.race([fonts, patience]);
}
