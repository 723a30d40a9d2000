/** A program that does nothing but save a small file four times a second, the way the relay does: what this disk and this machine allow. */
import { open, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemTime } from '#lib/system-time.ts';

/** As the relay (PROTOCOL.md R1), in ms. */
export const SAVE_MS = 250;
/** A board with its minute of past, in bytes. */
const FILE_BYTES = 20_000;

export interface BareSaver {
  /** How long after its change each save was on the disk, in ms. */
  readonly took: readonly number[];
  /** Resolves once nothing is written any more. */
  stop(): Promise<void>;
}

export function startBareSaver(folder: string): BareSaver {
  const took: number[] = [];
  const target = path.join(folder, 'bare-saver');
  let timer: NodeJS.Timeout | undefined;
  let saving: Promise<void>;
  let stopped = false;
  let due = systemTime.now();
  const save = async (): Promise<void> => {
    const file = await open(`${target}.tmp`, 'w');
    await writeFile(file, 'x'.repeat(FILE_BYTES));
    await file.sync();
    await file.close();
    await rename(`${target}.tmp`, target);
    const now = systemTime.now();
    // From when it was due: a machine that lets a program wait does so to the relay too.
    took.push(now - due);
    due = Math.max(now, due + SAVE_MS);
    if (stopped) return;
    timer = setTimeout(() => (saving = save()), due - now);
  };
  saving = save();
  return {
    took,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await saving;
    },
  };
}
