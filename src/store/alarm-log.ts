import type { Time } from '#lib/time.ts';
import type { StreamDetail } from '#protocol/api.ts';
import type { Answer } from './api-client.ts';
import { withMeant, withOutputs, type OutputSeen } from './output-alarms.ts';
import type { Poll } from './poll.ts';

/** The outputs that were seen on a stream, watched for as long as somebody listens, and remembered when the page is loaded anew. */
export interface AlarmLog {
  readonly seen: () => readonly OutputSeen[];
  readonly subscribe: (listener: () => void) => () => void;
  /** The operator meant what happened to this output. */
  readonly mean: (name: string) => void;
}

/** What an earlier visit saw counts for so long, in ms: beyond that it was another game. */
const REMEMBER_MS = 3 * 3_600_000;
/** Between two notes of outputs that are all right, in ms. */
const NOTE_MS = 30_000;

/** Watches who listens to a stream. An answer that fails or does not come is no look at all, and changes nothing. */
export function createAlarmLog(deps: {
  readonly watch: Poll<Answer<StreamDetail | undefined>>;
  readonly stream: string;
  /** Each page remembers its own: what was meant on one is still to be said on the other. */
  readonly page: 'preview' | 'control';
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  readonly time: Pick<Time, 'now'>;
}): AlarmLog {
  const { watch, storage, time } = deps;
  const key = `boardcast.${deps.page}.outputs.${deps.stream}`;
  const listeners = new Set<() => void>();
  let seen = remembered();
  let noted = '';
  let notedAt = time.now();
  let last: Answer<StreamDetail | undefined> | undefined;
  let stopWatching: (() => void) | undefined;

  function look(): void {
    const { answer } = watch.state();
    if (answer === last || answer?.value === undefined) return;
    last = answer;
    change(withOutputs(seen, { outputs: answer.value.outputs, at: answer.at, relayNow: answer.relayNow }));
  }

  function change(next: readonly OutputSeen[]): void {
    seen = next;
    const gist = JSON.stringify(seen.map(({ name, trouble, isMeant }) => [name, trouble?.kind, isMeant]));
    if (gist !== noted || time.now() - notedAt >= NOTE_MS) note();
    noted = gist;
    for (const listener of listeners) listener();
  }

  function note(): void {
    notedAt = time.now();
    try {
      const record = seen.map(({ name, rightAt, isMeant }) => ({ name, rightAt, isMeant }));
      storage?.setItem(key, JSON.stringify(record));
    } catch {
      // Full, switched off or private: what was seen holds until the page is closed.
    }
  }

  function remembered(): readonly OutputSeen[] {
    try {
      const record: unknown = JSON.parse(storage?.getItem(key) ?? '[]');
      return Array.isArray(record) ? record.flatMap((one: unknown) => readSeen(one, time.now())) : [];
    } catch {
      return []; // unreadable or refused: as if none had been seen
    }
  }

  return {
    seen: () => seen,
    subscribe(listener) {
      listeners.add(listener);
      stopWatching ??= watch.subscribe(look);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopWatching?.();
        stopWatching = undefined;
      };
    },
    mean(name) {
      change(withMeant(seen, name));
    },
  };
}

function readSeen(one: unknown, now: number): readonly OutputSeen[] {
  if (typeof one !== 'object' || one === null || !('name' in one) || !('rightAt' in one)) return [];
  const { name, rightAt } = one;
  if (typeof name !== 'string' || typeof rightAt !== 'number' || !(Math.abs(now - rightAt) < REMEMBER_MS)) return [];
  return [{ name, rightAt, trouble: undefined, isMeant: 'isMeant' in one && one.isMeant === true }];
}
