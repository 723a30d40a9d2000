import fc from 'fast-check';
import { expect, test } from 'vitest';
import { narrowed, overlayUrl, readFilter, SHAPES, writeFilter, lookQuery } from './gallery-filter.ts';

const hockey = { id: 'hockey', name: 'Ice hockey' };
const soccer = { id: 'soccer', name: 'Soccer' };
const slim = { id: 'slim', name: 'Slim', variant: 'strip' };
const lists = { sports: [hockey, soccer], themes: [slim] };

test('a query narrows, whatever its case, and without one nothing is narrowed', () => {
  expect(readFilter('?sport=Hockey&theme=SLIM&shape=9x16&stream=court 2')).toEqual({
    sport: 'hockey',
    theme: 'slim',
    shape: '9:16',
    stream: 'court 2',
  });
  expect(readFilter('?shape=4x3')).toEqual({ sport: undefined, theme: undefined, shape: '16:9', stream: 'stream1' });
  expect(writeFilter(readFilter(''))).toBe('');
});

test('what is written is read back', () => {
  const id = fc.option(fc.stringMatching(/^[a-z0-9_-]{1,12}$/), { nil: undefined });
  const stream = fc.string({ minLength: 1 }).map((text) => text.trim() || 'stream1');
  fc.assert(
    fc.property(fc.record({ sport: id, theme: id, shape: fc.constantFrom(...SHAPES), stream }), (filter) => {
      expect(readFilter(writeFilter(filter))).toEqual(filter);
    }),
  );
});

test('a sport or a theme that is not there narrows nothing', () => {
  expect(narrowed(lists, readFilter('?sport=hockey'))).toEqual({ sports: [hockey], themes: [slim] });
  expect(narrowed(lists, readFilter('?sport=chess&theme=none'))).toEqual(lists);
});

test('the overlay’s URL names a stream that the relay takes, and the look', () => {
  const at = { protocol: 'http:', host: '192.168.1.20:15001' };
  expect(overlayUrl(at, 'Court 2', lookQuery(hockey, slim))).toBe(
    'http://192.168.1.20:15001/overlay/Court-2?sport=hockey&theme=slim',
  );
  expect(overlayUrl(at, '  ', '')).toBe('http://192.168.1.20:15001/overlay/stream1');
});
