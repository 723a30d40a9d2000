import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { filesOf, readKit } from './kit.ts';

interface Wanted {
  readonly kitFile: string;
  /** Is made where it is not there. */
  readonly folder: string;
  /** Undefined for all. */
  readonly sports: readonly string[] | undefined;
  readonly themes: readonly string[] | undefined;
}

export type Written =
  | { readonly kind: 'done'; readonly count: number }
  /** What was asked for is not there. */
  | { readonly kind: 'wrong'; readonly faults: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** Writes a folder for each graphic that is wanted. Files of the same names are written anew, others are left alone. */
export async function writeFolders({ kitFile, folder, sports, themes }: Wanted): Promise<Written> {
  const read = await readKit(kitFile);
  if (!read.ok) return { kind: 'failed', reason: read.reason };
  const kit = read.value;
  const faults = [
    ...unknownNames('--sport', sports, new Set(kit.graphics.map(({ sport }) => sport))),
    ...unknownNames('--theme', themes, new Set(kit.graphics.map(({ theme }) => theme))),
  ];
  if (faults.length > 0) return { kind: 'wrong', faults };
  const graphics = kit.graphics.filter(
    ({ sport, theme }) => (sports?.includes(sport) ?? true) && (themes?.includes(theme) ?? true),
  );
  try {
    for (const graphic of graphics) {
      for (const [name, content] of filesOf(kit, graphic)) {
        const file = path.join(folder, graphic.id, ...name.split('/'));
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, content);
      }
    }
  } catch (error) {
    return { kind: 'failed', reason: `cannot write: ${error instanceof Error ? error.message : String(error)}` };
  }
  return { kind: 'done', count: graphics.length };
}

function unknownNames(flag: string, names: readonly string[] | undefined, known: ReadonlySet<string>): string[] {
  return (names ?? [])
    .filter((name) => !known.has(name))
    .map((name) => `${flag}: expected one of ${[...known].join(', ')}, got ${JSON.stringify(name)}`);
}
