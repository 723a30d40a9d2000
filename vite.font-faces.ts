/** The faces that ship with the page: where each comes from, and what of it is kept. All are under the SIL Open Font License 1.1. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { familyOf, type FaceName } from './src/layout/theme/faces.ts';

interface Cut {
  readonly name: string;
  /** From the package's folder. */
  readonly file: string;
  readonly range: string;
}

export interface Face {
  readonly family: string;
  readonly weight: number;
  readonly package: string;
  /** From the package's folder. */
  readonly licence: string;
  /** Name of its licence below `/fonts/`. */
  readonly licenceFile: string;
  /** Drawn this much smaller than its em says, so that a digit is no wider than half an em of the text. */
  readonly sizeAdjust: number;
  /** Words of its name tables that its licence reserves for the whole file, and what stands there instead, equally long. */
  readonly rename?: readonly [from: string, to: string];
  /** First the one that every picture draws of. */
  readonly cuts: readonly Cut[];
}

/** ASCII, Latin-1, ı and Œ, dashes, quotation marks, ellipsis, bullet, euro: every word of the layouts and most names of western Europe. */
const LATIN = 'U+20-7E,U+A0-FF,U+131,U+152-153,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+20AC';
/** Central and eastern Europe, the Baltic, Turkey, Wales; fetched when a name needs it. */
const LATIN_EXT = 'U+100-130,U+132-151,U+154-17F,U+1CD-1DC,U+1FA-1FF,U+218-21B,U+1E80-1E85';

/** A text face of fontsource in one weight, since every weight is paid for before the first frame. */
function textFace(slug: FaceName, weight: number, isStandard = false): Face {
  const own = isStandard ? '' : `${slug}-`;
  return {
    family: familyOf(slug).replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
    weight,
    package: `@fontsource/${slug}`,
    licence: 'LICENSE',
    licenceFile: isStandard ? 'OFL.txt' : `OFL-${slug}.txt`,
    sizeAdjust: 1,
    cuts: [
      {
        name: `${own}latin`,
        file: `files/${slug}-latin-${weight}-normal.woff2`,
        range: LATIN,
      },
      {
        name: `${own}latin-ext`,
        file: `files/${slug}-latin-ext-${weight}-normal.woff2`,
        range: LATIN_EXT,
      },
    ],
  };
}

export const FACE_LIST: readonly Face[] = [
  textFace('barlow-condensed', 600, true),
  textFace('sofia-sans-extra-condensed', 700),
  textFace('archivo-narrow', 600),
  {
    // Seven segments. "DSEG" is a reserved font name (its licence file), so a cut of it goes by another.
    family: 'Boardcast Segments',
    weight: 700,
    package: 'dseg',
    licence: 'DSEG-LICENSE.txt',
    licenceFile: 'OFL-segments.txt',
    // Its digits are 0.816 em wide and 1 em high: 0.498 and 0.61 so.
    sizeAdjust: 0.61,
    rename: ['DSEG', 'SEGM'],
    // Digits, colon, full stop, hyphen. Letters of seven segments are riddles: those come from the text face. With a space it is the face that
    // browsers take a line's height from (CSS Fonts 4, "first available font").
    cuts: [
      {
        name: 'segments',
        file: 'fonts/DSEG7-Classic/DSEG7Classic-Bold.ttf',
        range: 'U+20,U+2D-2E,U+30-3A',
      },
    ],
  },
];

/** A file of a face's package. */
export function packagePath(face: Face, file: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${face.package}/package.json`)), file);
}
