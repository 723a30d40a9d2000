import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RawFlags } from '../command-line.ts';
import { refuse } from '../refuse.ts';
import { EXIT, type Surroundings } from '../surroundings.ts';
import { readKit } from './kit.ts';
import { readRecording } from './recording.ts';
import { scheduleOf } from './schedule.ts';
import { writeFolders } from './write-folders.ts';

type OgrafSurroundings = Pick<Surroundings, 'cwd' | 'ografKit' | 'out' | 'err'>;

/** The sport of pages whose stream has none. */
const USUAL_SPORT = 'basketball';
/** What the verbs take, as a fault names it. */
const TARGETS: Readonly<Record<string, string>> = { write: 'folder', schedule: 'recording' };

/** `boardcast ograf write FOLDER`, `boardcast ograf schedule RECORDING`. Resolves with the exit code. */
export async function ograf(
  flags: RawFlags,
  words: readonly string[],
  strangers: readonly string[],
  around: OgrafSurroundings,
): Promise<number> {
  const [verb = '', target, ...others] = words;
  const faults = [...strangers];
  const what = TARGETS[verb];
  if (what === undefined) faults.push(`ograf: expected write or schedule after it, got ${JSON.stringify(verb)}`);
  else if (target === undefined || others.length > 0)
    faults.push(`ograf ${verb}: expected the name of one ${what}, got ${words.length - 1}`);
  if (verb === 'schedule' && flags['theme'] !== undefined)
    faults.push('--theme: a schedule is the same in every theme, expected none');
  if (faults.length > 0 || target === undefined) return refuse('ograf', faults, around);
  const file = path.resolve(around.cwd, target);
  return verb === 'write' ? write(file, target, flags, around) : schedule(file, flags, around);
}

async function write(folder: string, named: string, flags: RawFlags, around: OgrafSurroundings): Promise<number> {
  const written = await writeFolders({
    kitFile: around.ografKit,
    folder,
    sports: listOf(flags['sport']),
    themes: listOf(flags['theme']),
  });
  switch (written.kind) {
    case 'done':
      around.out(`${written.count === 1 ? '1 graphic' : `${written.count} graphics`} in ${named}`);
      return EXIT.OK;
    case 'wrong':
      return refuse('ograf', written.faults, around);
    case 'failed':
      around.err(written.reason);
      return EXIT.FAILED;
    default:
      return written satisfies never;
  }
}

/** The schedule alone goes to stdout; what one has to know of it goes to stderr. */
async function schedule(file: string, flags: RawFlags, around: OgrafSurroundings): Promise<number> {
  const kit = await readKit(around.ografKit);
  const recording = await readFile(file, 'utf8').then(readRecording, (error: unknown) => ({
    ok: false as const,
    reason: error instanceof Error ? error.message : String(error),
  }));
  if (!kit.ok || !recording.ok) {
    if (!kit.ok) around.err(kit.reason);
    if (!recording.ok) around.err(`${file}: ${recording.reason}`);
    return EXIT.FAILED;
  }
  const sport = flags['sport'] ?? recording.value.sport ?? USUAL_SPORT;
  const { forms } = kit.value;
  const form = typeof sport === 'string' && Object.hasOwn(forms, sport) ? forms[sport] : undefined;
  if (form === undefined) {
    const known = Object.keys(forms).join(', ');
    return refuse('ograf', [`--sport: expected one of ${known}, got ${JSON.stringify(sport)}`], around);
  }
  const { schedule: actions, begins, ms, refused } = scheduleOf(recording.value, form);
  around.out(JSON.stringify({ schedule: actions }));
  around.err(
    `${String(sport)}, ${actions.length} actions in ${(ms / 1000).toFixed(1)} s; 0 ms is ${new Date(begins).toISOString()}`,
  );
  if (refused.length > 0) around.err(`left out where the graphic has no place for what it said: ${refused.join(', ')}`);
  return EXIT.OK;
}

/** Names with commas between them; undefined where the flag is not given. */
function listOf(flag: string | true | undefined): readonly string[] | undefined {
  if (typeof flag !== 'string') return undefined;
  return flag.split(',').map((name) => name.trim());
}
