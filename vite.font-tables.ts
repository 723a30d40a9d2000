/** Reads a TrueType file as far as the build and its tests need: which glyph a character has, how wide it is, what a feature makes of it. */
export interface FontTables {
  readonly unitsPerEm: number;
  /** The glyph of a character, 0 if the font has none. */
  glyphOf(character: string): number;
  /** In font units. */
  advanceOf(glyph: number): number;
  /** The glyph that a feature of single substitutions (`tnum`) puts in another's place, or the same glyph. */
  substitute(feature: string, glyph: number): number;
  /** The lower and the upper edge of a glyph's ink, in font units over the base line. */
  inkOf(glyph: number): { readonly bottom: number; readonly top: number };
  /** Moves a glyph up by so many font units; false if its outline is packed in a way that has no room for that. Changes the buffer. */
  raise(glyph: number, units: number): boolean;
  /** Replaces a word in the font's names by one of the same length. Changes the buffer. */
  rename(from: string, to: string): void;
}

/** Offsets within the tables are those of the OpenType specification 1.9. */
export function readFont(font: Buffer): FontTables {
  const tables = new Map<string, number>();
  const lengths = new Map<string, number>();
  for (let entry = 12; entry < 12 + 16 * font.readUInt16BE(4); entry += 16) {
    const tag = font.toString('latin1', entry, entry + 4);
    tables.set(tag, font.readUInt32BE(entry + 8));
    lengths.set(tag, font.readUInt32BE(entry + 12));
  }
  const table = (tag: string): number => {
    const at = tables.get(tag);
    if (at === undefined) throw new Error(`the font has no table ${tag}`);
    return at;
  };
  const u16 = (at: number): number => font.readUInt16BE(at);
  const i16 = (at: number): number => font.readInt16BE(at);

  const lengthOf = (tag: string): number => lengths.get(tag) ?? 0;
  const glyphAt = (glyph: number): number => {
    const isLong = u16(table('head') + 50) === 1;
    const loca = table('loca');
    return table('glyf') + (isLong ? font.readUInt32BE(loca + 4 * glyph) : 2 * u16(loca + 2 * glyph));
  };

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
    if (!tables.has('GSUB')) return [];
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
    inkOf(glyph) {
      const start = glyphAt(glyph);
      return { bottom: i16(start + 4), top: i16(start + 8) };
    },
    raise(glyph, units) {
      const start = glyphAt(glyph);
      const isMoved = i16(start) < 0 ? raiseParts(font, start + 10, units) : raiseOutline(font, start, units);
      if (isMoved) for (const edge of [start + 4, start + 8]) font.writeInt16BE(i16(edge) + units, edge);
      return isMoved;
    },
    rename(from, to) {
      const start = table('name');
      const names = font.subarray(start, start + lengthOf('name'));
      // Old names are in Latin-1, all others in UTF-16.
      for (const [was, is] of [
        [Buffer.from(from, 'latin1'), Buffer.from(to, 'latin1')],
        [utf16(from), utf16(to)],
      ] as const) {
        if (was.length !== is.length) throw new Error(`${to} is not as long as ${from}`);
        for (let at = names.indexOf(was); at >= 0; at = names.indexOf(was, at + was.length)) is.copy(names, at);
      }
    },
  };
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** Moves the parts of a composite glyph, the first of which is described at `part`; false for parts that are scaled or packed in bytes. */
function raiseParts(font: Buffer, part: number, units: number): boolean {
  for (let at = part; ; at += 8) {
    const flags = font.readUInt16BE(at);
    const hasWords = (flags & 0x0001) !== 0;
    if (!hasWords || (flags & 0x00c8) !== 0) return false;
    font.writeInt16BE(font.readInt16BE(at + 6) + units, at + 6);
    if ((flags & 0x0020) === 0) return true;
  }
}

/** Moves an outline by its first point, which all others follow; false where that point's height is left out, or its byte has no room. */
function raiseOutline(font: Buffer, start: number, units: number): boolean {
  const contours = font.readInt16BE(start);
  const ends = start + 10;
  const points = font.readUInt16BE(ends + 2 * (contours - 1)) + 1;
  const first = ends + 2 * contours + 2 + font.readUInt16BE(ends + 2 * contours);
  const isByte = (font.readUInt8(first) & 0x04) !== 0;
  // In a byte it is what the sign in its flag says, in a word the flag says whether it is left out, being the same as before.
  const isSigned = (font.readUInt8(first) & 0x20) !== 0;
  if (!isByte && isSigned) return false;
  let at = first;
  let widths = 0;
  for (let point = 0; point < points;) {
    const flag = font.readUInt8(at);
    const times = (flag & 0x08) === 0 ? 1 : 1 + font.readUInt8(at + 1);
    at += (flag & 0x08) === 0 ? 1 : 2;
    // How many bytes each point's place to the side takes, which stand before the heights.
    widths += times * ((flag & 0x02) !== 0 ? 1 : (flag & 0x10) !== 0 ? 0 : 2);
    point += times;
  }
  if (!isByte) {
    font.writeInt16BE(font.readInt16BE(at + widths) + units, at + widths);
    return true;
  }
  const height = font.readUInt8(at + widths) + (isSigned ? units : -units);
  if (height < 0 || height > 0xff) return false;
  font.writeUInt8(height, at + widths);
  return true;
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
