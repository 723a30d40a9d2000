import { FIELDS_MAX } from '#protocol/fields.ts';
import { isSameComputer } from '#protocol/same-computer.ts';

/**
 * What a stream's publishers said while another of them counted. It holds once that other has gone, since a source that sends only changes
 * does not repeat it. Of one computer's connections the newest word on a field is the one that holds, so whatever counted later on the same
 * field outdates it; another computer's camera reads for itself, and all that it said is its word.
 */
export interface Unheard {
  /** A place for the unheard values of one publisher, at this address. */
  open(address: string): UnheardSeat;
}

export interface UnheardSeat {
  /** These did not count. At most FIELDS_MAX names are kept. */
  keep(values: ReadonlyMap<string, string>): void;
  /** These count: gives them together with what was kept, which is thereby spent. */
  redeem(values: ReadonlyMap<string, string>): ReadonlyMap<string, string>;
  /** The latest of everything that this publisher said, whether it counted or not. */
  said(): ReadonlyMap<string, string>;
  close(): void;
}

interface Word {
  readonly text: string;
  /** Rises with every reading of any of the stream's publishers. */
  readonly order: number;
}

export function createUnheard(): Unheard {
  const seats = new Map<Map<string, Word>, string>();
  let order = 0;

  function outdate(name: string, at: number, address: string): void {
    for (const [kept, of] of seats) {
      if (!isSameComputer(of, address)) continue;
      const word = kept.get(name);
      if (word !== undefined && word.order < at) kept.delete(name);
    }
  }

  return {
    open(address) {
      const kept = new Map<string, Word>();
      const said = new Map<string, string>();
      seats.set(kept, address);
      const record = (values: ReadonlyMap<string, string>): void => {
        for (const [name, text] of values) if (said.has(name) || said.size < FIELDS_MAX) said.set(name, text);
      };
      return {
        keep(values) {
          record(values);
          order += 1;
          for (const [name, text] of values) {
            if (kept.has(name) || kept.size < FIELDS_MAX) kept.set(name, { text, order });
          }
        },
        redeem(values) {
          record(values);
          order += 1;
          if (seats.size === 1 && kept.size === 0) return values;
          const all = new Map<string, string>();
          for (const [name, word] of kept) {
            all.set(name, word.text);
            outdate(name, word.order, address);
          }
          kept.clear();
          for (const [name, text] of values) {
            all.set(name, text);
            outdate(name, order, address);
          }
          return all;
        },
        said: () => said,
        close() {
          seats.delete(kept);
        },
      };
    },
  };
}
