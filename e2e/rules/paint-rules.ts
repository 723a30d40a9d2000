/** The rules about painted ink, each a list of what breaks it (issue "Nineteen sports, any look", Proof). */
import type { Edges } from './measure.ts';
import type { Painted } from './paint.ts';

type PaintRule = (painted: readonly Painted[]) => readonly string[];

/** Pixels that paint may stand from the middle of its plate, and a colon's from the middle of the digits beside it. */
const CENTRE_MAX = 1;
const COLON_MAX = 1.5;
/** Half covered pixels tell an edge no finer than this. */
const SLACK = 0.1;

export const PAINT_RULES: Readonly<Record<'centred' | 'colon', PaintRule>> = {
  centred: (painted) =>
    painted.flatMap(({ what, text, paint, cell, plate, isCentred }) => {
      if (paint === null) return [`${what} "${text}" is not painted`];
      // What is alone on its plate is centred in that, all else in its place on it.
      const home = plate ?? cell;
      const down = middle(paint.top, paint.bottom) - middle(home.top, home.bottom);
      const across = middle(paint.left, paint.right) - middle(home.left, home.right);
      // All digits are of one width: only such as fill it alike at both ends show where the text is.
      const isEven = isCentred && /^[08](.*[08])?$/.test(text);
      return Math.abs(down) > CENTRE_MAX + SLACK || (isEven && Math.abs(across) > CENTRE_MAX + SLACK)
        ? [`${what} "${text}" is painted ${px(across)}, ${px(down)} from the middle`]
        : [];
    }),
  colon: (painted) =>
    painted.flatMap(({ what, text, paints }) => {
      const of = (isColon: boolean): Edges[] =>
        paints.filter((paint, at) => paint !== null && (text[at] === ':') === isColon && text[at] !== '.') as Edges[];
      const [colon] = of(true);
      const digits = of(false);
      if (colon === undefined) return text.includes(':') ? [`the colon of ${what} "${text}" is not painted`] : [];
      const figures = middle(
        Math.min(...digits.map(({ top }) => top)),
        Math.max(...digits.map(({ bottom }) => bottom)),
      );
      const off = middle(colon.top, colon.bottom) - figures;
      return Math.abs(off) > COLON_MAX + SLACK
        ? [`the colon of ${what} "${text}" is ${px(off)} from the digits' middle`]
        : [];
    }),
};

function middle(start: number, end: number): number {
  return (start + end) / 2;
}

function px(value: number): string {
  return `${Number(value.toFixed(1))} px`;
}
