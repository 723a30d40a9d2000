import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { canvasOf } from '#layout/canvas.ts';
import { placedStyle } from '#layout/placement.ts';
import { themeSchema } from '#layout/theme/theme-schema.ts';
import { tokensOf } from '#layout/theme/tokens.ts';
import { lookOf } from './look-options.ts';
import { OPTIONS, type OptionId } from './options-table.ts';
import { readOptions } from './url-options.ts';

const FOLDER = path.join(import.meta.dirname, '..', '..', 'public', 'themes');
const THEMES = readdirSync(FOLDER).map((name) =>
  v.parse(themeSchema, JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'))),
);

/** Every CSS property that the graphic of a URL has of that URL, in the given theme. */
function styleOf(search: string, theme: (typeof THEMES)[number]): Readonly<Record<string, string | undefined>> {
  const { options } = readOptions(search);
  return { ...tokensOf(theme, lookOf(options)), ...placedStyle('bl', options, canvasOf(1920, 1080)) };
}

/** The properties that an option is there for; all other options are there for none. */
const INTENDED: Partial<Record<OptionId, RegExp>> = {
  homeColor: /^--bug-home-(?:color|ink|shade|shade-ink)$/,
  awayColor: /^--bug-away-(?:color|ink|shade|shade-ink)$/,
  font: /^--bug-font$/,
  position: /^(?:left|right|top|bottom|transform|transformOrigin)$/,
  x: /^(?:left|right)$/,
  y: /^(?:top|bottom)$/,
  scale: /^transform$/,
};
/** Of properties that a URL changed: a colour, a length, a place, a family that ships. */
const TYPED =
  /^(?:#[\da-f]{6}|-?[\d.]+px|calc\(50% \+ -?[\d.]+px\)|translate\((?:0|-50%), (?:0|-50%)\) scale\([\d.]+\)|(?:left|right|center) (?:top|bottom|center)|[a-z]+(?: [a-z]+)*)$/;

const hostile = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'red;background:url(//evil.test/c)',
    'url(//evil.test/c)',
    '#fff;--bug-base:red',
    '0;left:0',
    '1e999',
    '1px',
    'calc(1px)',
    'var(--x)',
    'barlow-condensed;src:url(//evil.test)',
    '}*{color:red}',
    'expression(alert(1))',
    'Infinity',
    'a\\',
    '/**/red',
  ),
  fc.tuple(fc.constantFrom('#0a3d91', '5', 'tl', 'archivo-narrow'), fc.string()).map((parts) => parts.join('')),
  fc.constantFrom('#0a3d91', 'fc0', '12', '-3.5', '150%', 'tr', 'mc', 'archivo-narrow', 'barlow-condensed'),
);

test('[S7] no option of a URL changes any property of the graphic but its own, and that only to what it is for', () => {
  let changes = 0;
  fc.assert(
    fc.property(
      // Every other one is of those that change something.
      fc.oneof(
        fc.constantFrom(...(Object.keys(OPTIONS) as OptionId[])),
        fc.constantFrom(...(Object.keys(INTENDED) as OptionId[])),
      ),
      hostile,
      fc.constantFrom(...THEMES),
      (id, value, theme) => {
        const before = styleOf('', theme);
        const after = styleOf(`?${new URLSearchParams([[id, value]]).toString()}`, theme);
        for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
          if (after[name] === before[name]) continue;
          changes += 1;
          expect([id, name, INTENDED[id]?.test(name)]).toEqual([id, name, true]);
          // One that is there no more went with the place that it belonged to.
          expect(after[name] ?? '0px').toMatch(TYPED);
        }
      },
    ),
    { numRuns: 3000 },
  );
  // That many of the values are good ones, or nothing was seen to change.
  expect(changes).toBeGreaterThan(50);
});
