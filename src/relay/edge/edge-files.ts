/** The crew's own files, which an edge has of the relay that it follows: asked for once a second at most, however many pages want them. */
import type { Time } from '#lib/time.ts';
import type { Answered, AskUpstream } from './ask-upstream.ts';

export interface EdgeFiles {
  /** Undefined where there is no such file, and where the upstream relay is away and never gave it. */
  get(target: string): Promise<Answered | undefined>;
}

/** L4: what was saved is served within a second. */
const FRESH_MS = 500;
/** As many files as a crew has layouts, themes, logos and pictures; one more takes the place of the one that was asked for least recently. */
const FILES_MAX = 512;

interface File {
  answer: Answered | undefined;
  askedAt: number;
  asking: Promise<void> | undefined;
}

export function createEdgeFiles(ask: AskUpstream, time: Time): EdgeFiles {
  const files = new Map<string, File>();

  async function refresh(target: string, file: File): Promise<void> {
    const etag = file.answer?.headers['etag'];
    const answered = await ask('GET', target, etag === undefined ? {} : { headers: { 'if-none-match': etag } });
    file.askedAt = time.now();
    file.asking = undefined;
    // While the relay is away, what it gave last stands (G4).
    if (answered === undefined || answered.status === 304 || answered.status >= 500) return;
    file.answer = answered.status === 200 ? answered : undefined;
  }

  return {
    async get(target) {
      const file: File = files.get(target) ?? { answer: undefined, askedAt: -Infinity, asking: undefined };
      files.delete(target);
      files.set(target, file);
      for (const oldest of files.keys()) {
        if (files.size <= FILES_MAX) break;
        files.delete(oldest);
      }
      if (time.now() - file.askedAt >= FRESH_MS) {
        file.asking ??= refresh(target, file);
        await file.asking;
      }
      return file.answer;
    },
  };
}
