/** The picture that layouts are drawn for: 16:9, 9:16 or square, whichever is nearest to what the page has. */
export interface Canvas {
  /** In design pixels. */
  readonly width: number;
  readonly height: number;
  /** Title-safe margins of 5 % (EBU R95, SMPTE ST 2046-1), in design pixels. */
  readonly safeX: number;
  readonly safeY: number;
  /** Whether a layout made for 1728 pixels of safe width fits; else its `-tall` form does. */
  readonly isWide: boolean;
}

const WIDE: Canvas = { width: 1920, height: 1080, safeX: 96, safeY: 54, isWide: true };
const TALL: Canvas = { width: 1080, height: 1920, safeX: 54, safeY: 96, isWide: false };
const SQUARE: Canvas = { width: 1080, height: 1080, safeX: 54, safeY: 54, isWide: false };

/** 4:3 is the narrowest that is still drawn as 16:9, and 3:4 the widest that is drawn as 9:16. Always one of the same three objects. */
export function canvasOf(width: number, height: number): Canvas {
  const ratio = width / height;
  return ratio >= 1.3 ? WIDE : ratio <= 0.77 ? TALL : SQUARE;
}
