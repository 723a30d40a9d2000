import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { composeAll } from '../../../vite.layout-plugin.ts';
import { fieldsRead } from '../resolve.ts';
import { labelsSchema, layoutSchema, type Layout, type LayoutNode } from '../schema.ts';
import { roomFor } from './measure.ts';
import { readSheet, TEAMS, type Sheet } from './sheet.ts';

const FOLDER = join('src', 'layout', 'sports');
/** The languages that every sheet has its words in (docs/LAYOUTS.md). */
const LANGUAGES = ['de', 'en', 'es', 'fr', 'pl'];
/** Widths of the title-safe area in 16:9 and in 9:16 and 1:1 (5 % margins, EBU R95). */
const WIDE = 1728;
const TALL = 972;

const commonLabels = v.parse(labelsSchema, JSON.parse(readFileSync(join(FOLDER, 'labels.json'), 'utf8')));
const files = await composeAll();
const sports = [...new Set(files.map(({ path }) => path).filter((path) => path.includes('/')))]
  .map((path) => path.split('/', 1)[0] ?? '')
  .filter((sport, index, all) => all.indexOf(sport) === index);

function sheetOf(sport: string): Sheet {
  return readSheet(JSON.parse(readFileSync(join(FOLDER, `${sport}.json`), 'utf8')), commonLabels);
}

function nodesIn(node: LayoutNode): readonly LayoutNode[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesIn) : [])];
}

/** Every node that a sheet may put on a bug. */
function nodesOf(sheet: Sheet): readonly LayoutNode[] {
  const { clock, period, shot, widgets } = sheet.middle;
  const ofTeams = TEAMS.flatMap((team) => {
    const { score, columns, marks, lamp, signs, tab } = sheet[team];
    return [score, ...columns, ...marks, lamp, ...signs, ...tab];
  });
  const nodes = [...ofTeams, clock, period, shot, ...widgets, ...sheet.banner];
  return nodes.filter((node) => node !== undefined).flatMap(nodesIn);
}

/** The words of the layout's list that a node names. */
function wordsOf(node: LayoutNode): readonly string[] {
  const bindings = [
    ...('value' in node ? node.value : []),
    ...('short' in node ? (node.short ?? []) : []),
    ...('label' in node ? (node.label ?? []) : []),
  ];
  const words = bindings.flatMap((source) => ('label' in source ? [source.label] : []));
  return node.kind === 'period' && node.word !== undefined ? [...words, node.word] : words;
}

/** Everything that is to be had of one layout, room for room: the width of all that cannot be squeezed. */
function leastWidth(node: LayoutNode, labels: Layout['labels']): number {
  if (node.width !== undefined) return node.width;
  if (!('children' in node)) return node.grow === true ? 0 : roomFor(node, labels);
  const widths = node.children.map((child) => leastWidth(child, labels));
  const gaps = Math.max(0, widths.length - 1) * (node.gap ?? 0);
  const content = node.kind === 'row' ? widths.reduce((sum, width) => sum + width, gaps) : Math.max(0, ...widths);
  return content + 2 * (node.pad ?? 0);
}

/** The nodes of a row with a width that what stands in it does not fit. What is stacked on top of each other may be wider than its place. */
function overfull(node: LayoutNode, labels: Layout['labels']): readonly string[] {
  if (!('children' in node)) return [];
  const { width, ...free } = node;
  const least = leastWidth(free, labels);
  const inside = node.kind === 'stack' ? [] : node.children.flatMap((child) => overfull(child, labels));
  return node.kind === 'row' && width !== undefined && least > width
    ? [`${node.part ?? node.children.map(({ part, kind }) => part ?? kind).join('+')}: ${least} in ${width}`, ...inside]
    : inside;
}

/** What a bug leaves a team's name while all else in its row is lit, without a logo; undefined where the team has none. */
function nameRoom(node: LayoutNode, team: string, labels: Layout['labels'], within = Infinity): number | undefined {
  const width = (node.width ?? within) - 2 * (node.pad ?? 0);
  if (node.part === `${team}-name`) return width;
  if (!('children' in node)) return undefined;
  const shown = node.children.filter(({ kind }) => kind !== 'image');
  for (const child of shown) {
    const others = node.kind === 'row' ? shown.filter((other) => other !== child) : [];
    const taken = others.reduce((sum, other) => sum + leastWidth(other, labels) + (node.gap ?? 0), 0);
    const room = nameRoom(child, team, labels, width - taken);
    if (room !== undefined) return room;
  }
  return undefined;
}

test('there is a sheet for every pack that has a layout of its own', () => {
  expect(sports).toEqual(expect.arrayContaining(['basketball', 'hockey', 'soccer', 'rugby', 'derby', 'generic']));
});

describe.each(sports)('the sheet of %s', (sport) => {
  const sheet = sheetOf(sport);

  test('names every part once', () => {
    const parts = nodesOf(sheet).flatMap(({ part }) => part ?? []);
    expect(parts.toSorted()).toEqual([...new Set(parts)].toSorted());
  });

  test('has every word that it uses in all languages', () => {
    const used = [...new Set([...nodesOf(sheet).flatMap(wordsOf), ...[sheet.middle.shotWord ?? []].flat()])].toSorted();
    for (const language of LANGUAGES)
      expect({ language, words: Object.keys(sheet.labels[language] ?? {}) }).toEqual({
        language,
        words: expect.arrayContaining(['home', 'away', ...used]) as unknown,
      });
    expect(used.filter((word) => !sheet.labels.en[word]?.trim())).toEqual([]);
  });

  test('reads only fields that the pack of the sport has', () => {
    const pack = PACKS.get(sport);
    // The common name of what decides is read where a stream has no pack, whatever the sport calls it (tennis: points).
    const known = new Set(TEAMS.map((team) => `${team}.score`));
    for (const field of pack?.fields ?? [])
      for (const name of 'team' in field ? TEAMS.map((team) => `${team}.${field.name}`) : [field.name]) known.add(name);
    expect(
      nodesOf(sheet)
        .flatMap(fieldsRead)
        .filter((field) => !known.has(field)),
    ).toEqual([]);
  });
});

describe.each(files)('$path', ({ path, layout }) => {
  test('is by the schema, with each part once', () => {
    expect(v.safeParse(layoutSchema, layout).issues).toBeUndefined();
    const parts = nodesIn(layout.root).flatMap(({ part }) => part ?? []);
    expect(parts.filter((part, index) => parts.indexOf(part) !== index)).toEqual([]);
  });

  test('fits its picture, and each row what stands in it', () => {
    expect(leastWidth(layout.root, layout.labels)).toBeLessThanOrEqual(path.endsWith('-tall.json') ? TALL : WIDE);
    expect(overfull(layout.root, layout.labels)).toEqual([]);
  });
});

// A card of the show has its own choice of what the sheet holds.
test.each(files.filter(({ isCard }) => !isCard))(
  '$path leaves out nothing that its sheet shows',
  ({ path, layout }) => {
    const shown = new Set(nodesIn(layout.root).flatMap(fieldsRead));
    const sheet = sheetOf(path.split(/[./]/, 1)[0] ?? '');
    expect(
      nodesOf(sheet)
        .flatMap(fieldsRead)
        .filter((field) => !shown.has(field)),
    ).toEqual([]);
  },
);

/** Two usual words, fifteen letters, are read in this without being cut, squeezed to three quarters; bold has a narrower face. */
const NAME_READ = { bold: 186, others: 216 };
/** Nothing but the teams is in this line any more: a jam's points beside the score take the rest of a high picture. */
const NARROWER = new Set(['derby/bar-tall.json']);

test.each(files.filter(({ isCard, path }) => !isCard && path.includes('/') && !NARROWER.has(path)))(
  '$path leaves two usual words of a name their room',
  ({ path, layout }) => {
    const least = path.includes('/bold') ? NAME_READ.bold : NAME_READ.others;
    const rooms = TEAMS.map((team) => nameRoom(layout.root, team, layout.labels) ?? least);
    expect(Math.min(...rooms)).toBeGreaterThanOrEqual(least);
  },
);
