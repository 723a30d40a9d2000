/** Which key does what on the control page, and what of it an operator has changed. */

/** Everything that has a key, in the order in which it is listed, with the key that it has unless an operator says otherwise. */
export const STANDARD_KEYS = {
  visible: 'b',
  undo: 'u',
  next: 'n',
  releaseAll: 'r',
  clock: 'c',
  clockRelease: 'Shift+C',
  home1: 'q',
  home2: 'w',
  home3: 'e',
  homeLess: 'a',
  away1: 'p',
  away2: 'o',
  away3: 'i',
  awayLess: 'l',
  periodMore: 'Shift+P',
  swap: 's',
  ends: 'Shift+E',
  goalHome: 'g',
  goalAway: 'h',
  timeout: 't',
  showMoment: 'm',
  dropMoment: 'v',
  clearCues: 'x',
  acceptHeld: 'j',
  refuseHeld: 'k',
  sayAgain: 'y',
  leaveIt: 'Escape',
} as const;
export type Shortcut = keyof typeof STANDARD_KEYS;
export type Keys = Readonly<Record<Shortcut, string>>;

export const SHORTCUTS = Object.keys(STANDARD_KEYS) as readonly Shortcut[];

/** The part of `localStorage` that is used. A browser may refuse every call of it. */
export interface KeysStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const STORAGE_KEY = 'boardcast.keys';

/** The keys as this browser has them; '' for what has none. Never throws. */
export function loadKeys(storage: KeysStorage | undefined): Keys {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(STORAGE_KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return STANDARD_KEYS;
    const changed = Object.entries(kept).filter(
      (entry): entry is [Shortcut, string] => Object.hasOwn(STANDARD_KEYS, entry[0]) && typeof entry[1] === 'string',
    );
    return { ...withoutTaken(changed), ...Object.fromEntries(changed) };
  } catch {
    return STANDARD_KEYS; // unreadable or refused: as if nothing had been changed
  }
}

/** A key that an operator gave to one thing does not do another besides which came with a newer build. */
function withoutTaken(changed: readonly (readonly [Shortcut, string])[]): Keys {
  const taken = new Set(changed.map(([, key]) => key.toLowerCase()).filter((key) => key !== ''));
  const standard = SHORTCUTS.map((name) => [
    name,
    taken.has(STANDARD_KEYS[name].toLowerCase()) ? '' : STANDARD_KEYS[name],
  ]);
  return { ...STANDARD_KEYS, ...Object.fromEntries(standard) };
}

/** Keeps what differs from the standard, if the browser lets it. */
export function saveKeys(storage: KeysStorage | undefined, keys: Keys): void {
  try {
    const changed = SHORTCUTS.filter((name) => keys[name] !== STANDARD_KEYS[name]).map((name) => [name, keys[name]]);
    storage?.setItem(STORAGE_KEY, JSON.stringify(Object.fromEntries(changed)));
  } catch {
    // Full, switched off or private: the keys hold until the page is closed.
  }
}

/** A key press, as far as it matters here. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Keys that belong to the page's controls and to whoever moves among them. */
const RESERVED = new Set([
  'Tab',
  'Enter',
  ' ',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Dead',
  'Unidentified',
]);
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

/** A press as a shortcut is written; undefined for a modifier alone, and for a key that must stay what it is. */
export function keyOfPress({ key, ctrlKey, altKey, metaKey, shiftKey }: Press): string | undefined {
  if (MODIFIERS.has(key) || RESERVED.has(key) || key === '+') return undefined;
  const mods = [ctrlKey && 'Control', altKey && 'Alt', metaKey && 'Meta', shiftKey && 'Shift'].filter(Boolean);
  return [...mods, key.length === 1 && shiftKey ? key.toUpperCase() : key].join('+');
}

/** Who has this key already. */
export function holderOf(keys: Keys, key: string, except: Shortcut): Shortcut | undefined {
  return SHORTCUTS.find((name) => name !== except && keys[name].toLowerCase() === key.toLowerCase());
}

/** Whether keys are for what has the focus: a box to type in, a list, a slider, or anything in an open dialog. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="slider"]') !== null;
}
