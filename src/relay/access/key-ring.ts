/** The keys of a running relay: followed in their file, which `boardcast keys` may write meanwhile. */
import type { KeyKind } from '#protocol/access.ts';
import type { Time } from '#lib/time.ts';
import { KEYS_POLL_MS } from '../limits.ts';
import type { Log } from '../log.ts';
import { readKeys, stampOf, writeKeys } from './key-file.ts';
import { changedKinds, makeKeys, renewKey, type FreshKey, type Keys } from './keys.ts';

export interface KeyRing {
  readonly keys: () => Keys;
  /** Those that were made at this start, to be told once. */
  readonly fresh: readonly FreshKey[];
  /** Makes a new key of this kind and forgets the old one. Rejects, in words, where it cannot be saved: then the old one holds. */
  renew(kind: KeyKind): Promise<FreshKey>;
  /** In words; empty while the file is there and sound. */
  alarms(): readonly string[];
  /** Looks whether the file is another by now. */
  look(): Promise<void>;
  close(): void;
}

export interface KeyRingOptions {
  readonly file: string;
  readonly time: Time;
  readonly log: Log;
  /** Makes keys where there is no file; without it there are none then. */
  readonly needed: boolean;
  /** Keys of these kinds are others now: who used the old ones may do nothing any more. */
  readonly changed: (kinds: readonly KeyKind[]) => void;
}

/** Opens the file, and makes it where that is needed; undefined where it is neither there nor needed. Rejects in words for people. */
export async function openKeyRing({ file, time, log, needed, changed }: KeyRingOptions): Promise<KeyRing | undefined> {
  const found = await readKeys(file);
  if (found === undefined && !needed) return undefined;
  const made = found === undefined ? await makeKeys(Math.round(time.now())) : undefined;
  if (made !== undefined) await writeKeys(file, made.keys, time);
  const first = found ?? made?.keys;
  if (first === undefined) return undefined;
  let keys = first;
  let stamp = await stampOf(file);
  let complaint = '';
  let callOff: (() => void) | undefined;

  function take(next: Keys): void {
    const kinds = changedKinds(keys, next);
    keys = next;
    if (kinds.length === 0) return;
    log('info', 'keys are others now', { kinds: kinds.join(' ') });
    changed(kinds);
  }

  /** A file that is gone or broken takes nobody's keys away, and gives nobody any: those that were read last hold. */
  async function look(): Promise<void> {
    const now = await stampOf(file);
    if (now === stamp && complaint === '') return;
    stamp = now;
    try {
      const read = await readKeys(file);
      if (read === undefined) throw new Error(`${file} is gone`);
      take(read);
      complaint = '';
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (reason !== complaint) log('warn', 'the keys stay as they were read last', { reason });
      complaint = reason;
    }
  }

  function poll(): void {
    callOff = time.after(KEYS_POLL_MS, () => {
      void look().finally(() => {
        if (!closed) poll();
      });
    });
  }
  let closed = false;
  poll();

  return {
    keys: () => keys,
    fresh: made?.fresh ?? [],
    async renew(kind) {
      const next = await renewKey(keys, kind, Math.round(time.now()));
      await writeKeys(file, next.keys, time);
      stamp = await stampOf(file);
      complaint = '';
      take(next.keys);
      return next.fresh;
    },
    alarms: () => (complaint === '' ? [] : [`the keys stay as they were read last: ${complaint}`]),
    look,
    close() {
      closed = true;
      callOff?.();
    },
  };
}
