import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { composeAll } from '../../vite.layout-plugin.ts';
import { fieldsRead } from './resolve.ts';
import { layoutSchema, type LayoutNode } from './schema.ts';
import { looksLikeLayout, looksLikeTheme } from './shape.ts';
import { themeSchema } from './theme/theme-schema.ts';

function filesIn(folder: string): { readonly name: string; readonly json: unknown }[] {
  const path = join('public', folder);
  return readdirSync(path).map((name) => ({
    name,
    json: JSON.parse(readFileSync(join(path, name), 'utf8')) as unknown,
  }));
}

/** Every fault with its JSON path; none for a good file. */
function faults(schema: v.GenericSchema, json: unknown): readonly string[] {
  const { issues } = v.safeParse(schema, json);
  return (issues ?? []).map((issue) => `${v.getDotPath(issue) ?? 'root'}: ${issue.message}`);
}

function nodesOf(node: LayoutNode): readonly LayoutNode[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

const layouts = (await composeAll()).map(({ path, layout, isCard }) => ({
  name: path,
  json: layout as unknown,
  isCard,
}));
const themes = filesIn('themes');

test('there are layouts and themes to check', () => {
  expect(layouts.map(({ name }) => name)).toEqual(expect.arrayContaining(['basketball.json', 'generic/bar-tall.json']));
  expect(themes.map(({ name }) => name)).toEqual(expect.arrayContaining(['classic.json', 'light.json']));
});

test.each(layouts)('the layout $name is by the schema, and the page takes it', ({ json }) => {
  expect(faults(layoutSchema, json)).toEqual([]);
  expect(looksLikeLayout(json)).toBe(true);
});

test.each(themes)('the theme $name is by the schema, and the page takes it', ({ json }) => {
  expect(faults(themeSchema, json)).toEqual([]);
  expect(looksLikeTheme(json)).toBe(true);
});

/** Each of these has a value in the style sheet, for the themes that say nothing else. */
const OPTIONAL = new Set([
  'font',
  'digit-font',
  'unlit',
  'case',
  'card-yellow',
  'size-large',
  'size-medium',
  'size-small',
]);

function tokensIn(theme: unknown): readonly string[] {
  const names = Object.keys(v.parse(themeSchema, theme).tokens);
  return names.filter((name) => !OPTIONAL.has(name)).toSorted();
}

test.each(themes)('the theme $name sets every token that has no value of its own, and no unknown one', ({ json }) => {
  expect(tokensIn(json)).toEqual(tokensIn(themes[0]?.json));
});

test('every token of the themes is in the docs', () => {
  const docs = readFileSync(join('docs', 'THEMING.md'), 'utf8');
  const tokens = new Set(themes.flatMap(({ json }) => Object.keys(v.parse(themeSchema, json).tokens)));
  for (const token of tokens) expect(docs).toContain(`\`--bug-${token}\``);
});

test.each(['basketball', 'generic'])('the parts of %s are in the docs', (sport) => {
  const docs = readFileSync(join('docs', 'THEMING.md'), 'utf8');
  const sentence = docs.split(`Parts of \`${sport}\`:`)[1]?.split('.')[0] ?? '';
  const told = Array.from(sentence.matchAll(/`([a-z-]+)`/g), ([, name]) => name ?? '');
  const layout = v.parse(layoutSchema, layouts.find(({ name }) => name === `${sport}.json`)?.json);
  const parts = nodesOf(layout.root).flatMap(({ part }) => part ?? []);
  const homes = told.filter((name) => name.startsWith('home'));
  expect([...new Set([...told, ...homes.map((name) => name.replace('home', 'away'))])].sort()).toEqual(
    parts.toSorted(),
  );
});

test.each(layouts)('each part of $name has a name of its own, and every label is in its list', ({ json }) => {
  const layout = v.parse(layoutSchema, json);
  const nodes = nodesOf(layout.root);
  const parts = nodes.flatMap((node) => node.part ?? []);
  expect(new Set(parts).size).toBe(parts.length);
  const labels = nodes
    .flatMap((node) => ('value' in node ? node.value : []))
    .flatMap((s) => ('label' in s ? s.label : []));
  for (const words of Object.values(layout.labels)) expect(Object.keys(words)).toEqual(expect.arrayContaining(labels));
});

/** What a layout shows of the game, the teams' names aside: a variant may have room for the short ones alone. */
function gameFields(json: unknown): ReadonlySet<string> {
  const fields = nodesOf(v.parse(layoutSchema, json).root).flatMap(fieldsRead);
  return new Set(fields.filter((name) => !/\.(name|short)$/.test(name)));
}

/** A card shows what it is for: `shows.test.ts` of the cards says what that is. */
const bugs = layouts.filter(({ isCard }) => !isCard);

test.each(bugs)('the layout $name shows all of its sport, as every variant of it does', ({ name, json }) => {
  const sport = name.replace(/(\/|\.json).*/, '');
  const standard = layouts.find((file) => file.name === `${sport}.json`);
  expect(gameFields(json)).toEqual(gameFields(standard?.json));
  expect(gameFields(json)).toContain('status');
});
