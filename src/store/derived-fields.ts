import type { Values } from '#protocol/fields.ts';
import type { ScoreboardStore } from './scoreboard-store.ts';

/** Reckons fields of a sport from the source's own; it must never throw. */
export type Reckon = (values: Values) => Values;

/** Finds the fields that a sport's pack knows under another name: by the name it has there, the name it came under. */
export type FindRenames = (names: readonly string[]) => ReadonlyMap<string, string>;

/** What completes a store's values just now. */
export interface Derived {
  /** Goes by another pack from here on: what the one before added is gone. */
  readonly change: (reckon: Reckon, findRenames?: FindRenames) => void;
  /** Ends it; what it added is gone. */
  readonly stop: () => void;
}

/**
 * Keeps a store's values completed by what a sport's pack says of them: fields under the names that its layouts bind to, and what is reckoned
 * from them: bonus, power play, set point. What the source sends itself stands. Must subscribe before anything that shows the values.
 */
export function addDerived(store: ScoreboardStore, reckon: Reckon, findRenames?: FindRenames): Derived {
  let renames: ReadonlyMap<string, string> = new Map();
  /** The renamed fields as they were carried over last, and what was reckoned. */
  let carried: Values = {};
  let added: Values = {};
  /** All names as of the last reckoning. */
  let known: Values = {};
  /** The fields that the last reckoning asked for, and what it was told; undefined before the first, and if it asked for all there are. */
  let asked: ReadonlyMap<string, string | undefined> | undefined;

  /** A running clock changes sixty times a second, and hardly anything is reckoned from it. */
  function isSettled(values: Values): boolean {
    if (asked === undefined) return false;
    for (const name in added) if (values[name] !== added[name]) return false;
    for (const [name, text] of asked)
      if (text !== (values[name] === added[name] ? undefined : values[name])) return false;
    if (findRenames === undefined) return true;
    for (const [name, source] of renames) if (values[name] !== values[source]) return false;
    for (const name in values) if (known[name] === undefined) return false;
    return true;
  }

  function complete(): void {
    const { values } = store.getState();
    if (isSettled(values)) return;
    const own: Record<string, string> = {};
    for (const name in values)
      if (values[name] !== added[name] && values[name] !== carried[name]) own[name] = values[name] ?? '';
    renames = findRenames?.(Object.keys(own)) ?? renames;
    carried = Object.fromEntries([...renames].map(([name, source]) => [name, own[source] ?? '']));
    Object.assign(own, carried);
    const answers = new Map<string, string | undefined>();
    asked = answers;
    added = reckon(
      listening(
        own,
        (name) => answers.set(name, own[name]),
        () => (asked = undefined),
      ),
    );
    known = { ...own, ...added };
    if (!sameValues(values, known)) store.setState({ values: known });
  }

  complete();
  const unsubscribe = store.subscribe((state, before) => {
    if (state.values !== before.values) complete();
  });

  function change(next: Reckon, nextRenames?: FindRenames): void {
    reckon = next;
    findRenames = nextRenames;
    renames = new Map();
    asked = undefined;
    complete();
  }

  return {
    change,
    stop() {
      unsubscribe();
      change(() => ({}));
    },
  };
}

/** The same values, which tell of every name that is asked of them, and of a question for all names. */
function listening(values: Values, tell: (name: string) => void, tellAll: () => void): Values {
  const note = (name: string | symbol): void => {
    if (typeof name === 'string') tell(name);
  };
  return new Proxy(values, {
    get(target, name) {
      note(name);
      return Reflect.get(target, name);
    },
    has(target, name) {
      note(name);
      return Reflect.has(target, name);
    },
    getOwnPropertyDescriptor(target, name) {
      note(name);
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
    ownKeys(target) {
      tellAll();
      return Reflect.ownKeys(target);
    },
  });
}

function sameValues(one: Values, other: Values): boolean {
  for (const name in one) if (one[name] !== other[name]) return false;
  for (const name in other) if (!(name in one)) return false;
  return true;
}
