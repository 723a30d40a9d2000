import type { SportRow, ThemeRow } from '#protocol/api.ts';
import type { OptionId } from '#store/options-table.ts';
import { LANGUAGES } from '#store/words/languages.ts';
import { rowOf } from '#store/write-options.ts';

/** What the relay has for a link to name. */
export interface LinkLists {
  readonly sports: readonly SportRow[];
  readonly themes: readonly ThemeRow[];
  /** The crew's own, by their names. */
  readonly own: {
    readonly layouts: readonly string[];
    readonly themes: readonly string[];
    readonly logos: readonly string[];
  };
}

export const NO_LISTS: LinkLists = { sports: [], themes: [], own: { layouts: [], themes: [], logos: [] } };

interface Choice {
  readonly value: string;
  /** As a person reads it where the catalogue has no word; undefined where it has. */
  readonly name: string | undefined;
}

/** What there is to choose from for an option and nothing else; undefined where anything may be typed. */
export function choicesOf(id: OptionId, { sports, themes, own }: LinkLists): readonly Choice[] | undefined {
  if (id === 'sport') return sports.map(({ id: value, name }) => ({ value, name }));
  if (id === 'theme') {
    return [
      ...themes.map(({ id: value, name }) => ({ value, name })),
      ...own.themes.map((name) => ({ value: name, name })),
    ];
  }
  return rowOf(id).choices?.map((value) => ({ value, name: undefined }));
}

/** What there is to choose from for an option that takes other names as well. */
export function listedOf(id: OptionId, { themes, own }: LinkLists): readonly Choice[] {
  if (id === 'lang') return Object.entries(LANGUAGES).map(([value, name]) => ({ value, name: `${name} (${value})` }));
  if (id !== 'layout') return [];
  const names = [...new Set([...themes.map(({ variant }) => variant), ...own.layouts])];
  return names.map((value) => ({ value, name: undefined }));
}

/** What may be typed for an option, to pick from. */
export function suggestionsOf(id: OptionId, { sports, own }: LinkLists, sport: string | undefined): readonly string[] {
  switch (id) {
    case 'rules':
      return rulesOf(sports.find((row) => row.id === sport));
    case 'homeLogo':
    case 'awayLogo':
      return own.logos;
    default:
      return [];
  }
}

/** The row is the whole pack, of which a page's types know the name alone. */
function rulesOf(sport: SportRow | undefined): readonly string[] {
  const rules: unknown = sport?.['rules'];
  if (typeof rules !== 'object' || rules === null || !('variants' in rules) || !Array.isArray(rules.variants))
    return [];
  return rules.variants.flatMap((variant: unknown) =>
    typeof variant === 'object' && variant !== null && 'id' in variant && typeof variant.id === 'string'
      ? variant.id
      : [],
  );
}
