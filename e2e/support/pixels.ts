/** Reads a screenshot's pixels, in a browser, since that is where a PNG decoder is. */
import type { BrowserContext } from 'playwright/test';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The smallest box around all that is not fully transparent, or of another colour than `ground`; edges in pixels, right and bottom exclusive. */
  readonly drawn: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  } | null;
  /** Whether all that `drawn` holds hides what is behind it, its rim of two pixels aside. */
  readonly solid: boolean;
  /** Red, green, blue, alpha (0 to 255) of the corners: top left, top right, bottom left, bottom right. */
  readonly corners: readonly (readonly number[])[];
}

export async function readPicture(
  context: BrowserContext,
  png: Buffer,
  ground: readonly number[] = [0, 0, 0, 0],
): Promise<Picture> {
  const page = await context.newPage();
  try {
    return await page.evaluate(
      async ({ base64, ground }) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const { width, height } = bitmap;
        const canvas = document.createElement('canvas');
        canvas.width = width;
        canvas.height = height;
        const pen = canvas.getContext('2d');
        if (pen === null) throw new Error('no canvas');
        pen.drawImage(bitmap, 0, 0);
        const { data } = pen.getImageData(0, 0, width, height);
        let [left, top, right, bottom] = [width, height, 0, 0];
        for (let y = 0; y < height; y += 1) {
          for (let x = 0; x < width; x += 1) {
            const at = (y * width + x) * 4;
            if (
              data[at] === ground[0] &&
              data[at + 1] === ground[1] &&
              data[at + 2] === ground[2] &&
              data[at + 3] === ground[3]
            )
              continue;
            left = Math.min(left, x);
            right = Math.max(right, x + 1);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y + 1);
          }
        }
        const corners = [
          [0, 0],
          [width - 1, 0],
          [0, height - 1],
          [width - 1, height - 1],
        ].map(([x = 0, y = 0]) => Array.from(data.slice((y * width + x) * 4, (y * width + x) * 4 + 4)));
        let solid = right > 0;
        for (let y = top + 2; y < bottom - 2; y += 1) {
          for (let x = left + 2; x < right - 2; x += 1) if (data[(y * width + x) * 4 + 3] !== 255) solid = false;
        }
        return { width, height, corners, solid, drawn: right === 0 ? null : { left, top, right, bottom } };
      },
      { base64: png.toString('base64'), ground },
    );
  } finally {
    await page.close();
  }
}
