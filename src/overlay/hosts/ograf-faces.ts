/** The faces of an OGraf graphic. A face that a style sheet within a shadow tree declares is not read, so they are the document's: under names of their own, and once for all graphics on a page. */
import type { OgrafFace } from './ograf-parts.ts';

/** Gives the document the faces that it does not have yet; each is fetched when something is drawn in it. `base` is the script's own address. */
export function addFaces(faces: readonly OgrafFace[], base: string): void {
  for (const { family, file, descriptors } of faces) {
    const address = addressOf(file, base);
    if (address === undefined) continue;
    const face = new FontFace(family, `url(${JSON.stringify(address)})`, descriptors);
    // One of another graphic's folder, which may be gone by now, is not good enough.
    const isThere = [...document.fonts].some((one) => isSame(one, face) && one.status !== 'error');
    if (!isThere) document.fonts.add(face);
  }
}

/** Undefined where the script has no address that files could lie beside: the system's own letters are drawn then. */
function addressOf(file: string, base: string): string | undefined {
  try {
    return new URL(file, base).href;
  } catch {
    return undefined;
  }
}

function isSame(one: FontFace, other: FontFace): boolean {
  return nameOf(one) === nameOf(other) && one.unicodeRange === other.unicodeRange && one.weight === other.weight;
}

/** Some engines tell a family with its quotes. */
function nameOf({ family }: FontFace): string {
  return family.replace(/^["']|["']$/g, '');
}
