/** Measures a page from nothing: how soon its first right frame stands, and what it fetched until then. */
import http from 'node:http';
import type { Browser } from 'playwright';
import * as v from 'valibot';
import { navigate } from './page.ts';
import { openTarget } from './target.ts';

/** What was fetched before the first right frame. */
export interface Load {
  /** From the navigation's start to the frame, in ms. */
  readonly ms: number;
  readonly urls: readonly string[];
}

const loadSchema = v.object({ ms: v.number(), urls: v.array(v.string()) });

/** Loads a page with an empty cache until it draws this clock. */
export async function loadCold(browser: Browser, url: string, clock: string): Promise<Load> {
  const target = await openTarget(browser);
  try {
    await navigate(target, url);
    const loaded = await target.evaluate(`window.benchProbe.firstFrame(${JSON.stringify(clock)}).then((ms) => ({
      ms,
      urls: performance.getEntries().flatMap(({ entryType, name }) => (/^(navigation|resource)$/.test(entryType) ? [name] : [])),
    }))`);
    const load = v.parse(loadSchema, loaded);
    return { ms: load.ms, urls: load.urls.filter((each) => each.startsWith('http')) };
  } finally {
    await target.close();
  }
}

/** Bytes of an answer's body as it comes over the wire. */
export interface Weight {
  readonly url: string;
  /** `script`, or the media type. */
  readonly kind: string;
  readonly encoding: string;
  readonly bytes: number;
}

export function weigh(url: string, encoding: 'br' | 'gzip'): Promise<Weight> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers: { 'accept-encoding': encoding, accept: 'text/html,*/*' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.once('error', reject);
      answer.once('end', () => {
        const type = answer.headers['content-type']?.split(';', 1)[0] ?? 'unknown';
        const kind = type.endsWith('javascript') ? 'script' : type;
        resolve({ url, kind, encoding: answer.headers['content-encoding'] ?? 'identity', bytes });
      });
    });
    request.once('error', reject);
  });
}

/** Body bytes by kind, and in all. */
export function weightsByKind(weights: readonly Weight[]): ReadonlyMap<string, number> {
  const byKind = new Map<string, number>();
  for (const { kind, bytes } of weights) byKind.set(kind, (byKind.get(kind) ?? 0) + bytes);
  byKind.set(
    'all',
    [...byKind.values()].reduce((sum, bytes) => sum + bytes, 0),
  );
  return byKind;
}
