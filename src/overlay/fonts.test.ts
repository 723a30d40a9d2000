import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { fontsFor } from './fonts.ts';

/** Remembers what was asked for, and answers with what `answer` gives. */
function fakeFonts(answer: () => Promise<FontFace[]>) {
  const asked: (readonly [string, string | undefined])[] = [];
  return {
    asked,
    load: async (font: string, text?: string) => {
      asked.push([font, text]);
      return answer();
    },
  };
}

test('a theme that names no face is drawn in the standard one, and no other is asked for', async () => {
  const fonts = fakeFonts(async () => []);
  await fontsFor({}, 'Łódź', { fonts, time: createManualTime() });
  expect(fonts.asked).toEqual([['600 44px "Barlow Condensed"', '0:Łódź']]);
});

test('the faces of a theme’s words and digits are waited for', async () => {
  const fonts = fakeFonts(async () => []);
  const tokens = { '--bug-font': '"Archivo Narrow"', '--bug-digit-font': '"Boardcast Segments"' } as const;
  await fontsFor(tokens, 'Lions', { fonts, time: createManualTime() });
  expect(fonts.asked).toEqual([['600 44px "Boardcast Segments","Archivo Narrow"', '0:Lions']]);
});

test('a face that cannot be had costs nothing, one that does not answer two seconds', async () => {
  const time = createManualTime();
  await fontsFor({}, '', { fonts: fakeFonts(() => Promise.reject(new Error('gone'))), time });
  let isDone = false;
  const silent = fakeFonts(() => Promise.race([]));
  const waiting = fontsFor({}, '', { fonts: silent, time }).then(() => (isDone = true));
  time.advance(1_999);
  await Promise.resolve();
  expect(isDone).toBe(false);
  time.advance(1);
  await waiting;
  expect(isDone).toBe(true);
});
