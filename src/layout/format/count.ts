/** A count without leading zeros (`07` is 7, `00` is 0); other text as it came. */
export function formatCount(text: string): string {
  return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : text;
}

/** A plain decimal number, or undefined. Blank is no number. */
export function numberOf(text: string): number | undefined {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Whether a score change is one to be drawn attention to: a number that rose. A drop is a correction, and is cut. */
export function rose(before: string, after: string): boolean {
  const from = numberOf(before);
  const to = numberOf(after);
  return from !== undefined && to !== undefined && to > from;
}
