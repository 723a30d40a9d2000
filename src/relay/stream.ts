import { encode } from '#protocol/codec.ts';
import type { Control, Update } from '#protocol/down.ts';
import { FIELDS_MAX, type Values } from '#protocol/fields.ts';
import { frameOf, type Frame } from './frame.ts';

/** One incarnation of a stream's state: pure, without sockets, clocks or sources. */
export interface Stream {
  readonly epoch: string;
  /** Rises by one with every applied change set; 0 while nothing was ever set. */
  rev(): number;
  /** Whether any value was ever set. */
  touched(): boolean;
  /** When the latest change was received, in ms since 1970. */
  at(): number;
  /** What holds now; the same object until the next change. */
  values(): Values;
  /** Takes over what differs from what holds; null says that a field is gone. `ats`: since when those have been true that are older than `at`. */
  apply(
    patch: Iterable<readonly [string, string | null]>,
    at: number,
    ats?: ReadonlyMap<string, number>,
    rev?: number,
  ): Applied;
  /** What the operator said; it replaces what was said before, as one change. */
  setControl(control: Control, at: number): void;
  control(): Control;
  /** Takes over what became of the very same incarnation at another relay, with its revision. */
  follow(update: Omit<Update, 'type' | 'since'>): void;
  /** Who is behind this revision can only be told the whole: of fields that went before it nothing is known any more. */
  floor(): number;
  /** The update that leads from revision `since` to now. Encoded once per start revision until the next change. */
  changesSince(since: number): Frame;
}

interface Applied {
  readonly changed: boolean;
  /** Fields that would have been one too many. */
  readonly overflow: readonly string[];
}

interface Cell {
  /** null: a tombstone, so that viewers which have not heard yet learn that the field is gone. */
  text: string | null;
  /** The revision that last changed it. */
  rev: number;
  /** Since when it has been true; undefined: since that revision. */
  readonly at: number | undefined;
}

/** A stream's state in a new epoch, empty or with the values of an earlier one; with `rev` one that another relay brought so far. */
export function createStream(options: {
  readonly epoch: string;
  readonly at: number;
  readonly values?: Values;
  readonly control?: Control;
  readonly rev?: number;
}): Stream {
  const cells = new Map<string, Cell>();
  let control = options.control ?? {};
  /** The revision that last changed it. */
  let controlRev = 0;
  let rev = 0;
  let at = options.at;
  let values: Values | undefined;
  /** Fields that are there: those that are gone take no room. */
  let present = 0;
  let floor = 0;
  const updates = new Map<number, Frame>();

  /** Forgets the fields that are gone, once there are as many as may be there. */
  function forgetGone(): void {
    if (cells.size < 2 * FIELDS_MAX) return;
    floor = rev;
    for (const [name, cell] of cells) if (cell.text === null && cell.rev <= floor) cells.delete(name);
  }

  function move(next: number, receivedAt: number): void {
    rev = next;
    at = Math.max(at, receivedAt);
    values = undefined;
    updates.clear();
  }

  const stream: Stream = {
    epoch: options.epoch,
    rev: () => rev,
    touched: () => cells.size > 0,
    at: () => at,
    control: () => control,
    floor: () => floor,
    setControl(next, receivedAt) {
      control = next;
      controlRev = rev + 1;
      move(controlRev, receivedAt);
    },
    follow(update) {
      const ats = new Map(Object.entries(update.ats ?? {}));
      stream.apply(Object.entries(update.values ?? {}), update.at, ats, update.rev);
      if (update.control !== undefined) {
        control = update.control;
        controlRev = update.rev;
      }
      move(update.rev, update.at);
    },
    values() {
      return (values ??= Object.fromEntries(
        [...cells].flatMap(([name, { text }]) => (text === null ? [] : [[name, text]])),
      ));
    },
    apply(patch, receivedAt, ats, next = rev + 1) {
      const overflow: string[] = [];
      let changed = false;
      for (const [name, text] of patch) {
        const cell = cells.get(name);
        if (text === (cell?.text ?? null)) continue;
        if (text !== null && (cell?.text ?? null) === null) {
          if (present >= FIELDS_MAX) {
            overflow.push(name);
            continue;
          }
          forgetGone();
          present += 1;
        } else if (text === null) present -= 1;
        cells.set(name, { text, rev: next, at: ats?.get(name) });
        changed = true;
      }
      if (changed) move(next, receivedAt);
      return { changed, overflow };
    },
    changesSince(since) {
      const known = updates.get(since);
      if (known !== undefined) return known;
      const changes: Record<string, string | null> = {};
      const ats: Record<string, number> = {};
      for (const [name, cell] of cells) {
        if (cell.rev <= since) continue;
        changes[name] = cell.text;
        if (cell.at !== undefined) ats[name] = cell.at;
      }
      const told = controlRev > since ? { control } : {};
      const older = Object.keys(ats).length > 0 ? { ats } : {};
      const frame = frameOf(encode({ type: 'update', since, rev, at, values: changes, ...older, ...told }));
      updates.set(since, frame);
      return frame;
    },
  };
  if (options.values !== undefined) stream.apply(new Map(Object.entries(options.values)), options.at);
  if (options.rev !== undefined) floor = controlRev = rev = options.rev;
  return stream;
}
