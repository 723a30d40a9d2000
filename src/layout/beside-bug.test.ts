import fc from 'fast-check';
import { expect, test } from 'vitest';
import { besideBug, type Column } from './beside-bug.ts';
import { canvasOf } from './canvas.ts';

const HEIGHT = 72;
const WIDE = canvasOf(1920, 1080);
const placeOf = (column: Column, left: number, top: number, right: number, bottom: number, scale = 1) =>
  besideBug({ column, left, top, right, bottom }, HEIGHT, scale, WIDE);

test.each([
  ['above a bug at the bottom', placeOf('c', 404, 900, 1516, 1026), { position: 'bc', x: 0, y: 192 }, 1728],
  [
    'below one at the top, level with its left side',
    placeOf('l', 96, 54, 1196, 144),
    { position: 'tl', x: 96, y: 156 },
    1728,
  ],
  [
    'level with the right side of one at the right',
    placeOf('r', 1440, 54, 1824, 270),
    { position: 'tr', x: 96, y: 282 },
    1728,
  ],
  [
    'level with the middle of one that was shifted',
    placeOf('c', 604, 900, 1716, 1026),
    { position: 'bc', x: 200, y: 192 },
    1328,
  ],
  ['below a card that is too high for above', placeOf('c', 96, 100, 1824, 930), { position: 'tc', x: 0, y: 942 }, 1728],
])('a cue stands %s', (_where, { placement, widthMax }, expected, room) => {
  expect(placement).toEqual({ ...expected, scale: 1 });
  expect(widthMax).toBe(room);
});

test('without a bug it is in the middle at the bottom', () => {
  expect(besideBug(undefined, HEIGHT, 2, WIDE)).toEqual({
    placement: { position: 'bc', x: null, y: null, scale: 2 },
    widthMax: 864,
  });
});

const edges = fc
  .tuple(
    fc.integer({ min: -200, max: 1900 }),
    fc.integer({ min: -200, max: 1060 }),
    fc.integer({ min: 60, max: 1728 }),
    fc.integer({ min: 60, max: 700 }),
  )
  .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }));

test('wherever the bug is, it stands within the safe area, and beside the bug where there is room for it', () => {
  fc.assert(
    fc.property(
      edges,
      fc.constantFrom<Column>('l', 'c', 'r'),
      fc.double({ min: 0.5, max: 2, noNaN: true }),
      (bug, column, scale) => {
        const { placement, widthMax } = besideBug({ ...bug, column }, HEIGHT, scale, WIDE);
        const [y, x] = [placement.y ?? NaN, placement.x ?? NaN];
        const height = HEIGHT * scale;
        const top = placement.position?.startsWith('t') === true ? y : 1080 - y - height;
        expect(top).toBeGreaterThanOrEqual(53.5);
        expect(top + height).toBeLessThanOrEqual(1026.5);
        const width = widthMax * scale;
        const left = column === 'l' ? x : column === 'r' ? 1920 - x - width : 960 + x - width / 2;
        // Of a bug that is out of the picture nothing can be said but that there is no room.
        expect(widthMax === 0 || (left >= 95 && left + width <= 1825)).toBe(true);
        const hasRoom = bug.top - 54 >= height + 12 || 1026 - bug.bottom >= height + 12;
        const isBeside = top + height <= bug.top + 1 || top >= bug.bottom - 1;
        expect(isBeside || !hasRoom).toBe(true);
      },
    ),
  );
});
