import * as v from 'valibot';
import type { Result } from '#lib/result.ts';
import { refused } from '#lib/result.ts';
import { packSchema, type SportPack } from './pack-schema.ts';

/** Reads the body of `GET /api/sports` in full: what a page needs that has keys for every sport. */
export function decodePacks(text: string): Result<readonly SportPack[]> {
  try {
    const read = v.safeParse(v.object({ sports: v.array(packSchema) }), JSON.parse(text));
    return read.success ? { ok: true, value: read.output.sports } : refused(v.summarize(read.issues));
  } catch {
    return refused('expected JSON');
  }
}
