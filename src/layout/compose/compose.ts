/** Makes a sport's layout files: one for each variant and each card of the show, and for each room that a picture may have. */
import type { Layout } from '../schema.ts';
import type { Theme } from '../theme/theme-schema.ts';
import type { Room, Variant } from './blocks.ts';
import { readSheet } from './sheet.ts';
import { breakBoard } from './shows/break.ts';
import { finalBoard } from './shows/final.ts';
import { pregame } from './shows/pregame.ts';
import type { Show } from './shows/show.ts';
import { sponsor } from './shows/sponsor.ts';
import { strap } from './shows/strap.ts';
import { withCardWords } from './shows/words.ts';
import { bar } from './variants/bar.ts';
import { bold } from './variants/bold.ts';
import { led } from './variants/led.ts';
import { cornerStack } from './variants/stack.ts';
import { strip } from './variants/strip.ts';
import { text } from './variants/text.ts';

/** The variants by name; a theme names the one it is drawn for. */
export const VARIANTS: Readonly<Record<string, Variant>> = {
  bar,
  strip,
  stack: cornerStack,
  bold,
  text,
  led,
} satisfies Record<NonNullable<Theme['variant']>, Variant>;

/** The cards of a show by name, which `?show=` asks for. */
const SHOWS: Readonly<Record<string, Show>> = { pregame, break: breakBoard, final: finalBoard, strap, sponsor };

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
  /** Whether it is a card of the show, not a bug. */
  readonly isCard: boolean;
}

/**
 * Every layout of one sport: `<sport>/<variant>.json` and `<sport>/<show>.json` for pictures that are wider than high, the same with
 * `-tall` for 9:16 and 1:1, and `<sport>.json`, the standard variant under the sport's own name. Throws for a sheet that is none or that
 * leaves out a width.
 */
export function composeSport(sport: string, sheet: unknown, commonLabels: Layout['labels']): readonly ComposedFile[] {
  const read = readSheet(sheet, commonLabels);
  const { name, labels } = read;
  const bugs = inRooms(false, VARIANTS, (variant, room) => ({ name, labels, ...variant(read, room) }));
  const cardLabels = withCardWords(labels);
  const cards = inRooms(true, SHOWS, (show, room) => ({ name, labels: cardLabels, ...show(read, room) }));
  const standard = bugs.filter((file) => file.path === `${STANDARD}.json`);
  return [
    ...[...bugs, ...cards].map(({ path, layout, isCard }) => ({ path: `${sport}/${path}`, layout, isCard })),
    ...standard.map(({ layout, isCard }) => ({ path: `${sport}.json`, layout, isCard })),
  ];
}

function inRooms<T>(
  isCard: boolean,
  makers: Readonly<Record<string, T>>,
  make: (maker: T, room: Room) => Layout,
): ComposedFile[] {
  return Object.entries(makers).flatMap(([name, maker]) =>
    Object.entries(ROOMS).map(([suffix, room]) => ({
      path: `${name}${suffix}.json`,
      isCard,
      layout: make(maker, room),
    })),
  );
}
