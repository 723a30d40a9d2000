import { systemTime } from '#lib/system-time.ts';
import type { Viewport } from '#protocol/up.ts';
import { createDial, type EarlySocket } from '#viewer/socket.ts';
import { createViewer } from '#viewer/viewer.ts';
import type { ViewerConfig, ViewerPorts } from '#viewer/viewer-config.ts';
import { browserFrames } from './browser-frames.ts';
import { connectFeed } from './feed.ts';
import type { ScoreboardStore } from './scoreboard-store.ts';

declare global {
  interface Window {
    /** Left by index.html's inline script on an overlay's page. */
    earlySocket?: EarlySocket;
  }
}

/** A page's wish to show a stream. */
export interface Listening extends Omit<ViewerConfig, 'url'> {
  /** Where the stream is; without it on the relay that served this page. */
  readonly url?: string;
  readonly store: ScoreboardStore;
  readonly mapEcho?: ViewerPorts['mapEcho'];
}

/**
 * Lets a stream into the store, for as long as the page lives or until the returned function is
 * called. The link is looked after at once whenever the host says that something changed: network, visibility, OBS showing the source.
 */
export function listen({ store, mapEcho, url, ...config }: Listening): () => void {
  const { protocol, host } = window.location;
  // Both are asked for with every heartbeat and change once a season: asking the document costs an idle page more than the answer is worth.
  let viewport = readViewport();
  let visible = !document.hidden;
  const viewer = createViewer(
    { ...config, url: url ?? `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/${config.stream}` },
    {
      dial: createDial(window.earlySocket),
      time: systemTime,
      wallClock: Date.now,
      random: Math.random,
      visible: () => visible,
      viewport: () => viewport,
      ...(mapEcho === undefined ? {} : { mapEcho }),
    },
  );
  const disconnect = connectFeed(viewer, store, { time: systemTime, frames: browserFrames });
  const signals = new AbortController();
  const retry = (): void => {
    viewer.retry();
  };
  for (const name of ['online', 'pageshow', 'obsSourceVisibleChanged', 'boardcast:signed-in']) {
    window.addEventListener(name, retry, { signal: signals.signal });
  }
  window.addEventListener('resize', () => (viewport = readViewport()), { signal: signals.signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      visible = !document.hidden;
      viewer.retry();
    },
    { signal: signals.signal },
  );
  viewer.start();
  return () => {
    signals.abort();
    viewer.close();
    disconnect();
  };
}

function readViewport(): Viewport {
  return { width: window.innerWidth, height: window.innerHeight };
}
