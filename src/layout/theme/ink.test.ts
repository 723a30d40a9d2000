import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { contrast, readablePlate } from './ink.ts';
import { themeSchema } from './theme-schema.ts';
import { tokensOf } from './tokens.ts';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const NOBODY = { name: null, short: null, color: null, logo: null };

describe('readable plates', () => {
  test('WCAG contrast is 21 between black and white and 1 between equals', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
    expect(contrast('#7a7a7a', '#7a7a7a')).toBe(1);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  test('whatever the team wears, names stand out by 4.5 and scores by 7', () => {
    fc.assert(
      fc.property(color, (hex) => {
        const name = readablePlate(hex, 4.5);
        const score = readablePlate(hex, 7, 0.24);
        expect(contrast(name.plate, name.ink)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(score.plate, score.ink)).toBeGreaterThanOrEqual(7);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a colour on which ink is readable stays as it is', () => {
    expect(readablePlate('#1f4e9e', 4.5)).toEqual({ plate: '#1f4e9e', ink: '#ebebeb' });
    expect(readablePlate('#ebc72c', 4.5)).toEqual({ plate: '#ebc72c', ink: '#101318' });
  });

  test.each([
    ['#ffffff', '#ebebeb'],
    ['#ff0000', '#eb1010'],
    ['#000000', '#101010'],
    ['#ffc72c', '#ebc72c'],
    ['#0a1f44', '#101f44'],
  ])('%s is drawn as %s: nothing is whiter or blacker than studio levels', (hex, plate) => {
    expect(readablePlate(hex, 1).plate).toBe(plate);
  });

  test('no channel of any plate or ink leaves 16 to 235', () => {
    fc.assert(
      fc.property(color, fc.constantFrom(1, 4.5, 7), fc.constantFrom(0, 0.24), (hex, ratio, share) => {
        const { plate, ink } = readablePlate(hex, ratio, share);
        const channels = [plate, ink]
          .flatMap((one) => one.match(/[\da-f]{2}/g) ?? [])
          .map((two) => Number.parseInt(two, 16));
        expect(channels).toHaveLength(6);
        for (const channel of channels) expect([channel, channel >= 16 && channel <= 235]).toEqual([channel, true]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a bright colour keeps bright under its score instead of turning brown', () => {
    expect(readablePlate('#ffc72c', 7, 0.24).ink).toBe('#101318');
  });

  test('an alpha behind a colour is not used: plates are opaque', () => {
    expect(readablePlate('#1f4e9e80', 4.5)).toEqual(readablePlate('#1f4e9e', 4.5));
  });
});

const themes = readdirSync(join('public', 'themes')).map((name) => ({
  name,
  theme: v.parse(themeSchema, JSON.parse(readFileSync(join('public', 'themes', name), 'utf8'))),
}));

describe('tokens', () => {
  test.each(themes)(
    'every ink of $name stands out on its plate by 4.5, and nothing is pure white or red',
    ({ theme }) => {
      const tokens = tokensOf(theme, { home: NOBODY, away: NOBODY, lang: 'en', hide: [] });
      const inks = Object.keys(tokens).filter((name): name is `--${string}` => name.endsWith('-ink'));
      expect(inks.length).toBeGreaterThanOrEqual(9);
      for (const ink of inks) {
        const name = ink.slice(0, -'-ink'.length);
        const plate = tokens[`--${name.slice(2)}`] ?? tokens[`--${name.slice(2)}-color`] ?? '';
        expect({ ink, readable: contrast(plate, tokens[ink] ?? '') >= 4.5 }).toEqual({ ink, readable: true });
      }
      for (const plate of ['base', 'strip'] as const) {
        const readable = contrast(tokens[`--bug-${plate}`] ?? '', tokens['--bug-dim'] ?? '') >= 4.5;
        expect({ plate, readable }).toEqual({ plate, readable: true });
      }
      for (const value of Object.values(tokens)) expect(['#ffffff', '#ff0000', '#000000']).not.toContain(value);
    },
  );

  test("a team's own colour goes before the theme's", () => {
    const [first] = themes;
    if (first === undefined) throw new Error('no theme');
    const look = { home: { ...NOBODY, color: '#105f3c' }, away: NOBODY, lang: 'en', hide: [] };
    const tokens = tokensOf(first.theme, look);
    expect(tokens['--bug-home-color']).toBe('#105f3c');
    expect(tokens['--bug-away-color']).toBe(first.theme.away);
  });
});
