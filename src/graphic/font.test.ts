import subsetFont from 'subset-font';
import { beforeAll, describe, expect, test } from 'vitest';
import { cutFonts, type FontFile } from '../../vite.font-cut.ts';
import { FACE_LIST } from '../../vite.font-faces.ts';
import { readFont, type FontTables } from '../../vite.font-tables.ts';

/** The largest size that a theme draws figures at, in pixels of the design. */
const SIZE_MAX = 84;
/** The size of clocks. */
const SIZE_CLOCK = 44;

let files: readonly FontFile[] = [];
const fonts = new Map<string, FontTables>();
const sources = new Map<string, Buffer>();

beforeAll(async () => {
  files = await cutFonts();
  for (const { name, data } of files) {
    const font = await subsetFont(data, undefined, { targetFormat: 'truetype', keepAllGlyphs: true });
    sources.set(name, font);
    fonts.set(name, readFont(font));
  }
});

function fontOf(name: string): FontTables {
  const font = fonts.get(name);
  if (font === undefined) throw new Error(`no face ${name}`);
  return font;
}

function fileOf(name: string): FontFile {
  const file = files.find((candidate) => candidate.name === name);
  if (file === undefined) throw new Error(`no face ${name}`);
  return file;
}

function figureWidths(font: FontTables, feature: string): readonly number[] {
  return Array.from('0123456789', (digit) => font.advanceOf(font.substitute(feature, font.glyphOf(digit))));
}

/** Widths as drawn: in ems of the text, not of the file. */
function ems(font: FontTables, { face }: FontFile, units: number): number {
  return (units / font.unitsPerEm) * face.sizeAdjust;
}

function middleOf(font: FontTables, character: string): number {
  const { bottom, top } = font.inkOf(font.glyphOf(character));
  return (bottom + top) / 2;
}

function missing(font: FontTables, text: string): readonly string[] {
  return Array.from(text).filter((character) => font.glyphOf(character) === 0);
}

describe.each(FACE_LIST.map(({ family, cuts }) => ({ family, name: cuts[0]?.name ?? '' })))('$family', ({ name }) => {
  test('tabular figures are all of one width', () => {
    expect(new Set(figureWidths(fontOf(name), 'tnum')).size).toBe(1);
  });

  test('a slot of half an em holds a figure, a colon and a full stop', () => {
    const font = fontOf(name);
    const marks = [':', '.', '-'].map((character) => font.advanceOf(font.glyphOf(character)));
    for (const width of [...figureWidths(font, 'tnum'), ...marks]) {
      expect(ems(font, fileOf(name), width)).toBeLessThanOrEqual(0.5);
    }
  });

  test('the middle of a line is the middle of the figures, within half a pixel', () => {
    const { ascent, descent, face } = fileOf(name);
    const font = fontOf(name);
    // All of them together: a four of segments has no upper edge.
    const inks = Array.from('0123456789', (digit) => font.inkOf(font.glyphOf(digit)));
    const middle = (Math.min(...inks.map(({ bottom }) => bottom)) + Math.max(...inks.map(({ top }) => top))) / 2;
    const off = middle / font.unitsPerEm - (ascent - descent) / 2;
    expect(Math.abs(off) * face.sizeAdjust * SIZE_MAX).toBeLessThanOrEqual(0.5);
  });

  test('the colon stands in the middle of the figures', () => {
    const off = middleOf(fontOf(name), ':') - middleOf(fontOf(name), '0');
    expect(Math.abs(ems(fontOf(name), fileOf(name), off)) * SIZE_CLOCK).toBeLessThanOrEqual(0.5);
  });
});

test('it takes the feature to make the standard face’s figures of one width', () => {
  expect(new Set(figureWidths(fontOf('latin'), 'none')).size).toBeGreaterThan(1);
});

test.each(['', 'sofia-sans-extra-condensed-', 'archivo-narrow-'])(
  'every character of western and central European names is there: %slatin',
  (face) => {
    expect(missing(fontOf(`${face}latin`), 'AZaz09:.–’…€ÄÖÜßÅØÆÉÑÇŒı')).toEqual([]);
    expect(missing(fontOf(`${face}latin-ext`), 'ŁłŻżŚśĄąČčŠšŽžĐđŐőŰűİĞğȘșȚț')).toEqual([]);
  },
);

test('the segment face has figures and their marks, no letters, and not the name that its licence reserves', () => {
  expect(missing(fontOf('segments'), '0123456789:.-')).toEqual([]);
  expect(missing(fontOf('segments'), 'AQaz')).toEqual(['A', 'Q', 'a', 'z']);
  const names = sources.get('segments')?.toString('latin1').replaceAll('\0', '');
  expect(names).toContain('SEGM7');
  expect(names).not.toContain('DSEG');
});

test('segments stand as high over the line as the figures of words, and the space is theirs, so that the line is', () => {
  const [latin, segments] = ['latin', 'segments'].map((name) =>
    ems(fontOf(name), fileOf(name), middleOf(fontOf(name), '0')),
  );
  expect(segments).toBeCloseTo(latin ?? 0, 2);
  expect(missing(fontOf('segments'), ' ')).toEqual([]);
});

test('each file is within its budget', () => {
  for (const { name, data } of files) {
    expect({ name, isSmall: data.length <= 14_000 }).toEqual({ name, isSmall: true });
  }
});
