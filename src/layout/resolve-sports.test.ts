/** What the bugs of single sports say of a game, in every variant. */
import { describe, expect, test } from 'vitest';
import { composeAll } from '../../vite.layout-plugin.ts';
import type { Fields } from './binding.ts';
import type { Look } from './look.ts';
import { resolve, type ShownNode } from './resolve.ts';
import type { Layout } from './schema.ts';

const NOBODY = { name: null, short: null, color: null, logo: null };
const LOOK: Look = { home: NOBODY, away: NOBODY, lang: 'en', hide: [] };
const files = await composeAll();

/** Every bug of a sport, by its path. */
function bugsOf(sport: string): readonly (readonly [path: string, layout: Layout])[] {
  return files
    .filter(({ path, isCard }) => !isCard && path.startsWith(`${sport}/`))
    .map(({ path, layout }) => [path, layout]);
}

/** The parts that are to be seen of these fields, with their texts. */
function seen(layout: Layout, fields: Fields): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const look = ({ node, shown, children }: ShownNode): void => {
    if (shown.off) return;
    if (node.part !== undefined) found[node.part] = shown.text;
    children.forEach(look);
  };
  const root = resolve(layout.root, fields, { layout, look: LOOK });
  if (root !== undefined) look(root);
  return found;
}

describe.each(bugsOf('cricket'))('%s', (_path, layout) => {
  test('has a chip for a power play and none for 0 or blank', () => {
    expect(seen(layout, { powerplay: '2' })).toHaveProperty('powerplay');
    for (const powerplay of ['', '0']) expect(seen(layout, { powerplay })).not.toHaveProperty('powerplay');
  });
});
