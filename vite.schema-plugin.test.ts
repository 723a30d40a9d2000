import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchemaObject } from 'ajv';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { composeAll } from './vite.layout-plugin.ts';
import { schemaFaults } from './src/layout/check/schema-faults.ts';
import { layoutSchema } from './src/layout/schema.ts';
import { themeSchema } from './src/layout/theme/theme-schema.ts';
import { jsonSchemas, readComments } from './vite.schema-plugin.ts';

const schemas = await jsonSchemas();
const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false });
const takesLayout = ajv.compile(served(schemas.layout));
const takesTheme = ajv.compile(served(schemas.theme));

/** A schema as it comes over the wire. */
function served(schema: object): AnySchemaObject {
  return JSON.parse(JSON.stringify(schema));
}

function filesIn(folder: string): { readonly name: string; readonly text: string }[] {
  const dir = join('public', folder);
  return readdirSync(dir).map((name) => ({ name, text: readFileSync(join(dir, name), 'utf8') }));
}

const layouts = (await composeAll()).map(({ path, layout }) => ({ name: path, text: JSON.stringify(layout) }));
/** Together they hold every kind of element: enough to be changed in all ways. */
const standard = layouts.filter(({ name }) => /^(basketball|tennis|cricket)\.json$/.test(name));
const themes = filesIn('themes');

test.each(layouts)('the schema takes the layout $name', ({ text }) => {
  expect(takesLayout(JSON.parse(text))).toBe(true);
});

test.each(themes)('the schema takes the theme $name', ({ text }) => {
  expect(takesTheme(JSON.parse(text))).toBe(true);
});

const label = { kind: 'text', value: [{ label: 'x' }], size: 'small' };

function layoutOf(root: unknown): unknown {
  return { name: 'x', position: 'tl', labels: { en: { x: 'X' } }, root };
}

describe('the schema refuses', () => {
  test.each([
    ['no object', []],
    ['an empty file', {}],
    ['a place that is none', { ...Object(layoutOf(label)), position: 'top' }],
    ['an unknown key', { ...Object(layoutOf(label)), colour: 'red' }],
    ['labels without English', { ...Object(layoutOf(label)), labels: { de: {} } }],
    ['an unknown kind', layoutOf({ ...label, kind: 'sponsor-reel' })],
    [
      'a fault deep within',
      layoutOf({ kind: 'row', children: [{ kind: 'stack', children: [{ ...label, width: -1 }] }] }),
    ],
    ['a fraction of a pixel', layoutOf({ ...label, width: 1.5 })],
    ['a plate that no theme has', layoutOf({ ...label, plate: 'gold' })],
    ['a source without a field', layoutOf({ ...label, value: [{ field: [] }] })],
    ['code for a condition', layoutOf({ ...label, when: 'home.score > 3' })],
    [
      'a fault in a condition of conditions',
      layoutOf({ ...label, when: { any: [{ all: [{ field: 'x', gte: '3' }] }] } }),
    ],
  ])('%s', (_what, json) => {
    expect(takesLayout(layoutOf(label))).toBe(true);
    expect(takesLayout(json)).toBe(false);
  });

  const classic: { readonly tokens: object } = JSON.parse(
    themes.find(({ name }) => name === 'classic.json')?.text ?? '',
  );
  const tokens = (given: object): object => ({ tokens: { ...classic.tokens, ...given } });

  test.each([
    ['a colour by name', { home: 'red' }],
    ['a variant that no sport has', { variant: 'nosuch' }],
    ['no tokens', { tokens: {} }],
    ['a token in capitals', tokens({ Base: '#000000' })],
    ['a token of a team', tokens({ 'home-color': '#000000' })],
    ['a plate that is no colour', tokens({ clock: 'notacolor' })],
    ['a size that is no length', tokens({ 'size-large': 'banana' })],
    ['a case that is none', tokens({ case: 'shouty' })],
    ['a picture', tokens({ accent: 'url(/x.png)' })],
  ])('in a theme %s', (_what, change) => {
    expect(takesTheme({ ...classic, ...tokens({ accent: '#ffb428' }) })).toBe(true);
    expect(takesTheme({ ...classic, ...change })).toBe(false);
  });

  test('a layout where a theme is meant', () => {
    expect(takesTheme(layoutOf(label))).toBe(false);
  });
});

/** A copy of a file in which the value at one place is another, or is gone. */
function mutated(json: unknown, place: number, change: Change): unknown {
  let left = place;
  return walk(json);

  function walk(value: unknown): unknown {
    left -= 1;
    if (left === -1) return change.put;
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).flatMap(([key, part]) => {
      if (left === 0 && change.how === 'drop') {
        left = -1;
        return [];
      }
      const name = left === 0 && change.how === 'rename' ? `${key}s` : key;
      if (name !== key) left = -1;
      return [[name, walk(part)] as const];
    });
    return Object.fromEntries(entries);
  }
}

interface Change {
  readonly how: 'put' | 'drop' | 'rename';
  readonly put: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  how: fc.constantFrom('put', 'drop', 'rename'),
  put: fc.oneof(
    fc.constantFrom(null, true, '', 'home', 'row', 'text', 0, -1, 1.5, 13, 1921, '#ABCDEF', '#abcdef', {}, []),
    fc.constantFrom({ field: ['x'] }, { label: 'x' }, [{ label: 'x' }], { field: 'x', lit: true }, { any: [] }),
    fc.string({ maxLength: 5 }),
    fc.integer({ min: -5, max: 2000 }),
  ),
});

test.each([
  ...standard.map(({ name, text }) => ({ name, text, schema: layoutSchema, takes: takesLayout })),
  ...themes.map(({ name, text }) => ({ name, text, schema: themeSchema, takes: takesTheme })),
])('$name, changed anyhow: the schema and the check agree on whether it is good', ({ text, schema, takes }) => {
  const json: unknown = JSON.parse(text);
  let places = 0;
  JSON.stringify(json, (_key, value: unknown) => {
    places += 1;
    return value;
  });
  let refused = 0;
  fc.assert(
    fc.property(fc.nat({ max: places - 1 }), change, (place, how) => {
      const broken = mutated(json, place, how);
      const good = schemaFaults(schema, broken).length === 0;
      // valibot takes an empty list for an object, and so refuses no more than the check does.
      expect(v.is(schema, broken) || !good).toBe(true);
      expect(takes(broken)).toBe(good);
      if (!good) refused += 1;
    }),
    { numRuns: 300 },
  );
  expect(refused).toBeGreaterThan(30);
});

test('editors are told what a property and an element are for, in the words of the schema’s own comments', () => {
  const text = JSON.stringify(schemas.layout);
  expect(text).toContain('Clear room to the left and right of the content.');
  expect(text).toContain('A lamp: bonus, possession, serve, a card.');
  expect(schemas.layout.properties?.['position']).toMatchObject({ description: expect.stringMatching(/^Where it/) });
});

test('a name that means two things has no description', () => {
  const { properties, kinds } = readComments(
    "/** One. */\n a: v.string(),\n/** Two\n * lines. */\n b: v.string(), /** Three. */ a: v.number(),\n/** A word. */\nconst t = v.strictObject({\n  kind: v.literal('text'),",
  );
  expect(Object.fromEntries(properties)).toEqual({ a: '', b: 'Two lines.' });
  expect(Object.fromEntries(kinds)).toEqual({ text: 'A word.' });
});
