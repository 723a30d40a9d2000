import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { roomFor } from '../measure.ts';
import { readSheet, type Sheet } from '../sheet.ts';
import { layoutSchema, type LayoutNode } from '../../schema.ts';
import type { Room } from '../blocks.ts';
import { VARIANTS } from '../compose.ts';

const ROOMS: readonly Room[] = [
  { width: 1728, isWide: true },
  { width: 972, isWide: false },
];
const SPORTS = join('src', 'layout', 'sports');

function jsonOf(name: string): unknown {
  return JSON.parse(readFileSync(join(SPORTS, name), 'utf8'));
}

const labels = v.parse(
  v.objectWithRest({ en: v.record(v.string(), v.string()) }, v.record(v.string(), v.string())),
  jsonOf('labels.json'),
);

const word = (name: string): object => ({ kind: 'text', value: [{ label: name }], size: 'small' });
const number = (field: string, width: number, slots: number, size: string): object => ({
  kind: 'number',
  part: field.replace('.', '-').toLowerCase(),
  width,
  value: [{ field: [field] }],
  slots,
  size,
});
const lamp = (field: string, width: number, more: object): object => ({
  kind: 'light',
  part: field.replace('.', '-').toLowerCase(),
  width,
  known: [],
  size: 'small',
  on: { field, lit: true },
  ...more,
});
const count = (name: string): object => ({
  kind: 'row',
  part: `@-${name}`,
  gap: 9,
  known: [`@.${name}`],
  children: [word(name), { ...number(`@.${name}`, 24, 2, 'small'), part: `@-${name}-count` }],
});

/** As much as any sport's sheet may hold. */
const FULL = {
  name: 'Everything',
  labels: { en: { fouls: 'FOULS', shots: 'SHOTS', bonus: 'BONUS', flag: 'MATCH POINT' } },
  team: {
    score: { ...number('@.score', 120, 3, 'large'), known: [] },
    columns: [
      number('@.sets', 60, 2, 'medium'),
      number('@.games', 60, 2, 'medium'),
      number('@.points', 60, 2, 'medium'),
    ],
    marks: [
      { kind: 'pips', part: '@-timeouts', value: [{ field: ['@.timeouts'] }], max: 7, width: 204 },
      count('fouls'),
      count('shots'),
    ],
    lamp: lamp('@.bonus', 120, { shape: 'label', label: [{ label: 'bonus' }] }),
    signs: [lamp('@.ball', 30, { shape: 'arrow-left' }), lamp('@.serve', 36, { shape: 'arrow-left' })],
    tab: ['power', 'penalty1', 'penalty2'].map((name) => number(`@.${name}`, 96, 5, 'small')),
  },
  middle: {
    clock: { kind: 'clock', part: 'clock', width: 156, value: [{ field: ['clock'] }], slots: 6, size: 'medium' },
    period: {
      kind: 'period',
      part: 'period',
      value: [{ field: ['period'] }],
      format: 'ordinal',
      count: 4,
      size: 'small',
    },
    shot: { kind: 'clock', part: 'shot-clock', width: 96, value: [{ field: ['shotClock'] }], slots: 4, size: 'medium' },
    widgets: [180, 90, 60].map((width, at) => number(`widget${at}`, width, 2, 'medium')),
  },
  banner: [lamp('flag', 240, { shape: 'label', label: [{ label: 'flag' }] })],
};

/** Sheets with every slot full; those of the sports are held by `sheets.test.ts`, which knows their words' widths. */
const sheets: readonly Sheet[] = [
  jsonOf('basketball.json'),
  jsonOf('generic.json'),
  FULL,
  { ...FULL, rows: true },
  { ...FULL, rows: true, middle: { period: FULL.middle.period } },
  { ...FULL, team: { columns: FULL.team.columns } },
].map((json) => readSheet(json, labels));

const cases = Object.entries(VARIANTS).flatMap(([name, variant]) =>
  ROOMS.flatMap((room) => sheets.map((sheet, at) => ({ name, room, sheet, at, made: variant(sheet, room) }))),
);

function nodesOf(node: LayoutNode): readonly LayoutNode[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

/** The least that a node can take: what grows gives way, names down to nothing. */
function leastOf(node: LayoutNode, words: Sheet['labels']): number {
  if (node.width !== undefined) return node.width;
  if (node.grow === true && !('children' in node)) return 0;
  if (!('children' in node)) return roomFor(node, words);
  const widths = node.children.map((child) => leastOf(child, words));
  const sum = widths.reduce((all, width) => all + width, Math.max(0, widths.length - 1) * (node.gap ?? 0));
  return 2 * (node.pad ?? 0) + (node.kind === 'row' ? sum : Math.max(0, ...widths));
}

describe.each(cases)('$name of sheet $at in $room.width px', ({ made: { root, position }, sheet, room }) => {
  test('is a layout whose parts have names of their own', () => {
    const { issues } = v.safeParse(layoutSchema, { name: sheet.name, labels: sheet.labels, position, root });
    expect((issues ?? []).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toEqual([]);
    const parts = nodesOf(root).flatMap((node) => node.part ?? []);
    expect(new Set(parts).size).toBe(parts.length);
  });

  test('stays within its room, and every box holds what is in it', () => {
    expect(leastOf(root, sheet.labels)).toBeLessThanOrEqual(room.width);
    const tight = nodesOf(root).filter((node) => {
      const { width, ...free } = node;
      return 'children' in node && width !== undefined && leastOf(free, sheet.labels) > width;
    });
    expect(tight).toEqual([]);
  });

  test('has its edges on the grid of 6 px', () => {
    const plates = nodesOf(root).filter(({ plate }) => plate !== undefined);
    expect(plates.filter(({ width = 0, height = 0 }) => width % 6 !== 0 || height % 6 !== 0)).toEqual([]);
    expect(leastOf(root, sheet.labels) % 6).toBe(0);
  });

  test('has equal plates for both teams, and keeps every part of the sheet', () => {
    const widthOf = (part: string): unknown => nodesOf(root).find((node) => node.part === part)?.width;
    expect(widthOf('home')).toBe(widthOf('away'));
    const wanted = (['home', 'away'] as const).flatMap((team) => {
      const { score, columns, marks, lamp: lit, signs, tab } = sheet[team];
      return [columns, marks, signs, tab, score ?? [], lit ?? []].flat();
    });
    const parts = [...wanted, ...sheet.middle.widgets, ...sheet.banner].flatMap(({ part }) => part ?? []);
    expect(nodesOf(root).map(({ part }) => part)).toEqual(expect.arrayContaining(parts));
  });
});

test('the bar gives what it centres an even number of steps, with all that comes and goes beside it', () => {
  const { clock, shot } = FULL.middle;
  const odd = {
    ...FULL,
    team: { score: FULL.team.score },
    middle: { clock, shot, widgets: [number('widget0', 102, 2, 'medium')] },
    banner: [lamp('flag', 186, { shape: 'label', label: [{ label: 'flag' }] })],
  };
  const made = VARIANTS['bar']?.(readSheet(odd, labels), { width: 1728, isWide: true });
  const nodes = made === undefined ? [] : nodesOf(made.root);
  const bar = nodes.find(({ part }) => part === 'bar');
  const guests =
    bar && 'children' in bar ? bar.children.filter(({ known, part }) => known !== undefined && part === undefined) : [];
  expect(guests.map(({ width }) => width)).toEqual([108, 132]);
  expect(nodes.find(({ part }) => part === 'flag')?.width).toBe(192);
});

/** The signs that stand in each of these parts of the classic bar. */
function signsIn(sport: string, parts: readonly string[]): readonly (readonly string[])[] {
  const nodes = nodesOf(VARIANTS['bar']!(readSheet(jsonOf(`${sport}.json`), labels), ROOMS[0]!).root);
  return parts.map((part) => {
    const box = nodes.find((node) => node.part === part);
    const found = box === undefined ? [] : nodesOf(box).flatMap((node) => node.part ?? []);
    return found.filter((name) => /-(lead|possession)$/.test(name));
  });
}

test('the signs of the teams stand beside their names where a shot clock is in line with the time', () => {
  const parts = ['home', 'time', 'away'];
  expect(signsIn('derby', parts)).toEqual([['home-lead'], [], ['away-lead']]);
  expect(signsIn('basketball', parts)).toEqual([[], ['home-possession', 'away-possession'], []]);
});

test('three lines of time share the height of a bold block by whole steps of the grid', () => {
  const sheet = readSheet(jsonOf('baseball.json'), labels);
  const time = nodesOf(VARIANTS['bold']!(sheet, ROOMS[0]!).root).find(({ part }) => part === 'time');
  const lines = time !== undefined && 'children' in time ? time.children : [];
  expect(lines.map(({ grow }) => grow)).toEqual([true, true, true]);
  const block = 96 + 12 + 96;
  // All three, and any two of them while the board has not said a word for the third.
  for (const missing of [undefined, ...lines]) {
    const there = lines.filter((line) => line !== missing);
    const left = there.reduce((rest, { height = 0 }) => rest - height, block);
    expect((left / there.length) % 6).toBe(0);
  }
});

test('lamps of a slim strip that are lit at once do not run into each other', () => {
  const nodes = nodesOf(VARIANTS['strip']!(readSheet(jsonOf('hockey.json'), labels), ROOMS[0]!).root);
  const innerEnd = (team: 'home' | 'away'): LayoutNode | undefined => {
    const strip = nodes.find(({ part }) => part === `${team}-strip`);
    return strip !== undefined && 'children' in strip ? strip.children.at(team === 'home' ? -1 : 0) : undefined;
  };
  expect([innerEnd('home'), innerEnd('away')]).toEqual([
    { kind: 'row', width: 6, known: [], children: [] },
    { kind: 'row', width: 6, known: [], children: [] },
  ]);
});
