import { describe, expect, test } from 'vitest';
import { readOptions } from '#store/url-options.ts';
import { readHostWords, withHostOptions, type TemplateFields } from './host-words.ts';

const FIELDS: TemplateFields = {
  f0: { field: 'home.name' },
  f1: { field: 'home.score' },
  f2: { field: 'possession', unset: 'none' },
  f3: { option: 'theme', unset: 'auto' },
  f4: { option: 'homeColor', unset: '#b3202c' },
  f5: { relay: 'url' },
  f6: { relay: 'stream' },
};
const { options: URL_OPTIONS } = readOptions('?theme=slim&homeName=Lions');

function said(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(readHostWords(words, FIELDS).options);
}

test('[Q4] a template’s fields are what its form says', () => {
  expect(
    readHostWords({ f0: 'Lions', f1: '7', f2: 'home', f3: 'led', f5: ' http://pc:15001 ', f6: 'court2' }, FIELDS),
  ).toEqual({
    values: { 'home.name': 'Lions', 'home.score': '7', possession: 'home' },
    options: new Map([['theme', 'led']]),
    relay: { url: 'http://pc:15001', stream: 'court2' },
  });
});

test('[Q4] options go by the names that an overlay’s URL has, everything else is the game’s', () => {
  expect(readHostWords({ home_color: '0a3d91', 'home.score': '7', Time: '3:12', f9: 'x' })).toEqual({
    options: new Map([['homeColor', '0a3d91']]),
    values: { 'home.score': '7', Time: '3:12', f9: 'x' },
    relay: {},
  });
});

test('[Q4] what SPX adds, and what is not for air, says nothing', () => {
  expect(readHostWords({ comment: 'Bug', epochID: '1', debug: '1', safe: '1', reduce: '1' })).toEqual({
    options: new Map(),
    values: { reduce: '1' },
    relay: {},
  });
});

test('[Q4] a choice that nobody made is blank', () => {
  expect(said({ f3: 'auto', f4: '#b3202c' })).toEqual({ theme: '', homeColor: '' });
  expect(readHostWords({ f2: 'none' }, FIELDS).values).toEqual({ possession: '' });
});

test.each([
  ['rgb(10, 61, 145)', '#0a3d91'],
  ['rgba(10,61,145,0.5)', '#0a3d91'],
  ['RGB(300, 0, 0)', '#ff0000'],
  ['rgba(179, 32, 44, 1.0)', ''],
  ['#0a3d91', '#0a3d91'],
])('[Q4] a colour of a picker: %s', (picked, colour) => {
  expect(said({ f4: picked })).toEqual({ homeColor: colour });
});

test('a field that every object has is none of a template’s', () => {
  expect(readHostWords(JSON.parse('{"constructor":"x","__proto__":"y"}'), FIELDS).options.size).toBe(0);
});

describe('[Q4] the host’s options count as the URL’s own', () => {
  test.each<readonly [string, readonly (readonly [string, string])[], object]>([
    ['over those', [['theme', 'led']], { theme: 'led', homeName: 'Lions' }],
    ['the URL’s, where the host’s is blank', [['theme', '']], { theme: 'slim' }],
    [
      'the URL’s, where the host’s cannot be read',
      [
        ['theme', '../x'],
        ['scale', 'big'],
      ],
      { theme: 'slim', scale: 1 },
    ],
    [
      'several',
      [
        ['scale', '150'],
        ['position', 'tr'],
      ],
      { scale: 1.5, position: 'tr', theme: 'slim' },
    ],
  ])('%s', (_what, words, options) => {
    expect(withHostOptions(URL_OPTIONS, new Map(words))).toMatchObject(options);
  });

  test('none leaves the very same object', () => {
    expect(withHostOptions(URL_OPTIONS, new Map([['theme', '']]))).toBe(URL_OPTIONS);
  });
});
