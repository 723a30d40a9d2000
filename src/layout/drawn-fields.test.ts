import { expect, test } from 'vitest';
import { canonicalNamesOf } from '#scoreboard/alias-table.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { composeAll } from '../../vite.layout-plugin.ts';
import { fieldsRead } from './resolve.ts';
import type { LayoutNode } from './schema.ts';

/** Fields whose text another one has that is reckoned from them: down and distance, the count. */
const SPOKEN_FOR = new Set(['down', 'toGo', 'balls', 'strikes']);
const files = await composeAll();

function readBy(node: LayoutNode): readonly string[] {
  return [...fieldsRead(node), ...('children' in node ? node.children.flatMap(readBy) : [])];
}

test.each([...PACKS.keys()])('a layout of %s draws every field of its pack that is not said to be data', (sport) => {
  const read = new Set(
    files.filter(({ path }) => path.startsWith(`${sport}/`)).flatMap(({ layout }) => readBy(layout.root)),
  );
  const undrawn = (PACKS.get(sport)?.fields ?? []).filter(
    (field) => !canonicalNamesOf(field).some((name) => read.has(name)),
  );
  const silent = undrawn.filter(({ name, data }) => data !== true && !SPOKEN_FOR.has(name));
  expect(silent.map(({ name }) => name)).toEqual([]);
  const drawn = PACKS.get(sport)?.fields.filter((field) => field.data === true && !undrawn.includes(field));
  expect(drawn?.map(({ name }) => name)).toEqual([]);
});
