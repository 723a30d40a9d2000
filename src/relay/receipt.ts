/** What became of a reading, for whoever sent it and asks. */
import type { FieldRow } from '#protocol/desk.ts';

/** Fields by the sender's own names. */
export interface Receipt {
  readonly stream: string;
  /** How the sender stands to the stream; what one says that does not count is kept, and on air is nothing of it. */
  readonly standing: 'counts' | 'waits' | 'parked';
  /** On air, or on its way there. */
  readonly taken: readonly string[];
  /** Waits, as no rule explains it; the desk shows it. */
  readonly held: readonly string[];
  /** Something goes before it: an operator's word, a final score, another source, another field of its source that says the same. */
  readonly overruled: readonly string[];
}

/** `rows` are those of the stream's fields as they stand after it, and `rivals` of the source's fields; nobody else's are asked for. */
export function receiptOf(
  { stream, standing }: Pick<Receipt, 'stream' | 'standing'>,
  values: ReadonlyMap<string, string>,
  {
    rows,
    rivals,
  }: { readonly rows: () => readonly FieldRow[]; readonly rivals: () => readonly { readonly source: string }[] },
): Receipt {
  const names = [...values.keys()];
  if (standing !== 'counts') return { stream, standing, taken: [], held: [], overruled: names };
  const states = new Map(rows().flatMap(({ reading, state }) => (reading === null ? [] : [[reading.source, state]])));
  const beaten = new Set(rivals().map(({ source }) => source));
  const isOverruled = (name: string): boolean => beaten.has(name) || OVERRULED.has(states.get(name) ?? 'live');
  const isHeld = (name: string): boolean => !beaten.has(name) && states.get(name) === 'held';
  return {
    stream,
    standing,
    taken: names.filter((name) => !isOverruled(name) && !isHeld(name)),
    held: names.filter(isHeld),
    overruled: names.filter(isOverruled),
  };
}

const OVERRULED: ReadonlySet<FieldRow['state']> = new Set(['overridden', 'frozen']);
