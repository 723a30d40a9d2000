/** The OGraf graphics as the package carries them: what they share is in it once, where each folder has it for itself. */
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { ok, refused, type Result } from '#lib/result.ts';
import type { OgrafForm } from './form.ts';

export interface KitGraphic {
  /** Of the graphic, and of its folder. */
  readonly id: string;
  readonly sport: string;
  readonly theme: string;
  /** Its `*.ograf.json`. */
  readonly manifest: string;
  /** What stands in its script before the code of all. */
  readonly parts: string;
  /** Its other files, each by the name under which `files` has it. */
  readonly files: Readonly<Record<string, string>>;
}

export interface OgrafKit {
  readonly code: string;
  readonly graphics: readonly KitGraphic[];
  /** What each sport's graphics can be told. */
  readonly forms: Readonly<Record<string, OgrafForm>>;
  /** Faces and their licences, in base64. */
  readonly files: Readonly<Record<string, string>>;
}

/** The kit's own file, in `dist/ograf`. */
export const KIT_FILE = 'kit.json.br';

/** As it is kept: 14 MB of JSON that repeats itself are 0.2 MB with a window over all of it (npm's own gzip looks back 32 kB and makes 1.2 MB of it). */
export function packKit(kit: OgrafKit): Promise<Uint8Array> {
  const text = Buffer.from(JSON.stringify(kit));
  return promisify(brotliCompress)(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  });
}

/** Reads it back; in words why it cannot be. */
export async function readKit(file: string): Promise<Result<OgrafKit>> {
  try {
    const data: unknown = JSON.parse((await promisify(brotliDecompress)(await readFile(file))).toString('utf8'));
    return isKit(data) ? ok(data) : refused(`${file} is of another Boardcast: "npm run build:ograf" makes it anew`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refused(`the graphics cannot be read (${reason}): "npm run build:ograf" makes them`);
  }
}

/** The files of a graphic's folder by their paths in it, `/` between their parts. */
export function filesOf({ code, files }: OgrafKit, graphic: KitGraphic): ReadonlyMap<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([
    [`${graphic.id}.ograf.json`, graphic.manifest],
    ['graphic.mjs', graphic.parts + code],
    ...Object.entries(graphic.files).map(
      ([name, shared]) => [name, Buffer.from(files[shared] ?? '', 'base64')] as const,
    ),
  ]);
}

/** The build alone writes it, so that its form is asked for and not each text in it. */
function isKit(data: unknown): data is OgrafKit {
  return (
    typeof data === 'object' &&
    data !== null &&
    'code' in data &&
    typeof data.code === 'string' &&
    'graphics' in data &&
    Array.isArray(data.graphics) &&
    'forms' in data &&
    typeof data.forms === 'object' &&
    'files' in data &&
    typeof data.files === 'object'
  );
}
