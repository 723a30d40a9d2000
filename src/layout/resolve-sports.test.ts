/** What the bugs of single sports say of a game, in every variant. */
import { describe, expect, test } from 'vitest';
import { derive } from '#scoreboard/derived.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { composeAll } from '../../vite.layout-plugin.ts';
import type { Fields } from './binding.ts';
import { setCells } from './elements/sets.ts';
import type { Look } from './look.ts';
import { fieldsRead, resolve, resolveNode, type ShownNode } from './resolve.ts';
import type { Layout, LayoutNode } from './schema.ts';

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
    const text =
      node.kind === 'sets'
        ? setCells(node, fields)
            .map((cell) => cell.text + cell.tie)
            .join()
        : shown.text;
    if (node.part !== undefined) found[node.part] = text.trim();
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

/** The fields with what the sport's pack reckons from them. */
function completed(sport: string, fields: Fields): Fields {
  const pack = PACKS.get(sport);
  return pack === undefined ? fields : { ...fields, ...derive(pack, undefined, fields) };
}

describe.each(bugsOf('tennis'))('%s', (_path, layout) => {
  const numbers = (fields: Fields): readonly string[] => {
    const shown = seen(layout, completed('tennis', fields));
    return ['home-set1', 'home-set2', 'home-set3', 'home-games'].flatMap((part) => shown[part] ?? []);
  };
  const blank = Object.fromEntries(
    [1, 2, 3, 4, 5].flatMap((set) => ['home', 'away'].map((team) => [`${team}.set${set}`, ''])),
  );
  const first = { ...blank, 'home.set1': '6', 'away.set1': '2' };
  const second = { ...first, 'home.set2': '6', 'away.set2': '7', 'home.tie2': '4', 'away.tie2': '7' };

  test('has each set that is over once, from a source that fills its fields with the end', () => {
    expect(numbers({ ...blank, 'home.games': '4', 'away.games': '5' })).toEqual(['4']);
    expect(numbers({ ...first, 'home.games': '4', 'away.games': '5' })).toEqual(['6', '4']);
    expect(numbers({ ...second, 'home.games': '1', 'away.games': '0' })).toEqual(['6', '6', '1']);
    const away = seen(layout, completed('tennis', { ...second, 'home.games': '1', 'away.games': '0' }));
    expect(away['away-set2']).toBe('74');
  });

  test('has them once from one that fills them with each game', () => {
    const games = { 'home.games': '4', 'away.games': '5' };
    expect(numbers({ ...blank, 'home.set1': '4', 'away.set1': '5', ...games })).toEqual(['4']);
    expect(numbers({ ...first, 'home.set2': '4', 'away.set2': '5', ...games })).toEqual(['6', '4']);
    expect(numbers({ ...first, 'home.set2': '4', 'away.set2': '5' })).toEqual(['6', '4']);
    expect(numbers({ ...second, 'home.set3': '4', 'away.set3': '5', ...games })).toEqual(['6', '6', '4']);
  });

  test('has the sets won in the place of the first, from a source without their games', () => {
    const shown = seen(layout, completed('tennis', { 'home.games': '4', 'home.sets': '1', 'away.sets': '0' }));
    expect(shown['home-sets']).toBe('1');
    expect(shown).not.toHaveProperty('home-set1');
  });
});

describe.each(['basketball', 'generic'].flatMap(bugsOf))('%s', (_path, layout) => {
  const period = (fields: Fields): string | undefined => seen(layout, { clock: '0.0', ...fields })['period'];

  test('has the status in the place of the period while the source sends one', () => {
    expect(period({ period: '4th', status: 'Final' })).toBe('FINAL');
    expect(period({ period: '2', status: 'HALF' })).toBe('HALF');
    expect(period({ status: 'TIMEOUT' })).toBe('TIMEOUT');
    for (const status of [{}, { status: '' }]) expect(period({ period: '4th', ...status })).toMatch(/^(Q4|4TH|4)$/);
  });
});

test.each(['tennis', 'baseball', 'softball'])(
  'the classic bar of %s says what the clock beside its numbers counts',
  (sport) => {
    const [, layout] = bugsOf(sport).find(([path]) => path.endsWith('/bar.json')) ?? [];
    const word = (field: string, text: string): string | undefined =>
      layout && seen(layout, { [field]: text })['shot-word'];
    const field = sport === 'tennis' ? 'serveClock' : 'pitchClock';
    expect(word(field, '12')).toMatch(/^(SERVE|PITCH)$/);
    expect(word(field, '')).toBeUndefined();
  },
);

test('a word that is too long for the period gives way to the period itself', () => {
  const node: LayoutNode = {
    kind: 'period',
    value: [{ field: ['status'] }],
    short: [{ field: ['period'] }],
    format: 'quarter',
    count: 4,
    size: 'small',
  };
  const [, layout] = bugsOf('basketball')[0] ?? [];
  const shown = layout && resolveNode(node, { status: 'timeout', period: '2nd' }, { layout, look: LOOK });
  expect([shown?.text, shown?.short]).toEqual(['TIMEOUT', 'Q2']);
  expect(fieldsRead(node)).toEqual(['status', 'period']);
});
