import type { Time } from '#lib/time.ts';
import { within } from '#lib/within.ts';
import { LOOKS_START_MS } from '../limits.ts';
import type { Log } from '../log.ts';
import type { CheckLook } from './check-file.ts';
import { createLooks, type Looks } from './looks.ts';
import { watchFolders } from './watch-folders.ts';

/** The crew's own folder, read once; one that does not answer is read when it does. Undefined where there is none. */
export async function openLooks(
  dir: string | undefined,
  { time, log, check }: { readonly time: Time; readonly log: Log; readonly check: CheckLook | undefined },
): Promise<Looks | undefined> {
  if (dir === undefined) return undefined;
  const looks = createLooks({ dir, time, log, watch: watchFolders, check });
  await within(LOOKS_START_MS, looks.ready, time);
  return looks;
}
