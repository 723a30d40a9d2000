/** Pictures that operators sent: kept in the data folder, served under a path that says what is in them. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '#lib/code-of.ts';
import { ok, type Result } from '#lib/result.ts';
import { refusal } from '#protocol/refusals.ts';
import { UPLOAD_BYTES_MAX, UPLOADS_MAX } from './limits.ts';
import { pictureKind } from './looks/check-file.ts';

/** A picture as it is served. */
export interface Upload {
  readonly bytes: Buffer;
  readonly type: string;
}

export interface Uploads {
  /** Keeps a picture and gives the path it is served under: `/uploads/<name>-<hash>.<kind>`, so that another one has another path. */
  put(name: string, bytes: Buffer): Promise<Result<string>>;
  /** One that another relay of the same folder has kept is found too. */
  find(file: string): Promise<Upload | undefined>;
}

const TYPES: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' };
const NAME = /^[a-z\d_-]{1,48}$/;
const FILE = /^[a-z\d_-]{1,48}-[a-f\d]{12}\.(png|jpg|webp)$/;

/** Opens the pictures of a folder, which is made by the first that is sent. Files that are none of ours are left alone. */
export async function openUploads(folder: string): Promise<Uploads> {
  const uploads = new Map<string, Upload>();

  async function read(file: string): Promise<Upload | undefined> {
    const [, kind] = FILE.exec(file) ?? [];
    const type = TYPES[kind ?? ''];
    if (type === undefined) return undefined;
    const bytes = await readFile(path.join(folder, file)).catch(() => undefined);
    if (bytes === undefined || bytes.length > UPLOAD_BYTES_MAX || pictureKind(bytes) !== kind) return undefined;
    if (uploads.size < UPLOADS_MAX) uploads.set(file, { bytes, type });
    return { bytes, type };
  }

  for (const file of await filesOf(folder)) if (uploads.size < UPLOADS_MAX) await read(file);
  return {
    async put(name, bytes) {
      const stem = name.toLowerCase().replace(/\.(png|jpe?g|webp)$/, '');
      if (!NAME.test(stem)) return refusal('logo-name');
      if (bytes.length > UPLOAD_BYTES_MAX) return refusal('logo-bytes', String(UPLOAD_BYTES_MAX));
      const kind = pictureKind(bytes);
      const type = TYPES[kind ?? ''];
      if (kind === undefined || type === undefined) return refusal('logo-kind');
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
      const file = `${stem}-${hash}.${kind}`;
      const served = `/uploads/${file}`;
      if (uploads.has(file)) return ok(served);
      if (uploads.size >= UPLOADS_MAX) return refusal('logo-full', String(UPLOADS_MAX), folder);
      try {
        await mkdir(folder, { recursive: true });
        const target = path.join(folder, file);
        // The same picture may come twice at once, and to another relay of the same folder.
        const beside = `${target}.${randomUUID()}.tmp`;
        await writeFile(beside, bytes);
        await rename(beside, target);
      } catch (error) {
        return refusal('logo-unsaved', codeOf(error) || String(error));
      }
      uploads.set(file, { bytes, type });
      return ok(served);
    },
    find: async (file) => uploads.get(file) ?? read(file),
  };
}

async function filesOf(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return []; // not there yet, or not readable: then sending says so
  }
}
