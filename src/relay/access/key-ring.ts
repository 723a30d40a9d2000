/** The keys of a running relay: followed in their file, which `boardcast keys` may write meanwhile. */
import type { KeyKind } from '#protocol/access.ts';
import type { Time } from '#lib/time.ts';
import { KEYS_POLL_MS } from '../limits.ts';
import type { MadeKeys, SharedKeys } from '../cluster/shared-keys.ts';
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
  /** Resolves once what holds is in the file, or cannot be. */
  saved(): Promise<void>;
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
  /** The keys of several relays; `holds` hears of those that hold by another's word. */
  readonly share?: ((holds: (keys: Keys) => void) => SharedKeys) | undefined;
}

/** Opens the file, and makes it where that is needed; undefined where it is neither there nor needed. Rejects in words for people. */
export async function openKeyRing({
  file,
  time,
  log,
  needed,
  changed,
  share,
}: KeyRingOptions): Promise<KeyRing | undefined> {
  const found = await readKeys(file);
  const make = (): Promise<MadeKeys | undefined> =>
    needed ? makeKeys(Math.round(time.now())) : Promise.resolve(undefined);
  /** What all relays hold, once this one has heard it. */
  let latest: Keys | undefined;
  let isBegun = false;
  const shared = share?.((next) => {
    latest = next;
    if (!isBegun) return;
    const before = keys;
    take(next);
    void save(before);
  });
  const first = shared
    ? await shared.begin(found, make)
    : found === undefined
      ? await make()
      : { keys: found, fresh: [] };
  if (first === undefined) return undefined;
  let keys = latest ?? first.keys;
  isBegun = true;
  let stamp: string | undefined;
  /** Why keys that hold are not in the file. */
  let unsaved = '';
  let saving = Promise.resolve();
  if (keys.shared === true) await save(found);
  else if (keys !== found) await writeKeys(file, keys, time);
  stamp = await stampOf(file);
  let complaint = '';
  let callOff: (() => void) | undefined;

  function take(next: Keys): void {
    const kinds = changedKinds(keys, next);
    keys = next;
    if (kinds.length === 0) return;
    log('info', 'keys are others now', { kinds: kinds.join(' ') });
    changed(kinds);
  }

  /** What holds at all relays is in each one's file, so that it starts with that while it is alone; one that cannot be written costs no more than that. */
  function save(before: Keys | undefined): Promise<void> {
    if (JSON.stringify(before) === JSON.stringify(keys)) return saving;
    saving = saveAfter(saving);
    return saving;
  }

  async function saveAfter(before: Promise<void>): Promise<void> {
    await before;
    try {
      await writeKeys(file, keys, time);
      stamp = await stampOf(file);
      unsaved = '';
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (unsaved === '') log('warn', 'the keys of all relays are not saved here', { reason });
      unsaved = `the keys of all relays are not saved here: ${reason}`;
    }
  }

  /** A file that is gone or broken takes nobody's keys away, and gives nobody any: those that were read last hold. */
  async function look(): Promise<void> {
    const now = await stampOf(file);
    if (now === stamp && complaint === '') return;
    stamp = now;
    try {
      const read = await readKeys(file);
      if (read === undefined) throw new Error(`${file} is gone`);
      if (shared === undefined) take(read);
      else {
        shared.say(read);
        await save(read);
      }
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
    fresh: first.fresh,
    async renew(kind) {
      const next = await renewKey(keys, kind, Math.round(time.now()));
      await writeKeys(file, next.keys, time);
      stamp = await stampOf(file);
      complaint = '';
      take(next.keys);
      shared?.say(next.keys);
      return next.fresh;
    },
    alarms: () => [
      ...(complaint === '' ? [] : [`the keys stay as they were read last: ${complaint}`]),
      ...(unsaved === '' ? [] : [unsaved]),
    ],
    saved: () => saving,
    look,
    close() {
      closed = true;
      callOff?.();
    },
  };
}
