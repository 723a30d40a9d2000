/** Whether two team colours can be told apart, also by eyes that lack one kind of cone. */

/** Who cannot tell them apart: everybody, or those with this colour blindness. */
export type Eyes = 'all' | 'protan' | 'deutan' | 'tritan';

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** Full protanopia, deuteranopia and tritanopia on linear sRGB (Machado, Oliveira and Fernandes 2009, table of severity 1.0). */
const BLIND: Readonly<Record<Exclude<Eyes, 'all'>, Matrix>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** OKLab's two steps from linear sRGB (Ottosson 2020). */
const TO_LMS: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

/**
 * Closer than this in OKLab two plates are taken for one at a glance. Ours, by looking: two clubs' reds are 0.07 apart, royal blue and purple
 * 0.12, and across a room each pair is one colour; royal and navy blue are 0.17 apart, royal and sky blue 0.27, and are two.
 */
const APART_MIN = 0.15;

/** Who would take these two colours (`#rrggbb`) for one; empty if nobody. Whoever sees all colours stands for the others too. */
export function confusedBy(one: string, other: string): readonly Eyes[] {
  if (distance(linear(one), linear(other)) < APART_MIN) return ['all'];
  const eyes = Object.keys(BLIND) as (keyof typeof BLIND)[];
  return eyes.filter((kind) => {
    const seen = (hex: string): Triple => clipped(times(BLIND[kind], linear(hex)));
    return distance(seen(one), seen(other)) < APART_MIN;
  });
}

function distance(one: Triple, other: Triple): number {
  const [a, b] = [labOf(one), labOf(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function labOf(rgb: Triple): Triple {
  const [l, m, s] = times(TO_LMS, rgb);
  return times(TO_LAB, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)]);
}

function linear(hex: string): Triple {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  const part = (shift: number): number => {
    const s = ((value >> shift) & 255) / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  };
  return [part(16), part(8), part(0)];
}

function times(matrix: Matrix, [x, y, z]: Triple): Triple {
  const row = ([a, b, c]: Triple): number => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

function clipped([r, g, b]: Triple): Triple {
  return [clip(r), clip(g), clip(b)];
}

function clip(part: number): number {
  return Math.min(1, Math.max(0, part));
}
