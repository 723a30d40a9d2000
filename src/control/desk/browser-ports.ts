import { systemTime } from '#lib/system-time.ts';
import { ok } from '#lib/result.ts';
import { decodeLookList, decodeThemeList } from '#protocol/api.ts';
import { decodePacks } from '#scoreboard/packs/read-packs.ts';
import { DEFAULT_STREAM, toStreamId } from '#protocol/fields.ts';
import { browserStorage } from '#store/browser-storage.ts';
import { createApi } from '#store/api-client.ts';
import { listen } from '#store/listen.ts';
import { fetchJson, fetchLookFile } from '#store/look-files.ts';
import { createScoreboardStore } from '#store/scoreboard-store.ts';
import { createTicker } from '#store/ticker.ts';
import { documentVisibility } from '#store/visibility.ts';
import { pageFetch } from '#store/page-fetch.ts';
import { createDeskClient } from './desk-client.ts';
import type { DeskPorts } from './desk-ports.ts';
import { openPicture } from './logo-file.ts';
import { putLogo } from './put-logo.ts';

/** Signs that nobody takes for another when they are read out. */
const TAG_SIGNS = 'ACDEFHJKMNPRTWXY34679';

/** The ports of a real page in a real browser. */
export function browserPorts(): DeskPorts {
  const stream = streamOf(window.location.pathname);
  const visibility = documentVisibility(document);
  const store = createScoreboardStore();
  const api = createApi({ fetch: pageFetch, time: systemTime });
  return {
    stream,
    tag: Array.from({ length: 3 }, () => TAG_SIGNS[Math.floor(Math.random() * TAG_SIGNS.length)]).join(''),
    client: createDeskClient({ fetch: pageFetch, time: systemTime, stream }),
    store,
    detail: async () => {
      // The relay knows a stream that is published or listened to; to ask for another is an error in the console each time.
      const now = systemTime.now();
      return store.getState().link === 'live' ? api.stream(stream) : ok({ value: undefined, at: now, relayNow: now });
    },
    async lists() {
      const [sports, themes, looks] = await Promise.all([
        textOf('/api/sports'),
        textOf('/themes.json'),
        textOf('/api/looks'),
      ]);
      const packs = decodePacks(sports);
      const shipped = decodeThemeList(themes);
      const own = decodeLookList(looks);
      const owned = (kind: 'theme' | 'layout'): string[] =>
        own.ok ? own.value.looks.filter((row) => row.kind === kind && row.onAir).map(({ name }) => name) : [];
      return {
        sports: packs.ok ? packs.value : [],
        themes: [...(shipped.ok ? shipped.value.themes.map(({ id }) => id) : []), ...owned('theme')],
        layouts: owned('layout'),
      };
    },
    layoutFile: (path) => fetchJson(path, { fetch: fetchLookFile, time: systemTime }),
    time: systemTime,
    ticker: createTicker(systemTime, visibility),
    visibility,
    storage: browserStorage(),
    join: (name) => listen({ store, stream, role: 'operator', name }),
    openPicture,
    putLogo,
  };
}

/** `/control/<stream>`, or the stream of those who name none. */
function streamOf(pathname: string): string {
  const [, name] = pathname.split('/').filter((segment) => segment !== '');
  return toStreamId(decodedOf(name ?? '')) ?? DEFAULT_STREAM;
}

function decodedOf(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function textOf(path: string): Promise<string> {
  try {
    const response = await fetchLookFile(path);
    return await response.text();
  } catch {
    return '';
  }
}
