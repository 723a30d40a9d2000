import { FIELDS_MAX } from '#protocol/fields.ts';

/**
 * What a stream's publishers said while another of them counted. It holds once that other has gone, since a source that sends only changes
 * does not repeat it; but the newest word on a field is the one that holds, so whatever counted later on the same field outdates it.
 */
export interface Unheard {
  /** A place for one publisher's unheard values. */
  open(): UnheardSeat;
}

export interface UnheardSeat {
  /** These did not count. At most FIELDS_MAX names are kept. */
  keep(values: ReadonlyMap<string, string>): void;
  /** These count: gives them together with what was kept, which is thereby spent. */
  redeem(values: ReadonlyMap<string, string>): ReadonlyMap<string, string>;
  close(): void;
}

interface Word {
  readonly text: string;
  /** Rises with every reading of any of the stream's publishers. */
  readonly order: number;
}

export function createUnheard(): Unheard {
  const seats = new Set<Map<string, Word>>();
  let order = 0;

  function outdate(name: string, at: number): void {
    for (const kept of seats) {
      const word = kept.get(name);
      if (word !== undefined && word.order < at) kept.delete(name);
    }
  }

  return {
    open() {
      const kept = new Map<string, Word>();
      seats.add(kept);
      return {
        keep(values) {
          order += 1;
          for (const [name, text] of values) {
            if (kept.has(name) || kept.size < FIELDS_MAX) kept.set(name, { text, order });
          }
        },
        redeem(values) {
          order += 1;
          if (seats.size === 1 && kept.size === 0) return values;
          const all = new Map<string, string>();
          for (const [name, word] of kept) {
            all.set(name, word.text);
            outdate(name, word.order);
          }
          kept.clear();
          for (const [name, text] of values) {
            all.set(name, text);
            outdate(name, order);
          }
          return all;
        },
        close() {
          seats.delete(kept);
        },
      };
    },
  };
}
