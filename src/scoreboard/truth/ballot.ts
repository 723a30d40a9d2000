/** What the camera has read of a field besides what is on air, and for how long each of it has stood. */

/** A text that may go on air. */
export interface Candidate {
  readonly value: string;
  /** When it was first read, in ms. */
  readonly first: number;
  /** In ms: for so long in all it was the latest reading. */
  readonly stood: number;
  readonly readings: number;
}

interface Counted {
  readonly value: string;
  first: number;
  stood: number;
  readings: number;
}

export interface Ballot {
  /** Counts a reading; undefined for one that says nothing. `shown` is what is on air. */
  read(value: string | undefined, shown: string | undefined, at: number): void;
  /** The candidate that is being read, with the time that it has stood until now. */
  leader(at: number): Candidate | undefined;
  /** The latest reading that said anything. */
  reading(): string | undefined;
  /** When what is on air was last read, or stopped being what is read. */
  shownUntil(): number;
  /** Something else went on air: everything is counted anew. */
  clear(): void;
}

/** Candidates that are remembered at once: what a covered board makes of a field is forgotten from the weakest on. Of 23 wrong scores (bench:truth, `--profile normal --seeds 1 --feed all`, while `STOOD_SHARE` was 0.4) 2 leave 15 and 12 leave 23, with the delays of true ones the same: six are room for one change that is true among five misreads. */
const CANDIDATES_MAX = 6;
/** What was read for less than so much of the time since it was first is read for the first time again. Of the same 23 wrong scores 0.1 leaves 22 and 0.4 leaves 10, but a joint reset then takes 918 ms of the second that it may, instead of 704. */
const RARE_SHARE = 0.25;
/** So many readings, or so long, of what is on air say that all else was a misread. One reading, or 50 ms, leaves 18 of the 23, and a true score may then come 2.2 s late instead of 0.9; four readings leave 24, 300 ms changes nothing. */
const AGAIN_READINGS = 2;
const AGAIN_MS = 150;

export function createBallot(): Ballot {
  const candidates = new Map<string, Counted>();
  let reading: string | undefined;
  /** The latest reading said nothing: what was read before it stands no longer. */
  let isLost = false;
  /** What is read now is counted up to here. */
  let countedTo = 0;
  let again = 0;
  let againSince = 0;
  let shownUntil = 0;

  function count(at: number): void {
    const candidate = reading === undefined || isLost ? undefined : candidates.get(reading);
    if (candidate !== undefined) candidate.stood += Math.max(0, at - countedTo);
    countedTo = at;
  }

  function weakest(): string | undefined {
    let found: Counted | undefined;
    for (const each of candidates.values()) if (found === undefined || each.stood < found.stood) found = each;
    return found?.value;
  }

  return {
    read(value, shown, at) {
      // What is read again and again and is on air costs nothing.
      if (value === shown && candidates.size === 0 && !isLost) {
        reading = value;
        countedTo = shownUntil = at;
        return;
      }
      if (reading === shown && !isLost) shownUntil = at;
      count(at);
      isLost = value === undefined;
      if (value === undefined) return;
      if (value === shown) {
        again = reading === value ? again + 1 : 1;
        if (again === 1) againSince = at;
        if (again >= AGAIN_READINGS || at - againSince >= AGAIN_MS) candidates.clear();
        shownUntil = at;
      } else {
        // A source that sends changes alone said it once: it stood until this one.
        if (reading === shown && again === 1 && at - againSince >= AGAIN_MS) candidates.clear();
        again = 0;
        const known = candidates.get(value);
        if (known !== undefined && known.stood >= RARE_SHARE * (at - known.first)) known.readings += 1;
        else if (known !== undefined) Object.assign(known, { first: at, stood: 0, readings: 1 });
        else {
          if (candidates.size >= CANDIDATES_MAX) candidates.delete(weakest() ?? '');
          candidates.set(value, { value, first: at, stood: 0, readings: 1 });
        }
      }
      reading = value;
    },
    leader(at) {
      count(at);
      return reading === undefined || isLost ? undefined : candidates.get(reading);
    },
    reading: () => reading,
    shownUntil: () => shownUntil,
    clear() {
      candidates.clear();
      again = 0;
    },
  };
}
