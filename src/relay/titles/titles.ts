import { createHash } from 'node:crypto';
import { EMPTY_DESK } from '#protocol/desk.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import { titleRow, type Told } from '#scoreboard/title-row.ts';
import type { Channel } from '../channel.ts';
import { ROW_TEXTS } from './row-texts.ts';

export interface TitleFile {
  readonly type: string;
  readonly body: Buffer;
  /** Another one whenever the body is. */
  readonly etag: string;
}

export interface Titles {
  /** A stream's row as `json`, `xml`, `csv` or `txt`; undefined for another ending. `origin` is how the relay was asked for. */
  file(stream: string, ending: string, origin: string): TitleFile | undefined;
  /** Resolves once there is anything to tell of it. */
  ready(stream: string): Promise<void>;
}

export interface TitlesDeps {
  readonly find: (stream: string) => Pick<Channel, 'told' | 'mark' | 'whenThere'> | undefined;
  /** The sport that a stream is to have before anybody has said anything of it. */
  readonly packOf: (stream: string) => SportPack | undefined;
}

/** So many files are kept as they were made last: titles ask ten times a second, and mostly nothing has changed. */
const KEPT_MAX = 256;

/** A stream that nobody knows yet has its columns already, so that titles can be bound before the scoreboard is on. */
export function createTitles({ find, packOf }: TitlesDeps): Titles {
  const kept = new Map<string, { readonly mark: string; readonly file: TitleFile }>();

  function unknown(stream: string): Omit<Told, 'origin'> {
    return { pack: packOf(stream), desk: EMPTY_DESK, values: {}, source: { status: 'none' }, at: undefined };
  }

  return {
    ready: async (stream) => find(stream)?.whenThere?.(),
    file(stream, ending, origin) {
      const form = ROW_TEXTS.get(ending);
      if (form === undefined) return undefined;
      const channel = find(stream);
      const mark = channel?.mark() ?? '';
      const name = `${ending} ${origin} ${stream}`;
      const known = kept.get(name);
      if (known?.mark === mark) return known.file;
      const body = Buffer.from(form.text(titleRow({ ...(channel?.told() ?? unknown(stream)), origin })));
      const file = { type: form.type, body, etag: `"${createHash('sha1').update(body).digest('base64url')}"` };
      if (kept.size >= KEPT_MAX) kept.clear();
      kept.set(name, { mark, file });
      return file;
    },
  };
}
