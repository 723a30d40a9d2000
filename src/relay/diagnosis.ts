import type { StreamDetail } from '#protocol/api.ts';
import type { RefusedField } from '#protocol/fields.ts';
import type { Time } from '#lib/time.ts';
import { REFUSALS_SAID_MS, REFUSED_NAMES_MAX } from './limits.ts';
import type { Log } from './log.ts';

/** What of a stream's feed could not be taken, for its operator. Bounded, however many names a feed invents. */
export interface Diagnosis {
  refuse(fields: readonly RefusedField[]): void;
  unreadable(reason: string): void;
  /** Whether the clock runs against its sport: a sport that is not the one that is played makes a guard that is none. */
  contradicts(isSo: boolean, sport: string | undefined): void;
  /** Says in the log what could not be said when it happened. Called every PULSE_MS. */
  tick(): void;
  report(): Pick<StreamDetail, 'refused' | 'unreadable'>;
}

export interface DiagnosisDeps {
  readonly stream: string;
  readonly time: Time;
  readonly log: Log;
}

/**
 * The log gets a line at once, and then at most one per REFUSALS_SAID_MS with the counts since: a warning where a field or an unreadable frame is
 * the first of its kind, else for information. It holds neither names nor values, which are the sender's; the report has the names.
 */
export function createDiagnosis({ stream, time, log }: DiagnosisDeps): Diagnosis {
  const refused = new Map<string, { reason: string; count: number }>();
  let frames = 0;
  let latest: string | null = null;
  const unsaid = { fields: 0, frames: 0, news: false };
  let saidAt = -Infinity;
  let hasContradicted = false;

  function say(): void {
    if (unsaid.fields + unsaid.frames === 0 || time.now() - saidAt < REFUSALS_SAID_MS) return;
    saidAt = time.now();
    log(unsaid.news ? 'warn' : 'info', 'parts of the feed were refused; preview says which and why', {
      stream,
      refusedFields: unsaid.fields,
      unreadable: unsaid.frames,
    });
    unsaid.fields = 0;
    unsaid.frames = 0;
    unsaid.news = false;
  }

  return {
    contradicts(isSo, sport) {
      // Whoever reads the log is told once.
      if (isSo && !hasContradicted)
        log('warn', 'the clock runs against its sport: is the sport right?', { stream, sport });
      hasContradicted = isSo;
    },
    refuse(fields) {
      for (const { name, reason } of fields) {
        const entry = refused.get(name);
        if (entry !== undefined) {
          entry.reason = reason;
          entry.count += 1;
        } else if (refused.size < REFUSED_NAMES_MAX) {
          refused.set(name, { reason, count: 1 });
          unsaid.news = true;
        }
      }
      unsaid.fields += fields.length;
      say();
    },
    unreadable(reason) {
      unsaid.news ||= frames === 0;
      frames += 1;
      unsaid.frames += 1;
      latest = reason;
      say();
    },
    tick: say,
    report: () => ({
      refused: Array.from(refused, ([name, { reason, count }]) => ({ name, reason, count })),
      unreadable: { count: frames, reason: latest },
    }),
  };
}
