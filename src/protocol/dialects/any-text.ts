/** Whatever programs write of a board, told apart by how it looks: for doors that take a whole text at a time. */
import { ok, refused, type Result } from '#lib/result.ts';
import { readFlatJson } from './flat-json.ts';
import { readForm, readPairs, readTable } from './flat-text.ts';
import { readFlatXml } from './flat-xml.ts';
import { readLenientJson } from './lenient-json.ts';
import { readFrame, splitFrame } from './scoreboard-ocr.ts';
import { joinTold, toldOf, type Item, type Told } from './told.ts';

/** What the sender says that a text is, where that can't be seen. */
export type SaidForm = 'form' | 'csv' | undefined;

export const TEXT_EXPECTED =
  'JSON such as {"Home Score":"35"}, a frame of Scoreboard OCR, ScoreSight’s list, XML, CSV, form data or lines such as Home Score=35';

/** Types of frames that Scoreboard OCR sends, beside others that a flat object may well have. */
const FRAME_TYPES: ReadonlySet<unknown> = new Set(['ocr', 'register', 'ping']);

/** Never throws; whatever it cannot read it refuses with what was expected. */
export function readAnyText(raw: string, form?: SaidForm): Result<Told> {
  const text = raw.replace(/^\ufeff/, '').replaceAll('\0', '');
  const first = text.trimStart().charAt(0);
  if (first === '') return refused(`nothing: expected ${TEXT_EXPECTED}`);
  const told = /[{[]/.test(first)
    ? readJson(text)
    : first === '<'
      ? toldFrom(readFlatXml(text))
      : form === 'form' && text.includes('=')
        ? toldFrom(readForm(text.trim()))
        : toldFrom(form === 'csv' ? readTable(text) : (readPairs(text) ?? readTable(text)));
  return told === undefined ? refused(`expected ${TEXT_EXPECTED}`) : ok(told);
}

function toldFrom(items: readonly Item[] | undefined): Told | undefined {
  return items === undefined ? undefined : toldOf(items);
}

function readJson(text: string): Told | undefined {
  const whole = readLenientJson(text);
  // Several objects, one after the other or a line each.
  const all = (whole === undefined ? splitFrame(text) : [text]).map((piece) => readPiece(piece));
  const good = all.filter((told) => told !== undefined);
  return good.length === all.length && all.length > 0 ? joinTold(good) : undefined;
}

function readPiece(piece: string): Told | undefined {
  const parsed = readLenientJson(piece);
  if (parsed === undefined) return undefined;
  const { value } = parsed;
  const isFrame = typeof value === 'object' && value !== null && 'type' in value && FRAME_TYPES.has(value.type);
  return isFrame ? readOcr(piece) : readFlatJson(value);
}

/** Register frames and pings say nothing of the board: who sends whole texts is known by its path, and answered anyway. */
function readOcr(piece: string): Told | undefined {
  const lines = readFrame(piece);
  if (lines.some(({ kind }) => kind === 'unreadable' || kind === 'other')) return undefined;
  return joinTold(
    lines.flatMap((line) =>
      line.kind === 'values' ? [{ values: line.values, refused: line.refused, same: new Map(), left: [] }] : [],
    ),
  );
}
