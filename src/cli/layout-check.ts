import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkLook } from '#layout/check/check-look.ts';
import { refuse } from './refuse.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

/**
 * `boardcast layout check FILE…`: names every fault of layouts and themes with its JSON path. Resolves with the exit code: 1 if a file has
 * a fault or cannot be read, 2 if the command line is wrong.
 */
export async function checkFiles(
  words: readonly string[],
  strangers: readonly string[],
  around: Pick<Surroundings, 'cwd' | 'out' | 'err'>,
): Promise<number> {
  const [verb, ...files] = words;
  const faults = [...strangers];
  if (verb !== 'check') faults.push(`layout: expected check after it, got ${JSON.stringify(verb ?? '')}`);
  else if (files.length === 0) faults.push('layout check: expected the names of files, got none');
  if (faults.length > 0) return refuse('layout', faults, around);

  let good = true;
  for (const file of files) {
    const found = await faultsOf(path.resolve(around.cwd, file));
    around.out(
      found.length === 0 ? `${file}: good` : `${file}: ${found.length === 1 ? '1 fault' : `${found.length} faults`}`,
    );
    for (const fault of found) around.out(`  ${fault}`);
    good &&= found.length === 0;
  }
  return good ? EXIT.OK : EXIT.FAILED;
}

async function faultsOf(file: string): Promise<readonly string[]> {
  try {
    return checkLook(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))).faults;
  } catch (error) {
    const isText = !(error instanceof TypeError);
    return [
      isText
        ? `cannot be read: ${error instanceof Error ? error.message : String(error)}`
        : 'file: expected text in UTF-8, got other bytes',
    ];
  }
}
