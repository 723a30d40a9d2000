/** The crew's own files, which an edge has of the relay that it follows: asked for twice a second at most, however many pages want them. */
import type { Time } from '#lib/time.ts';
import type { Answered, Ask } from '../asked.ts';

export interface EdgeFiles {
  /** Undefined where there is no such file, and where the upstream relay is away and never gave it. */
  get(target: string): Promise<Answered | undefined>;
  /** Other files are on air there now: what was asked for before says nothing of them. */
  readonly renew: () => void;
}

/** L4: what was saved is served within a second. */
const FRESH_MS = 500;
/** As many files as a crew has layouts, themes, logos and pictures, and their bytes; those that were asked for least recently go first. */
const FILES_MAX = 512;
const BYTES_MAX = 64 * 1024 * 1024;
/** Asked for at once: names that nobody has are asked for by strangers. */
const ASKS_MAX = 32;

interface File {
  answer: Answered | undefined;
  askedAt: number;
  asking: Promise<void> | undefined;
  /** Of which renewal that is. */
  renewal: number;
}

export function createEdgeFiles(ask: Ask, time: Time): EdgeFiles {
  const files = new Map<string, File>();
  let renewals = 0;
  let asks = 0;

  async function refresh(target: string, file: File): Promise<void> {
    const renewal = renewals;
    file.renewal = renewal;
    const etag = file.answer?.headers['etag'];
    asks += 1;
    const answered = await ask('GET', target, etag === undefined ? {} : { headers: { 'if-none-match': etag } });
    asks -= 1;
    // A later question is on its way, and knows more.
    if (file.renewal !== renewal) return;
    file.askedAt = time.now();
    file.asking = undefined;
    // While the relay is away, what it gave last stands (G4).
    if (answered === undefined || answered.status === 304 || answered.status >= 500) return;
    file.answer = answered.status === 200 ? answered : undefined;
    makeRoom();
  }

  function makeRoom(): void {
    let bytes = 0;
    // The ones that were asked for last come last.
    for (const [target, { answer }] of [...files].toReversed()) {
      bytes += answer?.body.length ?? 0;
      if (bytes > BYTES_MAX) files.delete(target);
    }
  }

  function fileOf(target: string): File {
    const file: File = files.get(target) ?? { answer: undefined, askedAt: -Infinity, asking: undefined, renewal: -1 };
    files.delete(target);
    files.set(target, file);
    for (const oldest of files.keys()) {
      if (files.size <= FILES_MAX) break;
      files.delete(oldest);
    }
    return file;
  }

  return {
    async get(target) {
      const file = fileOf(target);
      const isOld = file.renewal !== renewals || (file.asking === undefined && time.now() - file.askedAt >= FRESH_MS);
      if (isOld && asks < ASKS_MAX) file.asking = refresh(target, file);
      await file.asking;
      return file.answer;
    },
    renew() {
      renewals += 1;
    },
  };
}
