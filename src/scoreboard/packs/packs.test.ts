import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { aliasKey, canonicalNamesOf, packAliases } from '../alias-table.ts';
import { ALL_SPORTS, AMBIGUOUS_KEYS, fieldNamesOf } from '../field-names.ts';
import type { Rule } from '../derived/rules.ts';
import { packSchema, type SportPack } from './pack-schema.ts';
import { PACKS } from './packs.ts';

/** Every sport of the product has its pack here; a file without one is the first sign of a forgotten line in `pack-files.ts`. */
const FOLDER = 'src/scoreboard/packs';
const ids = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));
/** The figures without which a rule says nothing, each by the names it may have. */
const FIGURES: Partial<Record<Rule, readonly (readonly string[])[]>> = {
  strength: [['skaters'], ['leastSkaters']],
  setPoint: [['setTo', 'setGames'], ['bestOf']],
  gamePoint: [['gameTo'], ['bestOf']],
  matchPoint: [['setTo', 'gameTo', 'setGames'], ['bestOf']],
  breakPoint: [['setGames'], ['tieAt'], ['tieTo']],
  needBalls: [['balls'], ['ballsPerOver']],
  requiredRate: [['balls'], ['ballsPerOver']],
  runRate: [['ballsPerOver']],
};
const TEAM_SPELLING = /^(away|visitor|guest|team[12]|t[12])|(home|away|visitor|guest|[ab])$/;
const packs: [string, SportPack][] = [...PACKS];

test('every file is listed, under the id that is its name', () => {
  expect([...PACKS.keys()].sort()).toEqual(ids.sort());
});

test.each(ids)('%s.json is by the schema', (id) => {
  const file: unknown = JSON.parse(readFileSync(`${FOLDER}/${id}.json`, 'utf8'));
  const read = v.safeParse(packSchema, file);
  expect(read.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`) ?? []).toEqual([]);
  expect(PACKS.get(id)?.id).toBe(id);
});

test('the schema says no to a stray key, an unknown rule, a default that is no variant', () => {
  const [, good] = packs[0] ?? [];
  expect(v.is(packSchema, good)).toBe(true);
  expect(v.is(packSchema, { ...good, colour: 'red' })).toBe(false);
  expect(v.is(packSchema, { ...good, derived: [{ field: 'home.bonus', rule: 'guess' }] })).toBe(false);
  expect(v.is(packSchema, { ...good, rules: { ...good?.rules, default: 'none' } })).toBe(false);
});

describe.each(packs)('%s', (_id, pack) => {
  const names = pack.fields.flatMap(canonicalNamesOf);

  test('has both teams, their names and scores, and no field twice', () => {
    expect(names).toEqual(expect.arrayContaining(['home.name', 'away.name', 'period', 'status']));
    expect(new Set(names).size).toBe(names.length);
  });

  test('no spelling means two of its fields', () => {
    expect(packAliases(pack).clashes).toEqual([]);
  });

  test('each field is known by its own name and by its other names', () => {
    const { canonicalOf } = fieldNamesOf(pack);
    for (const name of names) expect(canonicalOf(name)).toBe(name);
    const aliases = pack.fields.flatMap((field) => ('team' in field ? [] : (field.aliases ?? [])));
    expect(aliases.filter((alias) => !names.includes(canonicalOf(alias) ?? ''))).toEqual([]);
  });

  test('a reckoned field is one of its fields, and so is what it is reckoned from', () => {
    const reckoned = pack.derived.map(({ field }) => field);
    // Of numbered clocks the word before the number is named.
    const from = pack.derived.flatMap(({ of }) => (of === undefined || names.includes(of) ? [] : `home.${of}1`));
    expect([...reckoned, ...from].filter((name) => !names.includes(name))).toEqual([]);
  });

  test('every variant has the figures that its reckoned fields need', () => {
    const missing = pack.rules.variants.flatMap(({ id, params }) =>
      pack.derived.flatMap(({ rule, param }) => {
        const needed = [...(FIGURES[rule] ?? []), ...(param === undefined ? [] : [[param]])];
        return needed.filter((oneOf) => !oneOf.some((name) => name in params)).map((oneOf) => `${id}: ${oneOf.join()}`);
      }),
    );
    expect(missing).toEqual([]);
  });

  test('the widest text of a count fits its slots', () => {
    const tooWide = pack.fields.filter(({ max, slots }) => max !== undefined && String(max).length > slots);
    expect(tooWide).toEqual([]);
  });

  test('each variant says where its figures are from', () => {
    for (const { source } of pack.rules.variants) expect(source.length).toBeGreaterThan(20);
  });
});

describe('[P9] without a sport', () => {
  test('every canonical name of every pack stands for itself', () => {
    for (const [, pack] of packs) {
      for (const name of pack.fields.flatMap(canonicalNamesOf)) expect(ALL_SPORTS.canonicalOf(name)).toBe(name);
    }
  });

  test('a spelling that packs disagree about is known only with the sport set', () => {
    // Of a team field's spellings, which come in a dozen ways, one stands for all.
    const listed = AMBIGUOUS_KEYS.filter((key) => key.startsWith('home') || !TEAM_SPELLING.test(key));
    expect(listed).toMatchInlineSnapshot(`
      [
        "homeot",
        "powerplay",
      ]
    `);
    for (const key of AMBIGUOUS_KEYS) expect(ALL_SPORTS.canonicalOf(`${key}_`)).toBeUndefined();
  });

  test('where packs disagree, a common field goes first, then the field whose own name it is', () => {
    // Tennis has points for a score, handball and table tennis have other words for penalties and sets.
    expect(ALL_SPORTS.canonicalOf('homePoints')).toBe('home.score');
    expect(ALL_SPORTS.canonicalOf('Guest Team Score')).toBe('away.score');
    expect(ALL_SPORTS.canonicalOf('home_penalty_1')).toBe('home.penalty1');
    expect(ALL_SPORTS.canonicalOf('homeSet1')).toBe('home.set1');
    expect(ALL_SPORTS.canonicalOf('home.points')).toBe('home.points');
  });

  test('what was known before there were packs means the same', () => {
    expect(ALL_SPORTS.canonicalOf('Inning')).toBe('period');
    expect(ALL_SPORTS.canonicalOf('shot')).toBe('shotClock');
    expect(AMBIGUOUS_KEYS).not.toContain(aliasKey('home possession'));
  });
});
