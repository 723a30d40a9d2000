import { systemTime } from '#lib/system-time.ts';
import { browserStorage } from '#store/browser-storage.ts';
import { fetchLookFile } from '#store/look-files.ts';
import { createApi } from '#store/api-client.ts';
import { copyText } from '#store/copy-text.ts';
import { captureOf } from './live-picture.ts';
import { listen } from '#store/listen.ts';
import { createTicker } from '#store/ticker.ts';
import type { Tools } from './tools.tsx';
import { documentVisibility } from '#store/visibility.ts';
import { pageFetch } from '#store/page-fetch.ts';

/** The tools of a real page in a real browser. */
export function browserTools(): Tools {
  const visibility = documentVisibility(document);
  const clipboard = 'clipboard' in navigator ? navigator.clipboard : undefined;
  return {
    api: createApi({ fetch: pageFetch, time: systemTime }),
    fetch: fetchLookFile,
    time: systemTime,
    ticker: createTicker(systemTime, visibility),
    visibility,
    location: window.location,
    listen,
    capture: captureOf('mediaDevices' in navigator ? navigator.mediaDevices : undefined),
    storage: browserStorage(),
    copy: (text) => copyText(text, { clipboard, document }),
  };
}
