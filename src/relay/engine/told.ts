/** What nodes are told over the store's channels, as text, the same on every store. */
import * as v from 'valibot';
import { parsedJson } from '#lib/parsed-json.ts';
import type { Changes, Fence } from './engine.ts';

export type Told =
  | {
      readonly kind: 'change';
      readonly epoch: string;
      readonly rev: number;
      readonly changes: Changes;
      readonly note: string | undefined;
    }
  /** What there is counts in another epoch from now on. */
  | { readonly kind: 'epoch'; readonly epoch: string };

const changesSchema = v.array(v.union([v.string(), v.null()]));
const changeSchema = v.union([v.strictTuple([changesSchema]), v.strictTuple([changesSchema, v.string()])]);

/** `d <epoch> <rev> [[name, text, …], note]`; the Lua script writes the same. */
export function changeText(epoch: string, rev: number, changes: Changes, note: string | undefined): string {
  const flat = [...changes].flat();
  return `d ${epoch} ${rev} ${JSON.stringify(note === undefined ? [flat] : [flat, note])}`;
}

export function epochText(epoch: string): string {
  return `epoch ${epoch}`;
}

/** Undefined for what is not ours. */
export function readTold(text: string): Told | undefined {
  const epoch = /^epoch (\S+)$/.exec(text)?.[1];
  if (epoch !== undefined) return { kind: 'epoch', epoch };
  const [, of, rev, json] = /^d (\S+) (\d+) (.*)$/s.exec(text) ?? [];
  if (of === undefined || rev === undefined || json === undefined) return undefined;
  const read = v.safeParse(changeSchema, parsedJson(json));
  if (!read.success) return undefined;
  const [flat, note] = read.output;
  const changes = new Map<string, string | null>();
  for (let at = 0; at + 1 < flat.length; at += 2) changes.set(flat[at] ?? '', flat[at + 1] ?? null);
  return { kind: 'change', epoch: of, rev: Number(rev), changes, note };
}

const nodeSchema = v.union([
  v.object({ from: v.string(), text: v.string() }),
  v.object({ lost: v.string(), fence: v.number() }),
]);

/** What one node is told alone: a text of another, or that a lease of its went to somebody else. */
export type ToldToNode =
  | { readonly from: string; readonly text: string }
  | { readonly lost: string; readonly fence: Fence };

export function readToldToNode(text: string): ToldToNode | undefined {
  const read = v.safeParse(nodeSchema, parsedJson(text));
  return read.success ? read.output : undefined;
}
