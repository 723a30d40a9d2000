import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OptionType } from './option-types.ts';
import type { OverlayOptions } from './options-table.ts';
import { readOptions } from './url-options.ts';
import { OPTION_IDS, rowOf, textOf, writeOptions } from './write-options.ts';

const hex = (digits: number) => fc.stringMatching(new RegExp(`^[\\da-f]{${digits}}$`));
const path = fc.stringMatching(/^\/[\w ü.-]{1,20}\/?[\w%&=#+ -]{0,9}[a-z]$/);

/** What an option of a type may be given in a query, good or not. */
const GIVEN: { readonly [Type in OptionType]: fc.Arbitrary<string> } = {
  text: fc.string({ unit: 'grapheme', maxLength: 40 }),
  slug: fc.stringMatching(/^[\w-]{1,20}$/),
  colour: fc.oneof(hex(3), hex(6), hex(8)),
  chroma: fc.oneof(fc.constant(''), fc.constant('0'), hex(6)),
  logo: fc.oneof(
    path,
    fc.constant('data:image/svg+xml,%3Csvg/%3E'),
    fc.constant('data:image/png;base64,iVBOR+w0/KGgo='),
  ),
  paths: fc.array(path, { minLength: 1, maxLength: 3 }).map((all) => all.join(',')),
  choice: fc.constant(''),
  number: fc.integer({ min: -3_000_000, max: 3_000_000 }).map((n) => String(n / 1000)),
  scale: fc.integer({ min: 1, max: 5000 }).map((n) => String(n / 1000)),
  flag: fc.constantFrom('', '0', '1', 'off', 'yes'),
  language: fc.constantFrom('en', 'pt-br', 'zh-Hant', 'DE'),
  names: fc.array(fc.stringMatching(/^[A-Za-z]{1,9}$/), { maxLength: 4 }).map((all) => all.join(',')),
};

const query = fc
  .subarray([...OPTION_IDS])
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) => {
        const { type, choices = [] } = rowOf(id);
        const given = type === 'choice' ? fc.constantFrom(...choices) : GIVEN[type];
        return given.map((value) => `${id}=${encodeURIComponent(value)}`);
      }),
    ),
  )
  .map((parts) => `?${parts.join('&')}`);

test('whatever a query says is read back from what is written of it, and is written the same again', () => {
  fc.assert(
    fc.property(query, (search) => {
      const { options } = readOptions(search);
      const parts = writeOptions(options);
      const again = readOptions(`?${parts.join('&')}`);
      expect(again.options).toEqual(options);
      expect(again.ignored).toEqual([]);
      expect(writeOptions(again.options)).toEqual(parts);
    }),
  );
});

const written = (search: string): string => writeOptions(readOptions(search).options).join('&');

test('what is at its default is left out', () => {
  expect(written('')).toBe('');
  expect(written('?scale=100%25&animate=yes&safe=0&hide=&homeName=')).toBe('');
});

test('colours stand without #, lists without commas, paths as they are read', () => {
  expect(written('?homeColour=%23C8102E&chroma&hide=clock,home.fouls')).toBe(
    'homeColor=c8102e&chroma=00ff00&hide=clock.home.fouls',
  );
  expect(written('?sponsors=/logos/a.svg,/logos/b c.svg&reduce=1')).toBe(
    'animate=0&sponsors=/logos/a.svg&sponsors=/logos/b%20c.svg',
  );
  expect(written('?homeName=Łódź, B %26 C')).toBe('homeName=%C5%81%C3%B3d%C5%BA%2C%20B%20%26%20C');
});

test('a person reads and types a list with commas', () => {
  const options: OverlayOptions = readOptions('?sponsors=/a.svg&sponsors=/b.svg&hide=clock.period').options;
  expect(textOf('sponsors', options.sponsors)).toBe('/a.svg, /b.svg');
  expect(textOf('hide', options.hide)).toBe('clock, period');
});
