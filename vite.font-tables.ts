/** Reads a TrueType file as far as the build and its tests need: which glyph a character has, how wide it is, what a feature makes of it. */
export interface FontTables {
  readonly unitsPerEm: number;
  /** The glyph of a character, 0 if the font has none. */
  glyphOf(character: string): number;
  /** In font units. */
  advanceOf(glyph: number): number;
  /** The glyph that a feature of single substitutions (`tnum`) puts in another's place, or the same glyph. */
  substitute(feature: string, glyph: number): number;
  /** Moves a glyph that is put together of others up by so many font units; false if it is drawn by itself. Changes the buffer. */
  raise(glyph: number, units: number): boolean;
}

/** Offsets within the tables are those of the OpenType specification 1.9. */
export function readFont(font: Buffer): FontTables {
  const tables = new Map<string, number>();
  for (let entry = 12; entry < 12 + 16 * font.readUInt16BE(4); entry += 16) {
    tables.set(font.toString('latin1', entry, entry + 4), font.readUInt32BE(entry + 8));
  }
  const table = (tag: string): number => {
    const at = tables.get(tag);
    if (at === undefined) throw new Error(`the font has no table ${tag}`);
    return at;
  };
  const u16 = (at: number): number => font.readUInt16BE(at);
  const i16 = (at: number): number => font.readInt16BE(at);

  const characters = readCharacterMap(font, table('cmap'));
  const metrics = u16(table('hhea') + 34);

  /** Where a coverage table lists a glyph, -1 if it does not. */
  function covered(at: number, glyph: number): number {
    for (let i = 0; i < u16(at + 2); i += 1) {
      if (u16(at) === 1) {
        if (u16(at + 4 + 2 * i) === glyph) return i;
      } else {
        const range = at + 4 + 6 * i;
        if (glyph >= u16(range) && glyph <= u16(range + 2)) return u16(range + 4) + glyph - u16(range);
      }
    }
    return -1;
  }

  function lookupsOf(feature: string): readonly number[] {
    const gsub = table('GSUB');
    const features = gsub + u16(gsub + 6);
    const lookups = gsub + u16(gsub + 8);
    for (let i = 0; i < u16(features); i += 1) {
      const entry = features + 2 + 6 * i;
      if (font.toString('latin1', entry, entry + 4) !== feature) continue;
      const found = features + u16(entry + 4);
      return Array.from({ length: u16(found + 2) }, (_, n) => lookups + u16(lookups + 2 + 2 * u16(found + 4 + 2 * n)));
    }
    return [];
  }

  return {
    unitsPerEm: u16(table('head') + 18),
    glyphOf: (character) => characters.get(character.codePointAt(0) ?? 0) ?? 0,
    advanceOf: (glyph) => u16(table('hmtx') + 4 * Math.min(glyph, metrics - 1)),
    substitute(feature, glyph) {
      for (const lookup of lookupsOf(feature)) {
        for (let i = 0; i < u16(lookup + 4); i += 1) {
          const rule = lookup + u16(lookup + 6 + 2 * i);
          const index = u16(lookup) === 1 ? covered(rule + u16(rule + 2), glyph) : -1;
          if (index >= 0) return u16(rule) === 1 ? (glyph + i16(rule + 4)) & 0xffff : u16(rule + 6 + 2 * index);
        }
      }
      return glyph;
    },
    raise(glyph, units) {
      const isLong = u16(table('head') + 50) === 1;
      const loca = table('loca');
      const start = table('glyf') + (isLong ? font.readUInt32BE(loca + 4 * glyph) : 2 * u16(loca + 2 * glyph));
      if (i16(start) >= 0) return false;
      for (const edge of [start + 4, start + 8]) font.writeInt16BE(i16(edge) + units, edge);
      let part = start + 10;
      for (;;) {
        const flags = u16(part);
        const hasWords = (flags & 0x0001) !== 0;
        // Offsets in whole words, no transformation: what harfbuzz writes for a colon of two full stops.
        if (!hasWords || (flags & 0x00c8) !== 0)
          throw new Error('a composite glyph of another kind than was reckoned with');
        font.writeInt16BE(i16(part + 6) + units, part + 6);
        if ((flags & 0x0020) === 0) return true;
        part += 8;
      }
    },
  };
}

/** The Unicode map of format 4, character to glyph. */
function readCharacterMap(font: Buffer, cmap: number): ReadonlyMap<number, number> {
  const u16 = (at: number): number => font.readUInt16BE(at);
  const map = new Map<number, number>();
  for (let i = 0; i < u16(cmap + 2); i += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4);
    if (u16(at) !== 4) continue;
    const doubled = u16(at + 6);
    for (let s = 0; s < doubled; s += 2) {
      const last = u16(at + 14 + s);
      const first = u16(at + 16 + doubled + s);
      const delta = u16(at + 16 + 2 * doubled + s);
      const rangeAt = at + 16 + 3 * doubled + s;
      for (let code = first; code <= last && code !== 0xffff; code += 1) {
        const direct = u16(rangeAt) === 0 ? code : u16(rangeAt + u16(rangeAt) + 2 * (code - first));
        map.set(code, direct === 0 ? 0 : (direct + delta) & 0xffff);
      }
    }
  }
  return map;
}
