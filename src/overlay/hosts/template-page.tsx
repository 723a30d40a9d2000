/** A template in a playout server's own folder: one file with all that it draws by, and a game that the server's updates tell, or a relay. */
import { createRoot } from 'react-dom/client';
import { canvasOf } from '#layout/canvas.ts';
import { withPictures } from '#layout/pictures.ts';
import type { Look } from '#layout/look.ts';
import { systemTime } from '#lib/system-time.ts';
import { toldQuery } from '#protocol/fields.ts';
import { hasFields } from '#scoreboard/alias-table.ts';
import { browserFrames } from '#store/browser-frames.ts';
import { listen } from '#store/listen.ts';
import { createScoreboardStore } from '#store/scoreboard-store.ts';
import { optionNameOf, readOptions, type OverlayOptions } from '#store/url-options.ts';
import { airPicture, loadPicture } from '../air-picture.tsx';
import { createEchoMap } from '../echo-map.ts';
import { followAir } from '../follow-air.tsx';
import { showStatus } from '../show-status.ts';
import { createFiles } from './template-files.ts';
import { createHostFeed } from './host-feed.ts';
import { withHostOptions, type HostWords, type TemplateFields } from './host-words.ts';
import { createPlayout, type Playout } from './playout.ts';
import { readRelayAddress, type RelayAddress } from './relay-address.ts';

/** What the build writes into a template. */
export interface Template {
  readonly sport: string;
  readonly fields: TemplateFields;
  /** Layouts, themes and the sport's pack, by the paths under which a relay serves them. */
  readonly files: Readonly<Record<string, unknown>>;
}

/** By these names any update may say where the game is, whatever the form calls it. */
const RELAY_FIELDS: TemplateFields = { relay: { relay: 'url' }, stream: { relay: 'stream' } };

/** Starts a template in `root`. Nothing of it is to be seen before its host's `play`. */
export async function startTemplate(root: HTMLElement, { sport, fields, files }: Template): Promise<void> {
  const query = new URLSearchParams(window.location.search);
  const options = { ...readOptions(window.location.search).options, sport };
  // What is drawn first is its own: a look that is its relay's may take as long as that does to be there.
  const { theme, layout } = options;
  const first = { ...options, theme: null, layout: null };
  const store = createScoreboardStore();
  const pack = files[`/packs/${sport}.json`];
  const map = createEchoMap(hasFields(pack) ? pack : undefined);
  showStatus(root, store);

  const feed = createHostFeed(store, { time: systemTime, frames: browserFrames, map });
  const inUrl = { url: query.get('relay') ?? '', stream: query.get('stream') ?? '' };
  const relay = createRelayLink((address) => {
    feed.show(address === undefined);
    if (address === undefined) return undefined;
    const { name, delay } = readOptions(address.search).options;
    return listen({
      url: address.url,
      stream: address.stream,
      key: address.key,
      store,
      role: 'viewer',
      name: name ?? options.name,
      delay: delay ?? options.delay ?? undefined,
      query: toldQuery(address.search),
      mapEcho: (values, apply) => {
        apply(map(values));
      },
    });
  });
  relay.set(inUrl);

  const host = createPlayout({
    fields: { ...RELAY_FIELDS, ...fields },
    values: feed.take,
    relay: ({ url, stream }) => {
      relay.set({ url: url || inUrl.url, stream: stream || inUrl.stream });
    },
  });
  window.hostCalls?.hear(host.call);
  const playout: Playout = {
    ...host,
    isOff: () => host.isOff() ?? true,
    // Only its own sport's files are in it.
    options: (url) => ({
      ...host.options(withHostOptions({ ...url, theme, layout }, optionsIn(relay.address()))),
      sport,
    }),
  };

  const page = createRoot(root);
  const pictures = createPictures();
  const file = createFiles(files, {
    origin: () => relay.address()?.origin,
    isLive: () => store.getState().link === 'live',
  });
  const load = (wish: OverlayOptions, canvas: ReturnType<typeof canvasOf>): ReturnType<typeof loadPicture> =>
    loadPicture(store, file, wish, canvas);
  const plain = await load(first, canvasOf(window.innerWidth, window.innerHeight));
  const derived = plain.sport?.completeFields(store, plain.pack, options.rules);
  await followAir(
    {
      root,
      store,
      options: first,
      load,
      file,
      draw: (drawn) => {
        page.render(airPicture(store, { ...drawn, look: pictures(drawn.look, relay.address()?.origin) }));
      },
      derived,
      playout,
    },
    plain,
    store.getState().control,
  );
}

/** The relay that was named last, which is dialled anew when another one is. */
function createRelayLink(dial: (address: RelayAddress | undefined) => (() => void) | undefined): {
  readonly set: (said: Required<HostWords['relay']>) => void;
  readonly address: () => RelayAddress | undefined;
} {
  let address: RelayAddress | undefined;
  let end: (() => void) | undefined;
  return {
    set({ url, stream }) {
      const other = readRelayAddress(url, stream);
      if (JSON.stringify(other) === JSON.stringify(address)) return;
      address = other;
      end?.();
      end = dial(address);
    },
    address: () => address,
  };
}

function optionsIn(address: RelayAddress | undefined): ReadonlyMap<string, string> {
  const given = [...new URLSearchParams(address?.search)];
  return new Map(
    given.flatMap(([name, text]) => {
      const id = optionNameOf(name);
      return id === undefined ? [] : [[id, text] as const];
    }),
  );
}

/** Gives pictures that a relay names by a path their whole address; the very same look for the same one. */
function createPictures(): (look: Look, origin: string | undefined) => Look {
  let last: { readonly look: Look; readonly origin: string | undefined; readonly made: Look } | undefined;
  return (look, origin) => {
    if (last?.look === look && last.origin === origin) return last.made;
    const made =
      origin === undefined ? look : withPictures(look, (path) => (path.startsWith('/') ? origin + path : path));
    last = { look, origin, made };
    return made;
  };
}
