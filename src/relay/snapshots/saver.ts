import type { Time } from '#lib/time.ts';
import { SAVE_MS, SAVE_RETRY_MS, SAVE_SLOW_MS } from '../limits.ts';
import type { Log } from '../log.ts';
import { SAVED_VERSION, type SnapshotStore, type Kept } from './snapshot-store.ts';

export interface Saver {
  /** The stream changed: it is saved within `everyMs`, with what it has by then. */
  touch(stream: string, kept: () => Kept): void;
  /** Saves at once what is unsaved; resolves when that is done or has failed. Nothing is saved after it. */
  flush(): Promise<void>;
  /** What is wrong with saving, in words; empty while all is well. */
  alarms(): readonly string[];
  /** How many saves failed since the start. */
  failed(): number;
}

export interface SaverDeps {
  readonly store: SnapshotStore;
  readonly time: Time;
  readonly log: Log;
  /** The latest sequence number of each stream that was saved before. */
  readonly sequences: ReadonlyMap<string, number>;
  /** Shortest time between two saves of a stream, in ms; SAVE_MS when absent. */
  readonly everyMs?: number | undefined;
  /** What was wrong with the store when it was read: an alarm until the first save that works. */
  readonly alarm?: string | undefined;
}

interface Desk {
  sequence: number;
  /** Reads what is to be saved; absent while all is. */
  unsaved: (() => Kept) | undefined;
  cancel: (() => void) | undefined;
  saving: Promise<void> | undefined;
  alarm: string | undefined;
}

/**
 * Saves streams in their own time: a latest-wins throttle, so that a feed which never rests is saved every `everyMs` all the same. A save
 * that fails is an alarm and is tried again until it works, and so is one that does not end; nobody waits for it.
 */
export function createSaver(deps: SaverDeps): Saver {
  const { store, time, log, everyMs = SAVE_MS } = deps;
  const desks = new Map<string, Desk>();
  let closing = false;
  let firstAlarm = deps.alarm;
  let failed = 0;

  function deskOf(stream: string): Desk {
    let desk = desks.get(stream);
    if (desk === undefined) {
      const sequence = deps.sequences.get(stream) ?? 0;
      desk = { sequence, unsaved: undefined, cancel: undefined, saving: undefined, alarm: undefined };
      desks.set(stream, desk);
    }
    return desk;
  }

  function schedule(stream: string, desk: Desk, ms: number): void {
    if (closing || desk.cancel !== undefined || desk.saving !== undefined) return;
    desk.cancel = time.after(ms, () => {
      desk.cancel = undefined;
      void save(stream, desk);
    });
  }

  function save(stream: string, desk: Desk): Promise<void> {
    const began = time.now();
    desk.saving = saveOnce(stream, desk).finally(() => {
      desk.saving = undefined;
      if (desk.unsaved === undefined) return;
      // From the save's begin: on a busy disk its own time would come on top of what a power cut costs.
      const nextMs = Math.max(0, everyMs - (time.now() - began));
      schedule(stream, desk, desk.alarm === undefined ? nextMs : SAVE_RETRY_MS);
    });
    return desk.saving;
  }

  async function saveOnce(stream: string, desk: Desk): Promise<void> {
    const unsaved = desk.unsaved;
    if (unsaved === undefined) return;
    desk.unsaved = undefined;
    desk.sequence += 1;
    const savedAt = Math.round(time.now());
    const alarm = (reason: string, message: string): void => {
      if (desk.alarm === undefined) log('error', message, { stream, reason });
      desk.alarm ??= `${stream} is not saved since ${new Date(savedAt).toISOString()}: ${reason}`;
    };
    const callOff = time.after(SAVE_SLOW_MS, () => {
      alarm('the folder does not answer', 'saving takes too long');
    });
    try {
      const outcome = await store.save({
        version: SAVED_VERSION,
        stream,
        sequence: desk.sequence,
        ...unsaved(),
        savedAt,
      });
      if (outcome === 'later') desk.unsaved ??= unsaved;
      if (desk.alarm !== undefined) log('info', 'saving works again', { stream });
      desk.alarm = undefined;
      firstAlarm = undefined;
    } catch (error) {
      failed += 1;
      desk.unsaved ??= unsaved;
      alarm(error instanceof Error ? error.message : String(error), 'saving failed, and is tried again');
    } finally {
      callOff();
    }
  }

  return {
    touch(stream, kept) {
      const desk = deskOf(stream);
      desk.unsaved = kept;
      schedule(stream, desk, everyMs);
    },
    async flush() {
      closing = true;
      await Promise.all(
        Array.from(desks, async ([stream, desk]) => {
          desk.cancel?.();
          desk.cancel = undefined;
          await desk.saving;
          await saveOnce(stream, desk);
        }),
      );
    },
    failed: () => failed,
    alarms: () =>
      [firstAlarm, ...Array.from(desks.values(), (desk) => desk.alarm)].filter((alarm) => alarm !== undefined),
  };
}
