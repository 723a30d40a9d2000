import path from 'node:path';
import type { RawFlags } from '../command-line.ts';
import { refuse } from '../refuse.ts';
import { EXIT, type Surroundings } from '../surroundings.ts';
import { writeFolders } from './write-folders.ts';

type OgrafSurroundings = Pick<Surroundings, 'cwd' | 'ografKit' | 'out' | 'err'>;

/** `boardcast ograf write FOLDER`. Resolves with the exit code. */
export async function ograf(
  flags: RawFlags,
  words: readonly string[],
  strangers: readonly string[],
  around: OgrafSurroundings,
): Promise<number> {
  const [verb, target, ...others] = words;
  const faults = [...strangers];
  if (verb !== 'write') faults.push(`ograf: expected write after it, got ${JSON.stringify(verb ?? '')}`);
  else if (target === undefined || others.length > 0)
    faults.push(
      `ograf write: expected the name of one folder, got ${target === undefined ? 'none' : words.length - 1}`,
    );
  if (faults.length > 0 || target === undefined) return refuse('ograf', faults, around);
  const written = await writeFolders({
    kitFile: around.ografKit,
    folder: path.resolve(around.cwd, target),
    sports: listOf(flags['sport']),
    themes: listOf(flags['theme']),
  });
  switch (written.kind) {
    case 'done':
      around.out(`${written.count === 1 ? '1 graphic' : `${written.count} graphics`} in ${target}`);
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

/** Names with commas between them; undefined where the flag is not given. */
function listOf(flag: string | true | undefined): readonly string[] | undefined {
  if (typeof flag !== 'string') return undefined;
  return flag.split(',').map((name) => name.trim());
}
