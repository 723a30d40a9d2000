import { expect, test } from 'vitest';
import { composeAll } from '../../vite.layout-plugin.ts';
import { withBreakLabel } from './break-label.ts';
import type { Look } from './look.ts';
import { resolve, type ShownNode } from './resolve.ts';
import type { Layout, LayoutNode } from './schema.ts';

const NOBODY = { name: null, short: null, color: null, logo: null };
const files = await composeAll();

function kindsIn(node: LayoutNode): readonly string[] {
  return [node.kind, ...('children' in node ? node.children.flatMap(kindsIn) : [])];
}

/** The texts that are to be seen in periods' places. */
function periods(layout: Layout, lang = 'en'): readonly string[] {
  const look: Look = { home: NOBODY, away: NOBODY, lang, hide: [] };
  // A time-out's time, and nothing else known.
  const root = resolve(layout.root, { clock: '0:47', period: '2', 'home.score': '5' }, { layout, look });
  const found: string[] = [];
  const walk = ({ node, shown, children }: ShownNode): void => {
    if (node.kind === 'period' && !shown.off) found.push(shown.text);
    children.forEach(walk);
  };
  if (root !== undefined) walk(root);
  return found;
}

const clocked = files.filter(({ layout }) => kindsIn(layout.root).includes('clock'));

test('there are bugs with a clock, of many sports', () => {
  expect(clocked.length).toBeGreaterThan(60);
});

test.each(clocked)('in a break $path says so beside its clock', ({ layout }) => {
  expect(periods(withBreakLabel(layout))).toEqual(['BREAK']);
});

test('it says so in the language of the page, and in English where there is no word', () => {
  const layout = withBreakLabel(clocked[0]?.layout ?? fail());
  expect(periods(layout, 'de-AT')).toEqual(['PAUSE']);
  expect(periods(layout, 'fi')).toEqual(['BREAK']);
});

test('a word that is painted over the period’s number says nothing in a break, and keeps its room', () => {
  const board = clocked.find(({ path }) => path === 'basketball/led.json')?.layout ?? fail();
  const painted = JSON.stringify(board.root).match(/"label":"quarter"/g);
  expect(painted).toHaveLength(1);
  const root = JSON.stringify(withBreakLabel(board).root);
  expect(root).not.toContain('"label":"quarter"');
  expect(root.match(/"kind":"text"/g)).toEqual(JSON.stringify(board.root).match(/"kind":"text"/g));
  // Those of other numbers stay.
  expect(root).toContain('"label":"fouls"');
});

test('what has no clock stays as it is', () => {
  const cards = files.filter(({ isCard }) => isCard);
  expect(cards.length).toBeGreaterThan(20);
  for (const { layout } of cards) expect(withBreakLabel(layout)).toBe(layout);
});

function fail(): never {
  throw new Error('there is no layout with a clock');
}
