/** What a form of the options must know beside the table: where each stands, and whose word counts. Never in the overlay's own chunk. */
import type { OptionId } from './options-table.ts';

/** The form's parts, in their order. */
export const OPTION_GROUPS = ['teams', 'game', 'look', 'place', 'texts', 'sponsors', 'output'] as const;
export type OptionGroup = (typeof OPTION_GROUPS)[number];

/**
 * Whose word counts where a link and the operator's desk both say something (docs/PROTOCOL.md V15): `desk` wins over the link, what is
 * `pinned` by the link the desk cannot change on that output, the desk `adds` to it, and of the rest a desk says nothing.
 */
export type Precedence = 'desk' | 'pinned' | 'adds' | 'link';

interface OptionNote {
  readonly group: OptionGroup;
  readonly precedence: Precedence;
}

/** An option without a note is a type error. */
export const OPTION_NOTES: { readonly [Id in OptionId]: OptionNote } = {
  homeName: { group: 'teams', precedence: 'desk' },
  homeShort: { group: 'teams', precedence: 'desk' },
  homeColor: { group: 'teams', precedence: 'desk' },
  homeLogo: { group: 'teams', precedence: 'desk' },
  awayName: { group: 'teams', precedence: 'desk' },
  awayShort: { group: 'teams', precedence: 'desk' },
  awayColor: { group: 'teams', precedence: 'desk' },
  awayLogo: { group: 'teams', precedence: 'desk' },
  sport: { group: 'game', precedence: 'pinned' },
  rules: { group: 'game', precedence: 'pinned' },
  show: { group: 'game', precedence: 'pinned' },
  hide: { group: 'game', precedence: 'adds' },
  theme: { group: 'look', precedence: 'pinned' },
  layout: { group: 'look', precedence: 'pinned' },
  font: { group: 'look', precedence: 'link' },
  lang: { group: 'look', precedence: 'link' },
  position: { group: 'place', precedence: 'link' },
  x: { group: 'place', precedence: 'link' },
  y: { group: 'place', precedence: 'link' },
  scale: { group: 'place', precedence: 'link' },
  order: { group: 'place', precedence: 'desk' },
  title: { group: 'texts', precedence: 'desk' },
  subtitle: { group: 'texts', precedence: 'desk' },
  strapName: { group: 'texts', precedence: 'desk' },
  strapLine: { group: 'texts', precedence: 'desk' },
  strapTeam: { group: 'texts', precedence: 'desk' },
  sponsors: { group: 'sponsors', precedence: 'link' },
  sponsorSeconds: { group: 'sponsors', precedence: 'link' },
  name: { group: 'output', precedence: 'link' },
  delay: { group: 'output', precedence: 'desk' },
  chroma: { group: 'output', precedence: 'link' },
  animate: { group: 'output', precedence: 'link' },
  safe: { group: 'output', precedence: 'link' },
  debug: { group: 'output', precedence: 'link' },
};

/** The options of a part of the form, in the order of the notes. */
export function optionsOf(group: OptionGroup): readonly OptionId[] {
  return (Object.keys(OPTION_NOTES) as OptionId[]).filter((id) => OPTION_NOTES[id].group === group);
}
