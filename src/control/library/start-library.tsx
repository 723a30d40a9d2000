import { systemTime } from '#lib/system-time.ts';
import { ok } from '#lib/result.ts';
import { streamAddressOfPath } from '#protocol/fields.ts';
import { browserStorage } from '#store/browser-storage.ts';
import { SUGGESTED_STREAM } from '#store/addresses.ts';
import { createApi } from '#store/api-client.ts';
import { documentVisibility } from '#store/visibility.ts';
import { pageFetch } from '#store/page-fetch.ts';
import { createDeskClient } from '../desk/desk-client.ts';
import { openPicture } from '../desk/logo-file.ts';
import { putLogo } from '../desk/put-logo.ts';
import { startPage } from '../frame/start-page.tsx';
import { createLibraryClient } from './library-client.ts';
import { LibraryPage } from './library-page.tsx';
import type { LibraryPorts } from './library-ports.ts';
import { saveFile } from './save-file.ts';
import { fetchPicture } from './show-file.ts';

/** Starts `/library/<stream>` on a real browser. */
export function startLibrary(root: HTMLElement): Promise<void> {
  const ports = browserPorts();
  return startPage(root, () => <LibraryPage ports={ports} />);
}

function browserPorts(): LibraryPorts {
  const rest = /^\/library\/(.+)$/.exec(window.location.pathname)?.[1];
  const stream = (rest === undefined ? undefined : streamAddressOfPath(`/${rest}`).stream) ?? SUGGESTED_STREAM;
  const deps = { fetch: pageFetch, time: systemTime };
  const api = createApi(deps);
  return {
    stream,
    client: createLibraryClient(deps),
    // Names and texts are for the game that comes, whatever the picture still shows.
    say: (to, command) => createDeskClient({ ...deps, stream: to }).say({ command, watches: 'program' }),
    show: {
      async streams() {
        const answer = await api.streams();
        return answer.ok ? ok(answer.value.value.streams.map(({ id }) => id)) : answer;
      },
      async desk(id) {
        const answer = await api.desk(id);
        return answer.ok ? ok(answer.value.value?.state) : answer;
      },
      async looks() {
        const answer = await api.looks();
        if (!answer.ok) return answer;
        return ok(answer.value.value.looks.flatMap(({ kind, name }) => (kind === 'logo' ? [] : [{ kind, name }])));
      },
      picture: (path) => fetchPicture(deps.fetch, path),
      openPicture,
      putLogo,
    },
    time: systemTime,
    visibility: documentVisibility(document),
    storage: browserStorage(),
    save: (name, text) => {
      saveFile(document, name, text);
    },
  };
}
