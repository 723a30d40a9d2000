import subsetFont from 'subset-font';
import { beforeAll, expect, test } from 'vitest';
import { cutFonts, type FontFile } from '../../vite.font-plugin.ts';
import { readFont, type FontTables } from '../../vite.font-tables.ts';

let files: readonly FontFile[] = [];
let latin: FontTables;
let accented: FontTables;

async function open(name: string): Promise<FontTables> {
  const file = files.find((candidate) => candidate.name === name);
  if (file === undefined) throw new Error(`no face ${name}`);
  return readFont(await subsetFont(file.data, undefined, { targetFormat: 'truetype', keepAllGlyphs: true }));
}

beforeAll(async () => {
  files = await cutFonts();
  [latin, accented] = await Promise.all([open('latin'), open('latin-ext')]);
});

function figureWidths(feature: string): readonly number[] {
  return Array.from('0123456789', (digit) => latin.advanceOf(latin.substitute(feature, latin.glyphOf(digit))));
}

function missing(font: FontTables, text: string): readonly string[] {
  return Array.from(text).filter((character) => font.glyphOf(character) === 0);
}

test('tabular figures are all of one width, and it takes the feature to make them so', () => {
  expect(new Set(figureWidths('tnum'))).toEqual(new Set([475]));
  expect(new Set(figureWidths('none')).size).toBeGreaterThan(1);
});

test('a slot of half an em holds a figure, a colon and a full stop', () => {
  for (const glyph of [
    ...figureWidths('tnum'),
    latin.advanceOf(latin.glyphOf(':')),
    latin.advanceOf(latin.glyphOf('.')),
  ]) {
    expect(glyph / latin.unitsPerEm).toBeLessThanOrEqual(0.5);
  }
});

test('every character of western and central European names is there', () => {
  expect(missing(latin, 'AZaz09:.–’…€ÄÖÜßÅØÆÉÑÇŒı')).toEqual([]);
  expect(missing(accented, 'ŁłŻżŚśĄąČčŠšŽžĐđŐőŰűİĞğȘșȚț')).toEqual([]);
});

test('what is fetched before the first picture is within its budget', () => {
  const [first, second] = files;
  expect(first?.preload).toBe(true);
  expect(first?.data.length).toBeLessThanOrEqual(14_000);
  expect(second?.preload).toBe(false);
});
