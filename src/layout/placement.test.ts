import { expect, test } from 'vitest';
import { placedStyle } from './placement.ts';
import { POSITIONS } from './schema.ts';

const ASIDE = { position: null, x: null, y: null, scale: 1 };

test('a corner stands at the title-safe margins of 96 and 54', () => {
  expect(placedStyle('tl', ASIDE)).toMatchObject({ left: '96px', top: '54px', transformOrigin: 'left top' });
  expect(placedStyle('br', ASIDE)).toMatchObject({ right: '96px', bottom: '54px', transformOrigin: 'right bottom' });
});

test('the wish goes before the layout, and x and y are distances from its edge', () => {
  const placed = placedStyle('tl', { ...ASIDE, position: 'br', x: 10, y: 0 });
  expect(placed).toMatchObject({ right: '10px', bottom: '0px' });
  expect(placed).not.toHaveProperty('left');
});

test('in the middle x and y are shifts', () => {
  expect(placedStyle('bc', { ...ASIDE, x: -30 })).toMatchObject({ left: 'calc(50% + -30px)', bottom: '54px' });
  expect(placedStyle('mc', ASIDE).transform).toBe('translate(-50%, -50%) scale(1)');
});

test('a place grows from its own anchor', () => {
  for (const position of POSITIONS) {
    const { transformOrigin } = placedStyle(position, { ...ASIDE, scale: 2 });
    const column = { l: 'left', c: 'center', r: 'right' }[position[1] ?? ''];
    const row = { t: 'top', m: 'center', b: 'bottom' }[position[0] ?? ''];
    expect(transformOrigin).toBe(`${column} ${row}`);
  }
});
