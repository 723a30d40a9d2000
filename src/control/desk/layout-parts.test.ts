import { expect, test } from 'vitest';
import { layoutParts } from './layout-parts.ts';

test('parts are found at any depth, once each, without the whole', () => {
  const layout = {
    name: 'x',
    root: {
      part: 'bug',
      children: [{ part: 'home', children: [{ part: 'home-name' }] }, { part: 'home-name' }, { kind: 'spacer' }],
    },
  };
  expect(layoutParts(layout)).toEqual(['home', 'home-name']);
});

test.each([null, undefined, 'text', 4, { root: 7 }])('%j has none', (json) => {
  expect(layoutParts(json)).toEqual([]);
});
