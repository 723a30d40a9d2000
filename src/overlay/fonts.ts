/** The faces of a theme, fetched before the first picture. */
import type { Theme } from '#layout/theme/theme-schema.ts';
import type { Time } from '#lib/time.ts';

/** A face that does not come is not waited for any longer: the system's own is better than no score. */
const FONT_MS_MAX = 2_000;

interface FontPorts {
  /** `document.fonts`. */
  readonly fonts: Pick<FontFaceSet, 'load'>;
  readonly time: Pick<Time, 'after'>;
}

/** Waits for the faces that a theme draws this text and its digits in, so that the first picture has its own letters. Never rejects. */
export async function fontsFor({ tokens }: Pick<Theme, 'tokens'>, text: string, ports: FontPorts): Promise<void> {
  const digits = tokens['digit-font'];
  const faces = [load(tokens['font'] ?? '"Barlow Condensed"', `0${text}`, ports)];
  if (digits !== undefined) faces.push(load(digits, '0:', ports));
  const patience = new Promise<void>((resolve) => {
    ports.time.after(FONT_MS_MAX, resolve);
  });
  await Promise.race([Promise.all(faces), patience]);
}

async function load(family: string, text: string, { fonts }: FontPorts): Promise<void> {
  try {
    await fonts.load(`600 44px ${family}`, text);
  } catch {
    // A file that cannot be had, or a token that names no face: the system's own is drawn.
  }
}
