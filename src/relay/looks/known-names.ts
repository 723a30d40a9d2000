/** Which names of themes, layouts and parts mean anything here: a typo is told to whoever made it, instead of nothing happening on air. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeThemeList, type LookList } from '#protocol/api.ts';
import { parsedJson } from '#lib/parsed-json.ts';
import type { Refusal } from '#lib/result.ts';
import type { Command } from '#protocol/desk.ts';
import { refusal } from '#protocol/refusals.ts';

/** What is wrong with a name that a command says; undefined where nothing is, or where nobody can know. */
export type NameFault = (command: Command) => Promise<Refusal | undefined>;

export interface KnownNamesDeps {
  /** The folder of the built page. */
  readonly pageDir: string;
  /** The crew's own. */
  readonly looks: () => LookList;
  /** A file of the crew's own as it is saved. */
  readonly find: (urlPath: string) => { readonly bytes: Buffer } | undefined;
}

/** What ships with the page. */
interface Shipped {
  readonly themes: readonly string[];
  readonly layouts: readonly string[];
  readonly parts: ReadonlySet<string>;
}

/** Most names that a fault lists: more are not read. */
const LISTED_MAX = 12;

/**
 * Reads what ships when it is first asked for. Nobody can know while the crew's folder cannot be read, and of a page without any themes: then
 * every name is taken, as it may be one of those.
 */
export function createKnownNames({ pageDir, looks, find }: KnownNamesDeps): NameFault {
  let reading: Promise<Shipped> | undefined;

  function own(kind: 'theme' | 'layout'): string[] {
    return looks().looks.flatMap((row) => (row.kind === kind && row.version !== null ? row.name : []));
  }

  function lookFault(kind: 'theme' | 'layout', name: string | null | undefined, shipped: Shipped): Refusal | undefined {
    if (name === null || name === undefined) return undefined;
    const known = [...(kind === 'theme' ? shipped.themes : shipped.layouts), ...own(kind)];
    // Files are named in whatever case.
    return known.includes(name.toLowerCase()) ? undefined : refusal(`unknown-${kind}`, name, listed(known, name));
  }

  function partFault(part: string, shipped: Shipped): Refusal | undefined {
    const parts = new Set(shipped.parts);
    for (const name of own('layout')) collect(parsedJson(find(`/layouts/${name}.json`)?.bytes.toString() ?? ''), parts);
    return parts.has(part) ? undefined : refusal('unknown-part', part, listed([...parts].sort(), part));
  }

  return async (command) => {
    if (command.do !== 'look' && command.do !== 'set-up' && (command.do !== 'hide' || command.part === undefined))
      return undefined;
    reading ??= readShipped(pageDir);
    const shipped = await reading;
    if (shipped.themes.length === 0 || looks().fault !== null) return undefined;
    if (command.do === 'hide') return partFault(command.part ?? '', shipped);
    const { theme, layout } = command.do === 'look' ? command : command.look;
    return lookFault('theme', theme, shipped) ?? lookFault('layout', layout, shipped);
  };
}

/** All names where they are few, else those that are the most like what was said. */
function listed(names: readonly string[], said: string): string {
  if (names.length <= LISTED_MAX) return names.join(', ');
  const near = names.map((name) => ({ name, steps: stepsBetween(name, said.toLowerCase()) }));
  const best = near.sort((a, b) => a.steps - b.steps).slice(0, LISTED_MAX / 2);
  return `${best.map(({ name }) => name).join(', ')}, …`;
}

/** How many letters have to be put in, taken out or changed to make one name of the other (Levenshtein). */
function stepsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 0; at < one.length; at += 1) {
    const next = [at + 1];
    for (let index = 1; index <= other.length; index += 1) {
      const changed = (row[index - 1] ?? 0) + (one[at] === other[index - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[index] ?? 0) + 1, (next[index - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

async function readShipped(pageDir: string): Promise<Shipped> {
  const list = decodeThemeList(await textOf(path.join(pageDir, 'themes.json')));
  const themes = list.ok ? list.value.themes : [];
  const layouts = new Set(themes.map(({ variant }) => variant));
  const parts = new Set<string>();
  const folder = path.join(pageDir, 'layouts');
  for (const file of await filesOf(folder)) {
    // The same parts stand otherwise on a tall picture.
    if (!file.endsWith('.json') || file.endsWith('-tall.json')) continue;
    if (!/[\\/]/.test(file)) layouts.add(file.slice(0, -'.json'.length));
    collect(parsedJson(await textOf(path.join(folder, file))), parts);
  }
  return { themes: themes.map(({ id }) => id), layouts: [...layouts], parts };
}

function collect(node: unknown, parts: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if ('part' in node && typeof node.part === 'string') parts.add(node.part);
  for (const one of Object.values(node)) collect(one, parts);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
}

async function filesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder, { recursive: true });
  } catch {
    return [];
  }
}
