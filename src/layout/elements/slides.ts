/** The turns of pictures. */

/** The picture after `at`, by its index, passing over those that cannot be shown; undefined if none can. */
export function nextSlide(paths: readonly string[], at: number, broken: ReadonlySet<string>): number | undefined {
  for (let step = 1; step <= paths.length; step += 1) {
    const index = (at + step) % paths.length;
    const path = paths[index];
    if (path !== undefined && !broken.has(path)) return index;
  }
  return undefined;
}
