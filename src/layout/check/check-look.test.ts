import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeAll } from '../../../vite.layout-plugin.ts';
import { checkLook } from './check-look.ts';
import { findJsonFault } from './json-fault.ts';

const faultsOf = (json: unknown): readonly string[] => checkLook(JSON.stringify(json)).faults;

function filesIn(folder: string): { readonly name: string; readonly text: string }[] {
  const dir = join('public', folder);
  return readdirSync(dir).map((name) => ({ name, text: readFileSync(join(dir, name), 'utf8') }));
}

const layouts = (await composeAll()).map(({ path, layout }) => ({ name: path, text: JSON.stringify(layout) }));

test.each(layouts)('the layout $name has no fault', ({ text }) => {
  expect(checkLook(text)).toEqual({ kind: 'layout', faults: [] });
  expect(checkLook(`\ufeff${text}`, 'layout').faults).toEqual([]);
});

test.each(filesIn('themes'))('the theme $name has no fault', ({ text }) => {
  expect(checkLook(text)).toEqual({ kind: 'theme', faults: [] });
});

test('every fault of a layout is named at once, about the element that was meant', () => {
  const broken = {
    name: 7,
    position: 'top',
    colour: 'red',
    labels: { en: { home: 'HOME', fouls: 'FOULS' }, de: { home: 3 } },
    root: {
      kind: 'row',
      part: 'bug',
      children: [
        { kind: 'tekst', value: [{ label: 'home' }], size: 'small' },
        { kind: 'text', part: 'bug', value: [{ label: 'home' }, { label: 'fouls' }], size: 'vast' },
        { kind: 'number', value: [{ field: 'home.score' }], slots: 2.5, size: 'large', plate: 'gold' },
        { kind: 'clock', value: [], slots: 13, width: -6 },
        { kind: 'light', shape: 'label', size: 'small', on: { field: 'x', gt: 5 }, label: [{ label: 'bonus' }] },
        {
          kind: 'column',
          when: { any: [{ field: 'x', gte: '5' }, { all: [{ field: '', lit: true }] }] },
          children: [{ kind: 'image', part: 'Logo', value: [{ team: 'guests', name: 'logo' }] }],
        },
        'text',
        { kind: 'pips', max: 3, value: [{ field: ['x'], label: 'home' }] },
      ],
    },
  };
  expect(faultsOf(broken)).toMatchInlineSnapshot(`
    [
      "name: expected text in double quotes, got 7",
      "position: expected one of tl, tc, tr, ml, mc, mr, bl, bc, br, got "top"",
      "labels.de.home: expected text in double quotes, got 3",
      "root.children[0].kind: expected one of row, column, stack, text, number, clock, shot-clock, period, image, pips, light, shape, sets, bases, penalties, over, bar, series, slides, unlit, got "tekst"",
      "root.children[1].size: expected one of huge, large, medium, small, got "vast"",
      "root.children[2].plate: expected one of base, strip, clock, shot, home, away, home-shade, away-shade, team, lit, got "gold"",
      "root.children[2].value[0].field: expected a list in [ ], got "home.score"",
      "root.children[2].slots: expected a whole number, got 2.5",
      "root.children[3].width: expected 0 or more, got -6",
      "root.children[3].value: expected at least 1 entry, got an empty list",
      "root.children[3].slots: expected 12 or less, got 13",
      "root.children[3].size: expected one of huge, large, medium, small, got nothing",
      "root.children[4].on: expected { field, gte } or { field, lte } or { field, above } or { field, is } or { field, lit } or { field, blank } or { side, team } or { not } or { any } or { all }, got { field, gt }",
      "root.children[5].when.any[0].gte: expected a number, got "5"",
      "root.children[5].when.any[1].all[0].field: expected at least 1 character, got """,
      "root.children[5].children[0].part: expected lower-case letters, digits and hyphens, got "Logo"",
      "root.children[5].children[0].value[0].team: expected one of home, away, got "guests"",
      "root.children[6]: expected an object in { }, got "text"",
      "root.children[7].value[0]: expected { field } or { team, name } or { option } or { label }, got { field, label }",
      "colour: expected no such key (there are $schema, name, position, always, labels, root), got "red"",
      "root.children[1].part: expected a name of its own, got "bug", which root has",
      "labels.de.fouls: expected a word, which root.children[1].value[1] shows, got nothing",
      "root.children[4].label[0].label: expected one of the labels home, fouls, got "bonus"",
    ]
  `);
});

test('a file of another kind is said to be one', () => {
  const theme = { name: 'x', home: '#aa0000', away: '#000000', tokens: {} };
  expect(checkLook(JSON.stringify(theme), 'layout').faults).toEqual([
    'file: expected a layout (root, position, labels …), got a theme',
  ]);
  for (const json of [{}, [], 5, null, { version: 1 }]) {
    expect(faultsOf(json)).toEqual([
      'file: expected a layout (root, position, labels …) or a theme (tokens, home, away …), got neither',
    ]);
  }
});

test('a file without end of boxes is refused and ends nothing', () => {
  const levels = 60_000;
  const root = `${'{"kind":"row","children":['.repeat(levels)}${']}'.repeat(levels)}`;
  const text = `{"name":"x","position":"tl","labels":{"en":{}},"root":${root}}`;
  expect(checkLook(text).faults).toEqual(['file: expected at most 100 levels, got more']);
});

describe('a text that is no JSON', () => {
  test.each([
    ['{\n  "name": "x",\n  "home" "red"\n}', 'line 3, column 10: expected ":" after the name, got "\\""'],
    ['{\n  "a": 1,\n}', 'line 3, column 1: expected no comma before the end of a list or an object, got "}"'],
    ['{"a": [1, 2}', 'line 1, column 12: expected "," or "]", got "}"'],
    ["{'a': 1}", 'line 1, column 2: expected a name in double quotes, got "\'"'],
    [
      '{"a": red}',
      'line 1, column 7: expected a value (text in double quotes, a number, true, false, null, { or [), got "red"',
    ],
    ['{"a": 1} x', 'line 1, column 10: expected the end of the file, got "x"'],
    ['{"a": "b\n"}', 'line 1, column 9: expected a double quote at the end of the text, got the end of the line'],
    ['{"a": "b\\x"}', 'line 1, column 9: expected an escape that JSON knows (such as \\" or \\n), got "\\\\"'],
    ['{"a": 1', 'line 1, column 8: expected "," or "}", got the end of the file'],
    [
      '',
      'line 1, column 1: expected a value (text in double quotes, a number, true, false, null, { or [), got the end of the file',
    ],
    [
      '// x\r\n{}',
      'line 1, column 1: expected a value (text in double quotes, a number, true, false, null, { or [), got "/"',
    ],
  ])('%j', (text, fault) => {
    expect(checkLook(text).faults).toEqual([fault]);
  });

  test('the scanner finds a fault exactly where JSON.parse does not read', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '\\',
      '\\u00e9',
      '0',
      '01',
      '-',
      '1.5e3',
      '.',
      'true',
      'nul',
      ' ',
      '\n',
      '\t',
      '\u0001',
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
      fc
        .tuple(fc.json(), fc.nat({ max: 40 }), pieces)
        .map(([json, at, piece]) => json.slice(0, at) + piece + json.slice(at)),
    );
    fc.assert(
      fc.property(text, (json) => {
        expect(findJsonFault(json) === undefined).toBe(isJson(json));
      }),
      { numRuns: 3_000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
