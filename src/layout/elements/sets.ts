/** What a row of set scores shows. */
import { readBinding, type Fields, type Scene } from '../binding.ts';
import { formatCount, numberOf } from '../format/count.ts';
import { overtimeText, periodNumber } from '#scoreboard/period-text.ts';
import type { SetsNode } from '../rich-schema.ts';

export interface SetCell {
  /** From 1. */
  readonly number: number;
  /** Blank in a set that has not begun. */
  readonly text: string;
  /** The loser's points of the tie-break, at the winner; a space where only their room is kept. */
  readonly tie: string;
  readonly state: 'past' | 'current' | 'next';
  readonly won: boolean;
}

/** The cells of a row, the two teams' rows always with the same ones: what is shown is decided on both teams' scores. */
export function setCells(node: SetsNode, fields: Fields, scene?: Scene): readonly SetCell[] {
  const { fields: names, show, upTo, regular = Infinity, past = false } = node;
  const own = textsOf(names.own, fields);
  const rivals = textsOf(names.rivals, fields);
  const ties = textsOf(names.ties ?? [], fields);
  const rivalTies = textsOf(names.rivalTies ?? [], fields);
  const total = Math.max(own.length, rivals.length);
  const scored = 1 + Math.max(lastFilled(own), lastFilled(rivals));
  const now = textsOf(names.current ?? [], fields).find((text) => text !== '');
  // A word instead of a number, such as FINAL: nothing is being played any more.
  const current = past ? total + 1 : now === undefined ? scored : (periodNumber(now) ?? total + 1);
  const begun = Math.min(total, Math.max(scored, current > total ? 0 : current));
  const room = Math.min(upTo ?? total, total);
  const end = show === 'all' ? Math.max(Math.min(room, regular), begun) : begun;
  const start = Math.max(0, end - room);
  // Over a column there is room for two letters.
  const say = (label: string): string =>
    scene === undefined ? '' : readBinding([{ label: `${label}-short` }], fields, scene);
  return Array.from({ length: end - start }, (_, offset) => {
    const index = start + offset;
    const mine = numberOf(own[index] ?? '');
    const other = numberOf(rivals[index] ?? '');
    const ahead = mine !== undefined && other !== undefined && mine > other;
    const number = index + 1;
    const state = number === current ? 'current' : number > current ? 'next' : 'past';
    const tieRoom = hasTieRoom(node, mine, other) ? ' ' : '';
    if (node.heads === true)
      return { number, text: headOf(node, number, total, { now, say }), tie: tieRoom, state, won: false };
    const text = formatCount(own[index] ?? '');
    const tie = ahead ? lower(ties[index], rivalTies[index]) : '';
    return { number, text, tie: tie === '' && text !== '' ? tieRoom : tie, state, won: ahead && state === 'past' };
  });
}

/** Where tie-breaks may come, each score of one digit leaves room for one, so that none moves when it comes. */
function hasTieRoom({ fields: { ties } }: SetsNode, mine = 0, other = 0): boolean {
  return ties !== undefined && Math.max(mine, other) < 10;
}

/** A period's number, or what one after regular time is called; the only extra time there is a field for has no number. */
function headOf(
  { over, shootout, regular = Infinity }: SetsNode,
  number: number,
  total: number,
  { now = '', say }: { readonly now: string | undefined; readonly say: (label: string) => string },
): string {
  const extra = number - regular;
  if (shootout !== undefined && number === total && !/\d|^o/i.test(now)) return shootout;
  if (over === undefined || extra <= 0) return String(number);
  if (number === total && extra === 1) return say(over) || over;
  return overtimeText(over, extra, say);
}

function textsOf(names: readonly string[], fields: Fields): readonly string[] {
  return names.map((name) => fields[name] ?? '');
}

function lastFilled(texts: readonly string[]): number {
  return texts.findLastIndex((text) => text !== '');
}

/** The lower of two numbers as a text; of a single one that one, of none blank. */
function lower(a = '', b = ''): string {
  const numbers = [numberOf(a), numberOf(b)].filter((number) => number !== undefined);
  return numbers.length === 0 ? '' : String(Math.min(...numbers));
}
