/** The rules that keep a bug from looking amateur, at 1920 by 1080, each a list of what breaks it. */
import { contrast } from '#layout/theme/ink.ts';
import type { BreakableRule } from '#layout/theme/theme-schema.ts';
import type { Edges, Ink, Measures } from './measure.ts';

type Rule = (measures: Measures) => readonly string[];

/** Capital letters and figures of the faces that ship are 0.7 em high (vite.font-tables.ts). */
const CAPS_PER_EM = 0.7;
const CAPS_MIN = { score: 30, clock: 24, name: 24, other: 15 } as const;
/** What numbers may differ by that are the same: a browser reckons boxes in 1/64 px. */
const SLACK = 0.1;
/** The thinnest that a line may be: two whole pixels at 720p. */
const LINE_MIN = 3;
/** A squeezed word's side bearings are reckoned, not seen. */
const BEARING_SLACK = 0.5;
/** Title-safe margins of 5 % (EBU R95). */
const SAFE: Edges = { left: 96, top: 54, right: 1824, bottom: 1026 };

export const RULES: Readonly<Record<Exclude<BreakableRule, 'colon' | 'steady'>, Rule>> = {
  'cap-height': ({ inks }) =>
    inks
      .filter(({ kind, size }) => size * CAPS_PER_EM < CAPS_MIN[kind])
      .map((ink) => `${named(ink)} has ${px(ink.size * CAPS_PER_EM)} caps, ${CAPS_MIN[ink.kind]} is the least`),
  weight: ({ inks }) =>
    inks.filter(({ weight }) => weight < 500).map((ink) => `${named(ink)} is of weight ${ink.weight}`),
  'three-sizes': ({ inks }) => atMost(3, 'sizes', new Set(inks.map(({ size }) => size))),
  'two-weights': ({ inks }) => atMost(2, 'weights', new Set(inks.map(({ weight }) => weight))),
  grid: ({ plates }) =>
    plates.flatMap(({ what, box, isRule }) =>
      (['left', 'top', 'right', 'bottom'] as const)
        .filter((side) => isOff(box[side], isRule ? 3 : 6))
        .map((side) => `${what}: ${side} at ${px(box[side])}`),
    ),
  'thin-lines': ({ lines }) =>
    lines
      .filter(({ thickness }) => thickness < LINE_MIN - SLACK)
      .map(({ what, thickness }) => `${what} has a line of ${px(thickness)}`),
  'plate-ends': ({ inks }) =>
    inks.flatMap((ink) => {
      if (ink.ground === null || ink.ground.isMark) return [];
      const ends = [ink.box.left - ink.ground.box.left, ink.ground.box.right - ink.box.right] as const;
      const clear = Math.min(...ends);
      return clear >= 12 - BEARING_SLACK ? [] : [`${named(ink)} is ${px(clear)} from its plate's end`];
    }),
  centred: ({ inks }) =>
    inks
      .filter(({ kind, isCentred, text, offCentre: { x, y } }) => {
        const isFigures = /^[\d:.]+$/.test(text);
        return (kind !== 'other' && Math.abs(y) > 1) || (isFigures && kind !== 'other' && isCentred && Math.abs(x) > 1);
      })
      .map((ink) => `${named(ink)} is ${px(ink.offCentre.x)}, ${px(ink.offCentre.y)} from the middle`),
  'equal-names': ({ names: [home, away] }) =>
    home === undefined || away === undefined || (same(home.width, away.width) && same(home.height, away.height))
      ? []
      : [`${px(home.width)}×${px(home.height)} and ${px(away.width)}×${px(away.height)}`],
  opaque: ({ inks }) =>
    inks
      .filter(({ ground, box, size }) => ground === null || !holds(ground.box, capsBox(box, size)))
      .map((ink) => `${named(ink)} stands on ${ink.ground === null ? 'no opaque plate' : 'the rim of its plate'}`),
  'pure-colours': ({ colors }) =>
    colors.filter((color) => color === 'rgb(255, 255, 255)' || color === 'rgb(255, 0, 0)'),
  contrast: ({ inks }) =>
    inks.flatMap((ink) => {
      if (ink.ground === null) return [];
      const ratio = contrast(hexOf(ink.color), hexOf(ink.ground.color));
      return ratio >= (ink.kind === 'score' ? 7 : 4.5) ? [] : [`${named(ink)} stands out by ${ratio.toFixed(2)}`];
    }),
  'title-safe': ({ plates }) =>
    plates.filter(({ box }) => !holds(SAFE, box)).map(({ what, box }) => `${what} reaches ${inWords(box)}`),
  overlap: ({ inks }) =>
    inks.flatMap((one, at) =>
      inks
        .slice(at + 1)
        .filter((other) => meet(capsBox(one.box, one.size), capsBox(other.box, other.size)))
        .map((other) => `${named(one)} and ${named(other)}`),
    ),
  logos: ({ logos }) =>
    logos.flatMap(({ fit, clear, hasPicture }) => [
      ...(hasPicture ? [] : ['a hole where no picture is']),
      ...(hasPicture && fit !== 'contain' ? [`object-fit is ${fit}`] : []),
      ...(hasPicture && clear < 4 ? [`${px(clear)} clear room`] : []),
    ]),
};

function named({ what, text }: Ink): string {
  return `${what} "${text}"`;
}

function px(value: number): string {
  return `${Number(value.toFixed(1))} px`;
}

function inWords({ left, top, right, bottom }: Edges): string {
  return [left, top, right, bottom].map(px).join(', ');
}

function atMost(most: number, what: string, found: ReadonlySet<number>): readonly string[] {
  return found.size <= most ? [] : [`${found.size} ${what}: ${[...found].sort((a, b) => a - b).join(', ')}`];
}

function same(one: number, other: number): boolean {
  return Math.abs(one - other) <= SLACK;
}

function isOff(value: number, grid: number): boolean {
  return !same(value, Math.round(value / grid) * grid);
}

function holds(outer: Edges, inner: Edges): boolean {
  return (
    inner.left >= outer.left - SLACK &&
    inner.top >= outer.top - SLACK &&
    inner.right <= outer.right + SLACK &&
    inner.bottom <= outer.bottom + SLACK
  );
}

function meet(one: Edges, other: Edges): boolean {
  return (
    one.left < other.right - SLACK &&
    other.left < one.right - SLACK &&
    one.top < other.bottom - SLACK &&
    other.top < one.bottom - SLACK
  );
}

/** Where capitals and figures are in a line: the faces are cut so that its middle is theirs. */
function capsBox({ left, right, top, bottom }: Edges, size: number): Edges {
  const middle = (top + bottom) / 2;
  const half = (size * CAPS_PER_EM) / 2;
  return { left, right, top: middle - half, bottom: middle + half };
}

/** `#rrggbb` of a computed `rgb(…)`. */
function hexOf(color: string): string {
  const parts = color.match(/\d+/g) ?? [];
  return `#${parts
    .slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`;
}
