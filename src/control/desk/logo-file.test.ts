import { expect, test } from 'vitest';
import {
  decodeLogoAnswer,
  drawnSize,
  encodeLogo,
  fitInto,
  LOGO_BYTES_MAX,
  logoName,
  type Draw,
  type Size,
} from './logo-file.ts';

/** A picture that weighs so many bytes a pixel. */
function picture(size: Size, bytesOf: (size: Size) => number): Draw & { readonly drawn: Size[] } {
  const drawn: Size[] = [];
  return {
    size,
    drawn,
    png: (to) => {
      drawn.push(to);
      return Promise.resolve(new Blob([new Uint8Array(bytesOf(to))]));
    },
  };
}

test.each([
  [
    { width: 2000, height: 1000 },
    { width: 512, height: 256 },
  ],
  [
    { width: 300, height: 1200 },
    { width: 128, height: 512 },
  ],
  [
    { width: 40, height: 30 },
    { width: 40, height: 30 },
  ],
  [
    { width: 9000, height: 2 },
    { width: 512, height: 1 },
  ],
])('%o becomes %o', (size, expected) => {
  expect(fitInto(size, 512)).toEqual(expected);
});

test('a light picture is drawn once', async () => {
  const light = picture({ width: 1024, height: 1024 }, () => 1000);
  expect(await encodeLogo(light)).toMatchObject({ ok: true });
  expect(light.drawn).toEqual([{ width: 512, height: 512 }]);
});

test('a heavy one is drawn smaller until it is light enough', async () => {
  const heavy = picture({ width: 1024, height: 1024 }, ({ width, height }) => width * height * 2);
  const logo = await encodeLogo(heavy);
  expect(logo.ok && logo.value.size <= LOGO_BYTES_MAX).toBe(true);
  expect(heavy.drawn.map(({ width }) => width)).toEqual([512, 384]);
});

test('one that cannot be had light, encoded or measured is refused in words', async () => {
  expect(await encodeLogo(picture({ width: 512, height: 512 }, () => 400_000))).toMatchObject({ ok: false });
  expect(await encodeLogo({ size: { width: 9, height: 9 }, png: () => Promise.resolve(null) })).toMatchObject({
    ok: false,
  });
  expect(await encodeLogo(picture({ width: 0, height: 0 }, () => 1))).toMatchObject({ ok: false });
});

test('a logo’s name is of its stream and its team, as the relay takes it', () => {
  expect(logoName('Court.2', 'home')).toBe('court-2-home');
  expect(logoName('x'.repeat(64), 'away').length).toBeLessThanOrEqual(48);
});

test('the relay says where a logo stands, or why it took none', () => {
  expect(decodeLogoAnswer('{"path":"/uploads/a.png"}')).toEqual({ ok: true, value: '/uploads/a.png' });
  expect(decodeLogoAnswer('{"error":"too large"}')).toMatchObject({ ok: false, reason: 'too large' });
  const coded = '{"error":"at most 5 bytes","code":"logo-bytes","about":["5"]}';
  expect(decodeLogoAnswer(coded)).toMatchObject({ ok: false, code: 'logo-bytes', about: ['5'] });
  expect(decodeLogoAnswer('<html>')).toMatchObject({ ok: false });
});

test.each([
  ['image/svg+xml', { width: 150, height: 100 }, { width: 512, height: 341 }],
  ['image/svg+xml', { width: 2000, height: 1000 }, { width: 512, height: 256 }],
  ['image/svg+xml', { width: 0, height: 0 }, { width: 0, height: 0 }],
  ['image/png', { width: 150, height: 100 }, { width: 150, height: 100 }],
])('a %s of %j is drawn at %j', (type, size, drawn) => {
  const { width, height } = drawnSize(type, size);
  expect({ width: Math.round(width), height: Math.round(height) }).toEqual(drawn);
});
