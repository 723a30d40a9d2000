import { createRoot } from 'react-dom/client';
import { canvasOf, type Canvas } from '#layout/canvas.ts';
import { systemTime } from '#lib/system-time.ts';
import { DEFAULT_STREAM, keyInFragment, streamAddressOfPath, toldQuery } from '#protocol/fields.ts';
import { listen } from '#store/listen.ts';
import { fetchLookFile } from '#store/look-files.ts';
import { createScoreboardStore } from '#store/scoreboard-store.ts';
import { readOptions, type OverlayOptions } from '#store/url-options.ts';
import { airPicture, firstState, loadPicture } from './air-picture.tsx';
import type { Drawn } from './air.ts';
import { showStatus } from './show-status.ts';

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

  showStatus(root, store);
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

  const draw = (drawn: Drawn): void => {
    page.render(airPicture(store, drawn));
  };
  const load = (options: OverlayOptions, canvas: Canvas): Promise<Drawn> =>
    loadPicture(store, fetchLookFile, options, canvas);

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
  if (JSON.stringify(said) !== '{}' || options.hide[0] || window.hostCalls?.begun) return follow();
  draw(plain);
  systemTime.after(BEHIND_MS, follow);
  return undefined;
}
