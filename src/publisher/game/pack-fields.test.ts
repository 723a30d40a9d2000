/** What the simulator sends is what the packs know: a field that no pack has is drawn by no bug. */
import { expect, test } from 'vitest';
import { SPORTS } from '#scoreboard/packs/demos/demos.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { fieldNamesOf } from '#scoreboard/field-names.ts';
import { canonicalNamesOf } from '#scoreboard/alias-table.ts';
import { createGame } from './game.ts';

test.each(SPORTS)('every field of a game of %s is one of its pack', (sport) => {
  const pack = PACKS.get(sport);
  if (pack === undefined) throw new Error('there is no pack');
  const known = new Set(pack.fields.flatMap(canonicalNamesOf));
  const { canonicalOf } = fieldNamesOf(pack);
  const sent = Object.keys(createGame(sport, 1).boardAt(0));
  expect(sent.filter((name) => !known.has(canonicalOf(name) ?? name))).toEqual([]);
});
