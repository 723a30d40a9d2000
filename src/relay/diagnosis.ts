import type { StreamDetail } from '#protocol/api.ts';
import type { RefusedField } from '#protocol/fields.ts';
import { REFUSED_NAMES_MAX } from './limits.ts';

/** What of a stream's feed could not be taken, for its operator. Bounded, however many names a feed invents. */
export interface Diagnosis {
  refuse(fields: readonly RefusedField[]): void;
  unreadable(reason: string): void;
  report(): Pick<StreamDetail, 'refused' | 'unreadable'>;
}

export function createDiagnosis(): Diagnosis {
  const refused = new Map<string, { reason: string; count: number }>();
  let frames = 0;
  let latest: string | null = null;
  return {
    refuse(fields) {
      for (const { name, reason } of fields) {
        const entry = refused.get(name);
        if (entry !== undefined) {
          entry.reason = reason;
          entry.count += 1;
        } else if (refused.size < REFUSED_NAMES_MAX) refused.set(name, { reason, count: 1 });
      }
    },
    unreadable(reason) {
      frames += 1;
      latest = reason;
    },
    report: () => ({
      refused: Array.from(refused, ([name, { reason, count }]) => ({ name, reason, count })),
      unreadable: { count: frames, reason: latest },
    }),
  };
}
