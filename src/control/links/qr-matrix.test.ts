import decodeQr from 'qr/decode.js';
import { expect, test } from 'vitest';
import { qrMatrix, qrPath } from './qr-matrix.ts';

/** As a camera sees it, some pixels a module. */
function pictureOf(rows: readonly (readonly boolean[])[], scale: number) {
  const side = rows.length * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true)
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { width: side, height: side, data };
}

test.each([
  'http://192.168.1.5:15001/overlay/stream1',
  `http://studio:15001/overlay/a?homeName=${'%C5%81'.repeat(60)}`,
])('a camera reads %s', (text) => {
  const rows = qrMatrix(text);
  expect(decodeQr(pictureOf(rows ?? [], 4))).toBe(text);
});

test('what no code can hold gives none', () => {
  expect(qrMatrix('x'.repeat(3000))).toBeUndefined();
});

test('the path draws each run of dark', () => {
  expect(
    qrPath([
      [false, true, true, false, true],
      [false, false, false, false, false],
      [true, false, false, false, false],
    ]),
  ).toBe('M1 0h2v1h-2zM4 0h1v1h-1zM0 2h1v1h-1z');
});
