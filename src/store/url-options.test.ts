import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPTIONS } from './options-table.ts';
import { explainIgnored } from './ignored-options.ts';
import { readOptions } from './url-options.ts';

const DEFAULTS = readOptions('').options;

function optionsOf(search: string) {
  const { options, ignored } = readOptions(search);
  expect(ignored).toEqual([]);
  return Object.fromEntries(
    Object.entries(options).filter(([id, value]) => value !== Object(DEFAULTS)[id] || Array.isArray(value)),
  );
}

/** Without lone halves of characters, which `encodeURIComponent` refuses. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/g, '');
}

test('nothing given is all defaults', () => {
  expect(readOptions('')).toEqual({
    options: {
      homeName: null,
      awayName: null,
      homeShort: null,
      awayShort: null,
      homeColor: null,
      awayColor: null,
      homeLogo: null,
      awayLogo: null,
      theme: null,
      font: null,
      layout: null,
      sport: null,
      rules: null,
      show: null,
      title: null,
      subtitle: null,
      strapName: null,
      strapLine: null,
      strapTeam: null,
      order: null,
      position: null,
      x: null,
      y: null,
      scale: 1,
      chroma: null,
      safe: false,
      debug: false,
      lang: null,
      name: null,
      delay: null,
      animate: true,
      hide: [],
      sponsors: [],
      sponsorSeconds: null,
    },
    ignored: [],
  });
});

test.each([
  ['?homeName=Red+Lions&awayName=%C3%85s%20IL', { homeName: 'Red Lions', awayName: 'Ås IL' }],
  ['?HOMENAME=A&home_name=B&home-name=C', { homeName: 'C' }],
  ['?home_color=c8102e&awayColour=%230A3', { homeColor: '#c8102e', awayColor: '#00aa33' }],
  ['?homeColor=11223380', { homeColor: '#11223380' }],
  [
    '?homeLogo=/logos/lions.svg&awayLogo=data:image/png;base64,AB+/=',
    {
      homeLogo: '/logos/lions.svg',
      awayLogo: 'data:image/png;base64,AB+/=',
    },
  ],
  ['?theme=light&layout=basketball', { theme: 'light', layout: 'basketball' }],
  ['?align=BR&x=-40.5&y=99999', { position: 'br', x: -40.5, y: 1080 }],
  ['?scale=1.5', { scale: 1.5 }],
  ['?scale=150', { scale: 1.5 }],
  ['?scale=50%25', { scale: 0.5 }],
  ['?scale=0', { scale: 0.25 }],
  ['?scale=99999', { scale: 4 }],
  ['?chroma', { chroma: '#00ff00' }],
  ['?chroma=00F', { chroma: '#0000ff' }],
  ['?chroma=off', {}],
  ['?guides&debug=yes', { safe: true, debug: true }],
  ['?safe=0', {}],
  ['?ln=pt-br', { lang: 'pt-BR' }],
  ['?animate=0', { animate: false }],
  ['?reduce', { animate: false }],
  ['?reduce=0', {}],
  ['?hide=Clock.logos,shot&hide=pips', { hide: ['clock', 'logos', 'shot', 'pips'] }],
  [
    '?sponsors=/a.svg,/b.png&sponsors=/c.png&sponsorSeconds=2',
    { sponsors: ['/a.svg', '/b.png', '/c.png'], sponsorSeconds: 5 },
  ],
  [
    '?show=STRAP&strapName=Ana+Kova%C4%8D&strap-line=Head+coach&strapTeam=Away',
    { show: 'strap', strapName: 'Ana Kovač', strapLine: 'Head coach', strapTeam: 'away' },
  ],
  ['?delay=5004', { delay: 5000 }],
  ['?Delay=90000', { delay: 60_000 }],
  ['?delay=-20', { delay: 0 }],
  ['?layout=Generic&theme=LIGHT', { layout: 'generic', theme: 'light' }],
])('%s', (search, expected) => {
  expect(optionsOf(search)).toEqual({ hide: [], sponsors: [], ...expected });
});

test('what is unknown or no good is left out, and named with what was expected', () => {
  const search = '?layer-name=x&position=middle&show=halftime&scale=big&homeLogo=//evil.example/x.png&lang=!';
  const { options, ignored } = readOptions(search);
  expect({ options, ignored: explainIgnored(ignored) }).toEqual({
    options: DEFAULTS,
    ignored: [
      'layer-name: not an option',
      'position: expected tl, tc, tr, ml, mc, mr, bl, bc, br, got "middle"',
      'show: expected bug, pregame, break, final, strap, sponsor, got "halftime"',
      'scale: expected a factor from 0.25 to 4, or per cent, got "big"',
      'homeLogo: expected a path such as /logos/lions.svg, or data:image/…, got "//evil.example/x.png"',
      'lang: expected a language tag such as en or pt-BR, got "!"',
    ],
  });
});

test('a text is cut at 64 characters, never within one, and rid of what is not text', () => {
  expect(optionsOf(`?name=${encodeURIComponent('é\u0000\u202e\n' + 'x'.repeat(62) + '🏀')}`)['name']).toBe(
    `é${'x'.repeat(62)}`,
  );
});

test('no two options go by the same name', () => {
  const names = Object.entries(OPTIONS).flatMap(([id, option]) =>
    [id].concat(option.aliases, 'opposite' in option ? option.opposite : []),
  );
  const keys = names.map((name) => name.toLowerCase().replace(/[_-]/g, ''));
  expect(new Set(keys).size).toBe(keys.length);
});

describe('whatever the URL holds', () => {
  const name = fc.oneof(fc.constantFrom(...Object.keys(OPTIONS), 'align', 'reduce', 'home_logo'), fc.string());
  const value = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      // oxlint-disable-next-line no-script-url
      'javascript:alert(1)',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '1e9',
      'NaN',
      '-0',
      '#',
    ),
    fc.double().map(String),
    fc
      .tuple(fc.constantFrom('/', '//', '/\\', '/./', '\\', 'data:', 'data:image/'), fc.webUrl())
      .map((parts) => parts.join('')),
  );
  const search = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.tuple(name, value))
      .map((pairs) => `?${pairs.map(([n, v]) => `${n}=${encodeURIComponent(wellFormed(v))}`).join('&')}`),
    fc.array(fc.tuple(name, value)).map((pairs) => `?${pairs.map((pair) => pair.join('=')).join('&')}`),
  );

  test('the options are typed and within their ranges, and each thing ignored is named', () => {
    fc.assert(
      fc.property(search, (text) => {
        const { options, ignored } = readOptions(text);
        expect(Object.keys(options)).toEqual(Object.keys(OPTIONS));
        for (const key of ['homeName', 'awayName', 'homeShort', 'awayShort', 'name'] as const) {
          const given = options[key];
          expect(given === null || (given !== '' && given.length <= 64)).toBe(true);
        }
        for (const key of ['homeColor', 'awayColor', 'chroma'] as const) {
          expect(options[key] ?? '#000000').toMatch(/^#([\da-f]{6}|[\da-f]{8})$/);
        }
        for (const key of ['theme', 'layout'] as const) expect(options[key] ?? 'x').toMatch(/^[\w-]+$/);
        for (const key of ['safe', 'debug', 'animate'] as const) expect(typeof options[key]).toBe('boolean');
        expect(options.scale).toBeGreaterThanOrEqual(0.25);
        expect(options.scale).toBeLessThanOrEqual(4);
        expect(Math.abs(options.x ?? 0)).toBeLessThanOrEqual(1920);
        expect(Math.abs(options.y ?? 0)).toBeLessThanOrEqual(1080);
        expect(explainIgnored(ignored).every((line) => line.length < 300)).toBe(true);
      }),
    );
  });

  test.each([
    ['data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" fill="#fff"/>', 'encoded'],
    ['data:image/svg+xml;base64,PHN2Zy8+', 'encoded'],
    ['data:image/svg+xml;base64,PHN2Zy8+', 'as it is'],
    ['data:image/svg+xml;charset=utf-8,%3Csvg%2F%3E', 'encoded'],
    ['data:image/png;base64,AB+/CD==', 'as it is'],
  ])('the logo %s, pasted %s, is the picture that was meant', async (logo, pasted) => {
    const { options, ignored } = readOptions(`?homeLogo=${pasted === 'encoded' ? encodeURIComponent(logo) : logo}`);
    expect(ignored).toEqual([]);
    const meant = logo.includes('<')
      ? `${logo.split(',', 1)[0]},${encodeURIComponent(logo.slice(logo.indexOf(',') + 1))}`
      : logo;
    expect(options.homeLogo).toBe(meant);
    expect((await fetch(meant)).headers.get('content-type')).toMatch(/^image\/(svg\+xml|png)/);
  });

  test('the pictures of sponsors are all of this origin, or none is taken', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (given) => {
        const query = given.map((text) => `sponsors=${encodeURIComponent(wellFormed(text))}`).join('&');
        for (const path of readOptions(`?${query}`).options.sponsors) {
          expect(new URL(path, 'http://relay.test/overlay/stream1').origin).toBe('http://relay.test');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a chroma ground has no alpha', () => {
    expect(readOptions('?chroma=00ff0080').options.chroma).toBe('#00ff00');
  });

  test('a logo is of this origin or within the URL, never a script and never another host’s', () => {
    fc.assert(
      fc.property(fc.constantFrom('homeLogo', 'awayLogo'), value, (id, text) => {
        const { options } = readOptions(`?${id}=${encodeURIComponent(wellFormed(text))}`);
        const logo = options.homeLogo ?? options.awayLogo;
        if (logo === null) return;
        const url = new URL(logo, 'http://relay.test/overlay/stream1');
        expect(url.protocol === 'data:' ? url.pathname.startsWith('image/') : url.origin === 'http://relay.test').toBe(
          true,
        );
      }),
      { numRuns: 1000 },
    );
  });
});
