import { expect, test } from 'vitest';
import { canvasOf } from './canvas.ts';
import { placedStyle } from './placement.ts';
import { POSITIONS } from './schema.ts';

const WIDE = canvasOf(1920, 1080);
const ASIDE = { position: null, x: null, y: null, scale: 1 };

test('a corner stands at the title-safe margins of 96 and 54', () => {
  expect(placedStyle('tl', ASIDE, WIDE)).toMatchObject({ left: '96px', top: '54px', transformOrigin: 'left top' });
  expect(placedStyle('br', ASIDE, WIDE)).toMatchObject({
    right: '96px',
    bottom: '54px',
    transformOrigin: 'right bottom',
  });
});

test('the margins are those of the picture: portrait and square have their own', () => {
  expect(placedStyle('tl', ASIDE, canvasOf(1080, 1920))).toMatchObject({ left: '54px', top: '96px' });
  expect(placedStyle('br', ASIDE, canvasOf(1080, 1080))).toMatchObject({ right: '54px', bottom: '54px' });
});

test.each([
  [1920, 1080, 1920],
  [1280, 720, 1920],
  [2560, 1080, 1920],
  [1024, 768, 1920],
  [1080, 1080, 1080],
  [1080, 1350, 1080],
  [1080, 1920, 1080],
  [0, 0, 1080],
])('a page of %d × %d is drawn on the design of width %d', (width, height, design) => {
  expect(canvasOf(width, height).width).toBe(design);
});

test('the wish goes before the layout, and x and y are distances from its edge', () => {
  const placed = placedStyle('tl', { ...ASIDE, position: 'br', x: 10, y: 0 }, WIDE);
  expect(placed).toMatchObject({ right: '10px', bottom: '0px' });
  expect(placed).not.toHaveProperty('left');
});

test('in the middle x and y are shifts', () => {
  expect(placedStyle('bc', { ...ASIDE, x: -30 }, WIDE)).toMatchObject({ left: 'calc(50% + -30px)', bottom: '54px' });
  expect(placedStyle('mc', ASIDE, WIDE).transform).toBe('translate(-50%, -50%) scale(1)');
});

test('a place grows from its own anchor', () => {
  for (const position of POSITIONS) {
    const { transformOrigin } = placedStyle(position, { ...ASIDE, scale: 2 }, WIDE);
    const column = { l: 'left', c: 'center', r: 'right' }[position[1] ?? ''];
    const row = { t: 'top', m: 'center', b: 'bottom' }[position[0] ?? ''];
    expect(transformOrigin).toBe(`${column} ${row}`);
  }
});
