import type { LookFilePorts } from '#store/look-files.ts';

/** Gets each file once for the whole page, since dozens of tiles share theirs. One that could not be had is asked for again. */
export function fetchOnce(fetch: LookFilePorts['fetch']): LookFilePorts['fetch'] {
  const answers = new Map<string, Promise<Response>>();
  return async (path) => {
    const known = answers.get(path) ?? fetch(path);
    answers.set(path, known);
    try {
      const response = await known;
      if (!response.ok) answers.delete(path);
      return response.clone();
    } catch (fault) {
      answers.delete(path);
      throw fault;
    }
  };
}
