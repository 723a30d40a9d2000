/** What the cards of a simulated game say by period adds up to what they say in all. */
import { describe, expect, test } from 'vitest';
import type { Fields } from '#layout/binding.ts';
import { setCells } from '#layout/elements/sets.ts';
import type { SetsNode } from '#layout/rich-schema.ts';
import type { LayoutNode } from '#layout/schema.ts';
import { createGame } from '#publisher/game/game.ts';
import { fieldNamesOf } from '#scoreboard/field-names.ts';
import { SPORTS, type Sport } from '#scoreboard/packs/demos/demos.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { composeAll } from '../../vite.layout-plugin.ts';

const SEEDS = 60;
const cards = new Map((await composeAll()).map(({ path, layout }) => [path, layout.root]));

function setsIn(node: LayoutNode): readonly SetsNode[] {
  return node.kind === 'sets' ? [node] : 'children' in node ? node.children.flatMap(setsIn) : [];
}

/** The line of a card: the heads, or a team's scores by period. */
function lineOf(sport: Sport, part: string): SetsNode | undefined {
  const root = cards.get(`${sport}/final.json`);
  return root && setsIn(root).find((node) => node.part === part);
}

/** How a game stands at its end, by canonical names. */
function endOf(sport: Sport, seed: number): Fields {
  const pack = PACKS.get(sport);
  if (pack === undefined) throw new Error(`there is no pack of ${sport}`);
  const { canonicalOf } = fieldNamesOf(pack);
  const board = Object.entries(createGame(sport, seed).boardAt(Infinity));
  return Object.fromEntries(board.map(([name, text]) => [canonicalOf(name) ?? name, text]));
}

/** Sports whose periods count towards the score: not those with sets. */
const summed = SPORTS.filter((sport) =>
  /\.(period|inning|end)1$/.test(lineOf(sport, 'home-periods')?.fields.own[0] ?? ''),
);

test('all sports with a line score are among those that are looked at', () => {
  expect(summed).toHaveLength(15);
});

describe.each(summed)('%s', (sport) => {
  test('the columns that are shown add up to the total, game for game', () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const fields = endOf(sport, seed * 7919);
      for (const team of ['home', 'away'] as const) {
        const line = lineOf(sport, `${team}-periods`);
        const shown = line === undefined ? [] : setCells(line, fields);
        const sum = shown.reduce((total, { text }) => total + Number(text), 0);
        expect({ seed, team, sum, shown: shown.map(({ text }) => text) }).toMatchObject({
          sum: Number(fields[`${team}.score`]),
        });
      }
    }
  });
});

test('a goal of the shoot-out stands under its own head, behind overtime', () => {
  const heads = new Set<string>();
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const fields = endOf('hockey', seed * 7919);
    if (fields['period'] !== 'SO') continue;
    const line = lineOf('hockey', 'heads-periods');
    heads.add((line === undefined ? [] : setCells(line, fields).map(({ text }) => text)).join(' '));
    expect(Number(fields['home.period5']) + Number(fields['away.period5'])).toBe(1);
  }
  expect([...heads]).toEqual(['1 2 3 OT SO']);
});
