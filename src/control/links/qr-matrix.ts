import encodeQr from 'qr';

/** Modules of quiet around a code, as its standard asks for. */
const QUIET = 4;

/** A text as a QR code, row by row, dark as true, with the quiet around it; undefined for one that no code can hold. */
export function qrMatrix(text: string): readonly (readonly boolean[])[] | undefined {
  try {
    return encodeQr(text, 'raw', { ecc: 'medium', border: QUIET });
  } catch {
    return undefined; // longer than the greatest code holds
  }
}

/** The dark of a code as the path of an SVG whose unit is a module: a stroke for each run of a row. */
export function qrPath(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      [
        ...row
          .map((dark) => (dark ? '#' : ' '))
          .join('')
          .matchAll(/#+/g),
      ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
    )
    .join('');
}
