/** Makes a show's file of what the relay has, and brings one in: its pictures first, since all else names them. */
import { ok, refused, type Result } from '#lib/result.ts';
import type { DeskState } from '#protocol/desk.ts';
import type { Library } from '#protocol/library.ts';
import {
  picturesOf,
  SHOW_PICTURE_BYTES_MAX,
  showStreamOf,
  withPictures,
  type ReadShow,
  type ShowFault,
  type ShowLook,
  type ShowStream,
} from '#protocol/show.ts';
import { refusal } from '#protocol/refusals.ts';
import { encodeLogo, type Draw } from '../desk/logo-file.ts';

/** What a show's file is made of, and where it goes. */
export interface ShowPorts {
  /** Every stream that the relay knows. */
  readonly streams: () => Promise<Result<readonly string[]>>;
  readonly desk: (stream: string) => Promise<Result<DeskState | undefined>>;
  /** The crew's own layouts and themes that the relay has. */
  readonly looks: () => Promise<Result<readonly ShowLook[]>>;
  readonly picture: (path: string) => Promise<Result<Blob>>;
  readonly openPicture: (file: Blob) => Promise<Result<Draw>>;
  /** Stores a picture at the relay; the answer is its path. */
  readonly putLogo: (name: string, picture: Blob) => Promise<Result<string>>;
}

/** The show as it is now. What of it cannot be had is left out and said. */
export async function makeShow(library: Library, stream: string, ports: ShowPorts): Promise<ReadShow> {
  const faults: ShowFault[] = [];
  const take = <T>(part: ShowFault['part'], result: Result<T>, thing?: string): T | undefined => {
    if (result.ok) return result.value;
    faults.push({ part, thing, why: result });
    return undefined;
  };
  const listed = take('streams', await ports.streams()) ?? [];
  const streams: Record<string, ShowStream> = {};
  for (const id of [...new Set([...listed, stream])].sort()) {
    const desk = take('streams', await ports.desk(id), id);
    const said = desk === undefined ? undefined : showStreamOf(desk);
    if (said !== undefined) streams[id] = said;
  }
  const named = new Set(Object.values(streams).flatMap(({ look }) => [look.theme, look.layout]));
  const looks = (take('looks', await ports.looks()) ?? []).filter(({ name }) => named.has(name));
  const pictures: Record<string, string> = {};
  for (const path of picturesOf({ teams: library.teams, streams })) {
    const picture = take('pictures', await ports.picture(path), path);
    if (picture === undefined) continue;
    if (picture.size > SHOW_PICTURE_BYTES_MAX) {
      faults.push({ part: 'pictures', thing: path, why: refusal('logo-bytes', String(SHOW_PICTURE_BYTES_MAX)) });
      continue;
    }
    pictures[path] = await dataUrlOf(picture);
  }
  return { show: { ...library, pictures, streams, looks }, faults };
}

/**
 * Stores the pictures of a show at this relay, and gives the show with the paths that they have here. A picture that the relay serves under
 * the very path stays its own: the crew's folder may have a newer one. A look that the relay does not have is not asked for.
 */
export async function bringIn({ show, faults: found }: ReadShow, ports: ShowPorts): Promise<ReadShow> {
  const faults = [...found];
  const paths = new Map<string, string | null>();
  for (const path of picturesOf(show)) {
    const there = await ports.picture(path);
    if (there.ok) continue;
    const kept = Object.hasOwn(show.pictures, path) ? await store(path, show.pictures[path] ?? '', ports) : undefined;
    if (kept?.ok === true) paths.set(path, kept.value);
    else {
      paths.set(path, null);
      faults.push({ part: 'pictures', thing: path, why: kept ?? refusal('nowhere-here') });
    }
  }
  const known = await ports.looks();
  const has = ({ kind, name }: ShowLook): boolean =>
    known.ok && known.value.some((look) => look.kind === kind && look.name === name);
  const missing = show.looks.filter((look) => !has(look));
  faults.push(...missing.map(({ kind, name }) => ({ part: kind, thing: name, why: refusal('not-in-folder') })));
  const isMissing = (kind: ShowLook['kind'], name: string | null): boolean =>
    missing.some((look) => look.kind === kind && look.name === name);
  const moved = withPictures(show, paths);
  const streams = Object.entries(moved.streams).map(([stream, words]) => {
    const { theme, layout } = words.look;
    const look = {
      theme: isMissing('theme', theme) ? null : theme,
      layout: isMissing('layout', layout) ? null : layout,
    };
    return [stream, { ...words, look }] as const;
  });
  return { show: { ...moved, streams: Object.fromEntries(streams) }, faults };
}

async function store(path: string, url: string, ports: ShowPorts): Promise<Result<string>> {
  const picture = blobOf(url);
  const name = uploadName(path);
  const sent = await ports.putLogo(name, picture);
  if (sent.ok) return sent;
  // A drawing, or one that is too large to be kept as it is: drawn anew, as a picture that an operator chooses.
  const drawn = await ports.openPicture(picture);
  const png = drawn.ok ? await encodeLogo(drawn.value) : drawn;
  return png.ok ? await ports.putLogo(name, png.value) : sent;
}

/** The name under which a picture is sent: what was sent before has the same path again. */
export function uploadName(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return (
    file
      .replace(/(-[a-f\d]{12})?\.[a-z]+$/, '')
      .replace(/[^a-z\d_-]/g, '-')
      .slice(0, 48) || 'logo'
  );
}

/** What a data URL of base64 holds. */
function blobOf(url: string): Blob {
  const [, type = '', base64 = ''] = /^data:([^;,]+);base64,(.*)$/s.exec(url) ?? [];
  try {
    return new Blob([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], { type });
  } catch {
    return new Blob([], { type });
  }
}

async function dataUrlOf(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let text = '';
  // In pieces: a function takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return `data:${picture.type};base64,${btoa(text)}`;
}

/** A picture of the page's own origin. */
export async function fetchPicture(fetchFile: typeof fetch, path: string): Promise<Result<Blob>> {
  try {
    const response = await fetchFile(path);
    if (!response.ok) return refused(`status ${response.status}`);
    const picture = await response.blob();
    return picture.type.startsWith('image/') ? ok(picture) : refusal('no-picture');
  } catch {
    return refused('unreachable');
  }
}
