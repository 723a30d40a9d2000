/** Cuts the faces down to what is shown, and puts right what a clock needs of them. */
import { readFile } from 'node:fs/promises';
import subsetFont from 'subset-font';
import { FACE_LIST, packagePath, type Face } from './vite.font-faces.ts';
import { readFont, type FontTables } from './vite.font-tables.ts';

export interface FontFile {
  readonly face: Face;
  readonly name: string;
  readonly range: string;
  /**
   * With these metrics, in the face's own ems, the middle of a line is the middle of its figures, so that a line box that is centred in a
   * plate centres the ink as well. The files' own set it lower.
   */
  readonly ascent: number;
  readonly descent: number;
  readonly data: Buffer;
}

/** Ascent and descent together, in ems: accents and descenders are within it. */
const LINE = 1.2;

/**
 * The height of the figures' middle over the base line, in ems of the text: that of the standard face. Digits of another face stand in lines
 * whose words, and with them whose height, may be of that.
 */
const MIDDLE = 0.35;

/** Every file of every face. Throws where a face is not made as was reckoned with. */
export async function cutFonts(): Promise<readonly FontFile[]> {
  const files = await Promise.all(FACE_LIST.map(cutFace));
  return files.flat();
}

async function cutFace(face: Face): Promise<readonly FontFile[]> {
  const fonts = await Promise.all(
    face.cuts.map(async ({ file, range }) =>
      // Hints are dropped: at these sizes they are half the file and move nothing.
      subsetFont(await readFile(packagePath(face, file)), charactersIn(range), {
        targetFormat: 'truetype',
        keepFeatures: ['kern', 'tnum', 'lnum'],
        noHinting: true,
      }),
    ),
  );
  const [first] = fonts;
  if (first === undefined) throw new Error(`${face.family} has no files`);
  // A face of figures alone is brought to where the words' figures are.
  const isFigures = face.sizeAdjust !== 1;
  if (isFigures) raiseAll(first, face, MIDDLE / face.sizeAdjust);
  const middle = middleOf(readFont(first), '0');
  return Promise.all(
    face.cuts.map(async ({ name, range }, index) => {
      const font = fonts[index] ?? first;
      mend(font, face, middle);
      return {
        face,
        name,
        range,
        ascent: rounded(LINE / 2 + middle),
        descent: rounded(LINE / 2 - middle),
        data: await subsetFont(font, undefined, { targetFormat: 'woff2', keepAllGlyphs: true }),
      };
    }),
  );
}

/** Moves all characters until the middle of the figures is at a height, in ems. */
function raiseAll(font: Buffer, { family, cuts }: Face, height: number): void {
  const tables = readFont(font);
  const units = Math.round((height - middleOf(tables, '0')) * tables.unitsPerEm);
  for (const character of charactersIn(cuts.map(({ range }) => range).join(','))) {
    const glyph = tables.glyphOf(character);
    if (character !== ' ' && !tables.raise(glyph, units))
      throw new Error(`${family}: ${character} is made in another way than was reckoned with`);
  }
}

/** A colon stands in the middle of the small letters. On a clock it belongs in the middle of the figures. */
function mend(font: Buffer, { family, rename }: Face, middle: number): void {
  const tables = readFont(font);
  if (rename !== undefined) tables.rename(...rename);
  const colon = tables.glyphOf(':');
  if (colon === 0) return; // the accented letters' file has none
  const units = Math.round((middle - middleOf(tables, ':')) * tables.unitsPerEm);
  if (!tables.raise(colon, units))
    throw new Error(`${family}: its colon is made in another way than was reckoned with`);
}

/** The height of the middle of a character's ink over the base line, in ems. */
function middleOf(tables: FontTables, character: string): number {
  const { bottom, top } = tables.inkOf(tables.glyphOf(character));
  return (bottom + top) / 2 / tables.unitsPerEm;
}

function rounded(ems: number): number {
  return Math.round(ems * 10_000) / 10_000;
}

function charactersIn(range: string): string {
  return range
    .split(',')
    .flatMap((part) => {
      const [from = 0, to = from] = part
        .slice(2)
        .split('-')
        .map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
    })
    .join('');
}
