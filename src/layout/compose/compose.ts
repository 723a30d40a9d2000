/** Makes a sport's layout files: one for each variant and for each room that a picture may have. */
import type { Layout } from '../schema.ts';
import type { Room, Variant } from './blocks.ts';
import { readSheet } from './sheet.ts';
import { bar } from './variants/bar.ts';
import { bold } from './variants/bold.ts';
import { led } from './variants/led.ts';
import { cornerStack } from './variants/stack.ts';
import { strip } from './variants/strip.ts';
import { text } from './variants/text.ts';

/** The variants by name; a theme names the one it is drawn for. */
export const VARIANTS: Readonly<Record<string, Variant>> = { bar, strip, stack: cornerStack, bold, text, led };

/** The variant of a sport's own file, `/layouts/<sport>.json`. */
const STANDARD = 'bar';

const ROOMS: Readonly<Record<'' | '-tall', Room>> = {
  '': { width: 1728, isWide: true },
  '-tall': { width: 972, isWide: false },
};

export interface ComposedFile {
  /** Path below `/layouts/`. */
  readonly path: string;
  readonly layout: Layout;
}

/**
 * Every layout of one sport: `<sport>/<variant>.json` for pictures that are wider than high, `<sport>/<variant>-tall.json` for 9:16 and 1:1,
 * and `<sport>.json`, the standard one under the sport's own name. Throws for a sheet that is none or that leaves out a width.
 */
export function composeSport(sport: string, sheet: unknown, commonLabels: Layout['labels']): readonly ComposedFile[] {
  const read = readSheet(sheet, commonLabels);
  return Object.entries(VARIANTS).flatMap(([name, variant]) =>
    Object.entries(ROOMS).flatMap(([suffix, room]) => {
      const { root, position } = variant(read, room);
      const layout: Layout = { name: read.name, position, labels: read.labels, root };
      const file = { path: `${sport}/${name}${suffix}.json`, layout };
      return name === STANDARD && suffix === '' ? [file, { path: `${sport}.json`, layout }] : [file];
    }),
  );
}
