import type { CSSProperties } from 'react';

/** Draws a text narrower that has more characters than its place was made for. */
export function squeezed(text: string, slots: number): CSSProperties | undefined {
  return text.length > slots ? { transform: `scaleX(${slots / text.length})` } : undefined;
}
