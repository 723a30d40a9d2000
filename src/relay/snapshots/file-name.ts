/** How many states of a stream are kept on disk: the newest, and two to fall back to. */
export const GENERATIONS = 3;

const PREFIX = 'stream-';

/**
 * The file of one generation of a stream. The name is good on every disk: it is told apart without case (`A` is `=41`, `a` is `a`), never
 * one that Windows reserves (`con`, `nul`: the prefix sees to it), and holds no dot but those before the generation and the ending.
 */
export function fileOf(stream: string, generation: number): string {
  const name = stream.replace(/[^a-z\d_-]/g, (c) => `=${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `${PREFIX}${name}.${generation}.json`;
}

/** Whether a file of the data folder is one of ours, and which generation it is. */
export function readFileName(file: string): { readonly generation: number } | undefined {
  const generation = /^stream-[a-z\d_=-]+\.(\d)\.json$/.exec(file)?.[1];
  if (generation === undefined || Number(generation) >= GENERATIONS) return undefined;
  return { generation: Number(generation) };
}
