/** The faces of a theme, fetched before the first picture. */
import type { Tokens } from '#layout/theme/tokens.ts';
import type { Time } from '#lib/time.ts';

/** A face that does not come is not waited for any longer: the system's own is better than no score. */
const FONT_MS_MAX = 2_000;

interface FontPorts {
  /** `document.fonts`. */
  readonly fonts: Pick<FontFaceSet, 'load'>;
  readonly time: Pick<Time, 'after'>;
}

/** Waits for the faces that a theme draws this text and its digits in, so that the first picture has its own letters. Never rejects. */
export function fontsFor(tokens: Tokens, text: string, { fonts, time }: FontPorts): Promise<unknown> {
  const families = [tokens['--bug-digit-font'], tokens['--bug-font'] ?? '"Barlow Condensed"'].filter(
    (family) => family,
  );
  return Promise.race([
    // A file that cannot be had, or a token that names no face: the system's own is drawn.
    fonts.load(`600 44px ${families.join()}`, `0:${text}`).catch(() => undefined),
    new Promise<void>((resolve) => {
      time.after(FONT_MS_MAX, resolve);
    }),
  ]);
}
