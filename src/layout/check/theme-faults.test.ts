import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MUST_TOKENS, TOKEN_NAMES } from '../theme/token-schema.ts';
import { checkLook } from './check-look.ts';

const faultsOf = (json: unknown): readonly string[] => checkLook(JSON.stringify(json)).faults;

const NIGHT = {
  name: 'Night',
  home: '#b3202c',
  away: '#1f4e9e',
  tokens: Object.fromEntries(MUST_TOKENS.map((name) => [name, name.endsWith('-ink') ? '#ebebeb' : '#14181f'])),
};

const themeWith = (tokens: Readonly<Record<string, unknown>>, rest: object = {}): unknown => ({
  ...NIGHT,
  ...rest,
  tokens: { ...NIGHT.tokens, ...tokens },
});

test('every fault of a theme is named at once', () => {
  const broken = themeWith({ base: 5, bass: '#000000', 'home-color': '#000000', Shot: 'x' }, { home: 'red' });
  expect(faultsOf({ ...Object(broken), away: undefined })).toMatchInlineSnapshot(`
    [
      "home: expected a colour as #rrggbb, lower case, got "red"",
      "away: expected a colour as #rrggbb, lower case, got nothing",
      "tokens.base: expected text in double quotes, got 5",
      "tokens.home-color: expected a name of lower-case letters, digits and hyphens, without home- or away- (a team is under home or away), got "home-color"",
      "tokens.Shot: expected a name of lower-case letters, digits and hyphens, without home- or away- (a team is under home or away), got "Shot"",
      "tokens.bass: expected the token base, or a name that is not so like it, got "bass"",
    ]
  `);
  expect(faultsOf({ ...NIGHT, tokens: {} })).toEqual(
    MUST_TOKENS.map(
      (name) => `tokens.${name}: expected a colour such as #14181f, rgb(20, 24, 31) or hsl(218, 22%, 10%), got nothing`,
    ),
  );
  expect(faultsOf({ ...NIGHT, variant: 'nosuch' })).toEqual([
    'variant: expected one of bar, strip, stack, bold, text, led, got "nosuch"',
  ]);
});

describe('the value of a token', () => {
  test.each([
    ['clock', 'notacolor', 'a colour such as'],
    ['clock', '#12345', 'a colour such as'],
    ['clock', 'rgb(1, 2)', 'a colour such as'],
    ['clock', 'hsl(1, 2, 3)', 'a colour such as'],
    ['clock', 'url(http://evil.example/x.png)', 'a colour such as'],
    ['base', 'rgba(0,0,0,.5)', 'an opaque colour'],
    ['base', 'rgb(0 0 0 / 85%)', 'an opaque colour'],
    ['strip', '#14181fcc', 'an opaque colour'],
    ['clock-ink', '#fff8', 'an opaque colour'],
    ['lit', 'transparent', 'an opaque colour'],
    ['unlit', 'hsla(10, 20%, 30%, 0.9)', 'an opaque colour'],
    ['size-large', 'banana', 'pixels such as 44px'],
    ['size-small', '0px', 'pixels such as 44px'],
    ['radius', '12', 'pixels such as 12px'],
    ['radius', '-6px', 'pixels such as 12px'],
    ['case', 'shouty', 'one of uppercase, none'],
    ['font', "url('x.woff2')", 'a font family'],
    ['font', "'Barlow", 'a font family'],
    ['accent', 'url(/x.png)', 'no url()'],
    ['accent', 'URL( "/x.png" )', 'no url()'],
    ['accent', String.raw`u\72l(/x.png)`, 'no url()'],
    ['accent', 'image-set("/x.png" 1x)', 'no url()'],
    ['accent', 'red; background: blue', 'no url()'],
  ])('%s: %s is refused', (name, value, words) => {
    const got = JSON.stringify(value);
    const faults = faultsOf(themeWith({ [name]: value }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`tokens.${name}: expected ${words}`);
    expect(faults[0]).toContain(`got ${got.slice(0, 20)}`);
  });

  test.each([
    ['clock', '#ABCDEF'],
    ['clock', '#abc'],
    ['clock', '#14181fff'],
    ['clock', 'rgb(20, 24, 31)'],
    ['clock', 'rgb(20 24 31 / 100%)'],
    ['clock', 'rgba(20,24,31,1.0)'],
    ['clock', 'hsl(218deg 22% 10%)'],
    ['radius', '0px'],
    ['size-medium', '46.5px'],
    ['case', 'none'],
    ['font', '"Boardcast Segments", \'Barlow Condensed\', sans-serif'],
    ['accent', 'linear'],
    ['accent', 'calc(2 * var(--bug-radius))'],
    ['accent', 'rgba(0, 0, 0, 0.5)'],
    ['base2', '#14181f'],
  ])('%s: %s is good', (name, value) => {
    expect(faultsOf(themeWith({ [name]: value }))).toEqual([]);
  });

  test('may be a colour that is seen through where the theme says why', () => {
    const breaks = [{ rule: 'opaque', reason: 'our mixer blends it in sRGB' }];
    expect(faultsOf(themeWith({ base: 'rgba(0,0,0,.5)', strip: '#0008' }, { breaks }))).toEqual([]);
    expect(faultsOf(themeWith({ base: 'notacolor' }, { breaks }))).toHaveLength(1);
  });
});

test('the tokens that a theme may set are those that the style sheets read', () => {
  const css = readdirSync('src/graphic').flatMap((name) =>
    name.endsWith('.css') ? readFileSync(join('src/graphic', name), 'utf8') : [],
  );
  const read = [...css.join('\n').matchAll(/var\(--bug-([a-z-]+)/g)].flatMap(([, name]) => name ?? []);
  const ofThemes = new Set(read.filter((name) => !/^(home|away)-/.test(name)));
  expect([...TOKEN_NAMES].sort()).toEqual([...ofThemes].sort());
  const without = [...css.join('\n').matchAll(/var\(--bug-([a-z-]+)\)/g)].flatMap(([, name]) => name ?? []);
  const must = new Set(without.filter((name) => !/^(home|away)-/.test(name)));
  expect([...MUST_TOKENS].sort()).toEqual([...must].sort());
});
