import type { Values } from './fields.ts';

/** Changed fields and their new text; null says that the field is gone. */
export type Patch = Readonly<Record<string, string | null>>;

/** The part of a patch that changes anything, or undefined if nothing does. */
export function narrowPatch(values: Values, patch: Patch): Patch | undefined {
  let narrowed: Record<string, string | null> | undefined;
  for (const name in patch) {
    const next = patch[name] ?? null;
    // Only of what goes away it must be asked whether it is the values' own: a text is never what all objects inherit.
    if (next === null ? Object.hasOwn(values, name) : next !== values[name]) (narrowed ??= {})[name] = next;
  }
  return narrowed;
}

/** The values after a patch. They are the very same object when nothing changes, so that who compares by identity does no work. */
export function applyPatch(values: Values, patch: Patch): Values {
  const narrowed = narrowPatch(values, patch);
  return narrowed === undefined ? values : applyNarrowed(values, narrowed);
}

/** The values after a patch of which every field is known to change something. */
export function applyNarrowed(values: Values, narrowed: Patch): Values {
  const next: Record<string, string> = { ...values };
  for (const name in narrowed) {
    const value = narrowed[name] ?? null;
    if (value === null) delete next[name];
    else next[name] = value;
  }
  return next;
}

/** What leads from one state to another: changed and new fields with their text, vanished ones with null. */
export function diffValues(from: Values, to: Values): Patch {
  const patch: Record<string, string | null> = {};
  for (const name of Object.keys(from)) if (!Object.hasOwn(to, name)) patch[name] = null;
  for (const [name, value] of Object.entries(to)) if (from[name] !== value) patch[name] = value;
  return patch;
}
