/** Colours that can be read: which ink stands on a team's colour, and how deep a plate must be for its score. */

/** Paper and ink of every plate: no pure white or black, which broadcast levels dislike (EBU R103). */
const LIGHT_INK = '#ebebeb';
const DARK_INK = '#101318';

type Rgb = readonly [number, number, number];

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** In studio range: each channel from 16 to 235 (ITU-R BT.709 and BT.601), beyond which a plate is clipped on its way, or buzzes. */
function hexOf(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(Math.min(235, Math.max(16, part))).toString(16)).join('')}`;
}

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [r, g, b] = rgbOf(hex).map((part) => {
    const s = part / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** A colour with `share` of black in it, 0 to 1. */
function darker(hex: string, share: number): string {
  const [r, g, b] = rgbOf(hex);
  return hexOf([r * (1 - share), g * (1 - share), b * (1 - share)]);
}

export interface Plate {
  readonly plate: string;
  readonly ink: string;
}

/**
 * A plate of this colour within studio range, darkened by about `share`, with the ink that stands out on it by at least `ratio`. Where that
 * share gives too little contrast, the plate is made darker for light ink or lighter for dark ink, whichever is the smaller step; light ink
 * where both do.
 */
export function readablePlate(hex: string, ratio: number, share = 0): Plate {
  for (let step = 0; step <= 1; step += 0.04) {
    const deep = darker(hex, Math.min(share + step, 1));
    if (contrast(deep, LIGHT_INK) >= ratio) return { plate: deep, ink: LIGHT_INK };
    const pale = darker(hex, Math.max(share - step, 0));
    if (contrast(pale, DARK_INK) >= ratio) return { plate: pale, ink: DARK_INK };
  }
  return { plate: DARK_INK, ink: LIGHT_INK };
}
