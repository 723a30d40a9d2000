import * as v from 'valibot';
import { expect, test } from 'vitest';
import { composeAll } from '../../vite.layout-plugin.ts';
import type { Fields } from './binding.ts';
import { cueLayout } from './cue-layout.ts';
import type { TeamLook } from './look.ts';
import { resolve, type ShownNode } from './resolve.ts';
import { layoutSchema, type Layout, type LayoutNode } from './schema.ts';

const NOBODY = { name: null, short: null, color: null, logo: null };
const BUG: Pick<Layout, 'labels' | 'root'> = {
  labels: { en: { home: 'HOME', away: 'AWAY', quarter: 'QUARTER' }, de: { home: 'HEIM', away: 'GAST' } },
  root: {
    kind: 'row',
    children: [
      { kind: 'clock', value: [{ field: ['clock'] }], slots: 5, size: 'medium' },
      {
        kind: 'period',
        part: 'period',
        width: 90,
        known: ['period'],
        value: [{ field: ['status', 'period'] }],
        short: [{ field: ['period'] }],
        format: 'quarter',
        count: 4,
        size: 'small',
      },
    ],
  },
};

/** The words of a banner by their parts. */
function words(
  layout: Layout | undefined,
  { lang = 'en', home = NOBODY, fields = {} }: { lang?: string; home?: TeamLook; fields?: Fields },
): Readonly<Record<string, string>> {
  if (layout === undefined) return {};
  expect(v.parse(layoutSchema, layout)).toEqual(layout);
  const found: Record<string, string> = {};
  const walk = ({ node, shown, children }: ShownNode): void => {
    if (node.kind === 'text' || node.kind === 'period') found[node.part ?? ''] = shown.text;
    children.forEach(walk);
  };
  const root = resolve(layout.root, fields, { layout, look: { home, away: NOBODY, lang, hide: [] } });
  if (root !== undefined) walk(root);
  return found;
}

test.each([
  [{ kind: 'goal' }, 'en', { 'cue-text': 'GOAL' }],
  [{ kind: 'goal', side: 'away' }, 'de-CH', { 'cue-team': 'GAST', 'cue-text': 'TOR' }],
  [{ kind: 'timeout', side: 'home' }, 'fi', { 'cue-team': 'HOME', 'cue-text': 'TIMEOUT' }],
  [{ kind: 'goal', side: 'home', text: 'Home run!' }, 'es', { 'cue-team': 'HOME', 'cue-text': 'Home run!' }],
  [{ kind: 'text', text: ' Attendance 4,212 ' }, 'pl', { 'cue-text': 'Attendance 4,212' }],
  [{ kind: 'point', side: 'home', text: '+3' }, 'fr', { 'cue-team': 'HOME', 'cue-text': '+3' }],
  [{ kind: 'point' }, 'es', { 'cue-text': 'PUNTO' }],
  [{ kind: 'foul', side: 'away' }, 'de', { 'cue-team': 'GAST', 'cue-text': 'FOUL' }],
  [{ kind: 'period' }, 'pl', { 'cue-text': 'NOWA CZĘŚĆ' }],
  [{ kind: 'text' }, 'en', {}],
  [{ kind: 'text', text: '  ' }, 'en', {}],
] as const)('%j in %s', (cue, lang, expected) => {
  expect(words(cueLayout(cue, BUG), { lang })).toEqual(expected);
});

test.each([
  ['3', 'QUARTER 3'],
  ['3rd', 'QUARTER 3'],
  ['5', 'OT'],
])('period %s is called as the bug calls it, without the room that it has there', (period, expected) => {
  const layout = cueLayout({ kind: 'period' }, BUG);
  expect(words(layout, { fields: { period } })).toEqual({ 'cue-text': expected });
  expect(layout?.root).toMatchObject({ children: [{ kind: 'period', height: 72 }] });
  expect(JSON.stringify(layout?.root)).not.toMatch(/width|short/);
});

/** What the banner of a new period says beside this bug. */
function periodSaid(of: Pick<Layout, 'labels' | 'root'>, period: string): unknown {
  return words(cueLayout({ kind: 'period' }, of), { fields: { period } })['cue-text'];
}

test('what a bug paints beside its number is said with it', () => {
  const number: LayoutNode = {
    kind: 'period',
    value: [{ field: ['period'] }],
    format: 'inning',
    count: 2,
    size: 'medium',
  };
  const painted: LayoutNode = { kind: 'text', value: [{ label: 'half' }], size: 'small' };
  const labels = { en: { ...BUG.labels.en, half: 'HALF', inning: 'INNING' } };
  const bug = (...children: readonly LayoutNode[]): Pick<Layout, 'labels' | 'root'> => ({
    labels,
    root: { kind: 'column', children: [...children] },
  });
  expect([periodSaid(bug(painted, number), '2'), periodSaid(bug(painted, number), '3')]).toEqual(['HALF 2', 'ET1']);
  expect(periodSaid(bug(number), '3')).toBe('INNING 3');
});

test('of a bug that shows sets by their games the set is said, in the page’s language', () => {
  const sets: LayoutNode = {
    kind: 'sets',
    fields: { own: ['home.set1', 'home.set2'], rivals: ['away.set1', 'away.set2'], current: ['period'] },
    cell: 48,
    slots: 1,
    size: 'medium',
    show: 'played',
  };
  const bug = { ...BUG, root: { kind: 'row', children: [sets] } } as const;
  const said = (lang: string, period: string): unknown =>
    words(cueLayout({ kind: 'period' }, bug), { lang, fields: { period } })['cue-text'];
  expect([said('en', '2'), said('de', '2nd'), said('pl', '2')]).toEqual(['SET 2', 'SATZ 2', 'SET 2']);
  expect(said('de', '')).toBe('NEUER ABSCHNITT');
  const innings = { ...sets, fields: { ...sets.fields, own: ['home.inning1'] } };
  expect(periodSaid({ ...BUG, root: { kind: 'row', children: [innings] } }, '2')).toBe('NEW PERIOD');
});

const bugs = (await composeAll()).filter(({ isCard }) => !isCard);

test.each(bugs)('$path: a new period is said with its number', ({ layout }) => {
  expect(periodSaid(layout, '2')).toMatch(/^[A-Z]+ 2$/);
});

test('a team is called as the page was told, else as the feed calls it', () => {
  const layout = cueLayout({ kind: 'goal', side: 'home' }, BUG);
  const fields = { 'home.name': 'Lions' };
  expect(words(layout, { fields })).toMatchObject({ 'cue-team': 'Lions' });
  expect(words(layout, { fields, home: { ...NOBODY, name: 'Wolves' } })).toMatchObject({ 'cue-team': 'Wolves' });
});

test('a width that it is given is all that it takes', () => {
  const { root } = cueLayout({ kind: 'text', text: 'x'.repeat(80) }, BUG, 972) ?? {};
  expect(root).toMatchObject({ width: 972, children: [{ grow: true }] });
});
