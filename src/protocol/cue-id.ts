/** Ids of cues: a page shows each id once, so that a cue which was taken off and is given back needs another; what it is of is still the same. */

/** The id of a cue that is given back; `mark` is another one each time, without spaces. */
export function againId(id: string, mark: string): string {
  return `${eventOf(id)}~${mark}`;
}

/** The id under which a cue was shown first: whoever does something for a cue does it once for each of these. */
export function eventOf(id: string): string {
  // Ids of moments hold what a board showed, and end with a space and a time.
  return id.replace(/~[^~\s]+$/, '');
}
