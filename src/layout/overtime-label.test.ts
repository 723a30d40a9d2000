import { expect, test } from 'vitest';
import { composeAll } from '../../vite.layout-plugin.ts';
import type { Look } from './look.ts';
import { withOvertimeLabel } from './overtime-label.ts';
import { resolve, type ShownNode } from './resolve.ts';
import type { Layout, LayoutNode } from './schema.ts';

/** Font sizes in design pixels, and how narrow letters may get (docs/THEMING.md). */
const EM = { huge: 96, large: 66, medium: 44, small: 24 };
const SQUEEZE_MIN = 0.75;

const NOBODY = { name: null, short: null, color: null, logo: null };
const files = await composeAll();
const look = (lang: string): Look => ({ home: NOBODY, away: NOBODY, lang, hide: [] });

function kindsIn(node: LayoutNode): readonly string[] {
  return [node.kind, ...('children' in node ? node.children.flatMap(kindsIn) : [])];
}

/** The texts that are to be seen in periods' places. */
function periods(layout: Layout, period: Readonly<Record<string, string>>, lang = 'en'): readonly string[] {
  const root = resolve(layout.root, { clock: '4:47', 'home.score': '5', ...period }, { layout, look: look(lang) });
  const found: string[] = [];
  const walk = ({ node, shown, children }: ShownNode): void => {
    if (node.kind === 'period' && !shown.off) found.push(shown.text);
    children.forEach(walk);
  };
  if (root !== undefined) walk(root);
  return found;
}

const bugsOf = (sport: string): readonly (readonly [string, Layout])[] =>
  files
    .filter(({ path, layout }) => path.startsWith(`${sport}/`) && kindsIn(layout.root).includes('clock'))
    .map(({ path, layout }) => [path, layout]);
const layoutOf = (path: string): Layout => files.find((file) => file.path === path)?.layout ?? fail(path);

test.each([
  ['basketball', '4', 'OT'],
  ['hockey', '3', 'OT'],
  ['soccer', '2', 'ET'],
  ['generic', '4', 'OT'],
])('in the overtime of %s every bug says so while the board stays at %s, or says nothing', (sport, last, word) => {
  const bugs = bugsOf(sport);
  expect(bugs.length).toBeGreaterThanOrEqual(10);
  for (const [path, layout] of bugs) {
    const labelled = withOvertimeLabel(layout);
    for (const period of [last, '', 'Final', `Q${last}`])
      expect([path, periods(labelled, { period })]).toEqual([path, [word]]);
    // Nothing of a period was ever known.
    expect([path, periods(labelled, {})]).toEqual([path, [word]]);
  }
});

test.each(['5', '5th', 'Q5', 'OT', '2OT', 'ot 2', '6', 'Overtime', 'SO'])(
  'a period that says so itself (%s) is shown as ever',
  (period) => {
    for (const [path, layout] of bugsOf('basketball'))
      expect([path, periods(withOvertimeLabel(layout), { period })]).toEqual([path, periods(layout, { period })]);
  },
);

test('a sport’s own status goes before it', () => {
  const labelled = withOvertimeLabel(layoutOf('basketball/bar.json'));
  expect(periods(labelled, { period: '4', status: 'Time-out' })).toEqual(['TIME-OUT']);
  expect(periods(labelled, { period: '4', status: '' })).toEqual(['OT']);
});

test('it says so in the language of the page, and in English where there is no word', () => {
  const [hockey, soccer] = [layoutOf('hockey/bar.json'), layoutOf('soccer/bar.json')].map(withOvertimeLabel);
  const said = (layout: Layout | undefined) =>
    ['de-AT', 'fr', 'es', 'pl', 'fi'].flatMap((lang) => periods(layout ?? fail('labelled'), { period: '3' }, lang));
  expect(said(hockey)).toEqual(['VERL', 'PROL', 'PRÓR', 'DOGR', 'OT']);
  expect(periods(soccer ?? fail('labelled'), { period: '2' }, 'fi')).toEqual(['ET']);
});

/** What a layout calls a period in the languages that there are, and in one that it has no words of. */
function words(layout: Layout, period: string): readonly string[] {
  return ['de', 'fr', 'es', 'pl', 'en', 'fi'].flatMap((lang) => periods(layout, { period }, lang));
}

test('a period behind the last is called so too, and in its narrowest place it can be read', () => {
  const [hockey, soccer] = [layoutOf('hockey/bar.json'), layoutOf('soccer/bar.json')];
  expect(words(hockey, '4')).toEqual(['VERL', 'PROL', 'PRÓR', 'DOGR', 'OT', 'OT']);
  expect(words(hockey, '5')).toEqual(['VERL2', 'PROL2', 'PRÓR2', 'DOGR2', '2OT', '2OT']);
  expect(words(soccer, '3')).toEqual(['VERL1', 'PROL1', 'PRÓR1', 'DOGR1', 'ET1', 'ET1']);
  const periodsOf = (node: LayoutNode): readonly LayoutNode[] =>
    'children' in node ? node.children.flatMap(periodsOf) : node.kind === 'period' ? [node] : [];
  const tooNarrow = files.flatMap(({ path, layout }) =>
    periodsOf(layout.root).filter((node) => {
      const { width = Infinity, pad = 0 } = node;
      // Five letters of half an em at most, squeezed as far as can be read.
      const least = 'size' in node ? (5 * EM[node.size] * SQUEEZE_MIN) / 2 : 0;
      return width - 2 * pad < least && [path, width];
    }),
  );
  expect(tooNarrow).toEqual([]);
});

test('the words of a crew’s own layout are those of the layouts that ship', () => {
  const shipped = layoutOf('hockey/bar.json');
  const { labels } = withOvertimeLabel(shipped);
  for (const [lang, words] of Object.entries(shipped.labels))
    expect([lang, labels[lang]?.['inOvertime'], labels[lang]?.['inExtraTime']]).toEqual([
      lang,
      words['OT'],
      words['ET'],
    ]);
});

test('rounds, sets and innings go on being counted', () => {
  for (const [sport, value] of [
    ['boxing', '3'],
    ['volleyball', '5'],
    ['baseball', '9'],
  ] as const)
    for (const { path, layout } of files.filter((file) => file.path.startsWith(`${sport}/`)))
      expect([path, periods(withOvertimeLabel(layout), { period: value })]).toEqual([
        path,
        periods(layout, { period: value }),
      ]);
});

test('what has no clock stays as it is', () => {
  const cards = files.filter(({ isCard }) => isCard);
  expect(cards.length).toBeGreaterThan(20);
  for (const { layout } of cards) expect(withOvertimeLabel(layout)).toBe(layout);
});

function fail(path: string): never {
  throw new Error(`there is no ${path}`);
}
