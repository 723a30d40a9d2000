/** What the page's URL got wrong, in the operator's language. The overlay says the same to whoever debugs it, in English (`explainIgnored`). */
import type { Option } from '#store/option-types.ts';
import type { Ignored } from '#store/url-options.ts';
import type { Words } from '#store/words/translated.ts';

/** Longest part of a name or a value that is repeated, in UTF-16 units. */
const SHOWN_MAX = 64;

/** One sentence for each thing that was ignored, with what was expected. */
export function ignoredWords(ignored: readonly Ignored[], words: Words): readonly string[] {
  const { preview } = words;
  return ignored.map(({ name, option, given = '' }) =>
    option === undefined
      ? preview.noOption(name.slice(0, SHOWN_MAX))
      : preview.badOption(name, expectedWords(option, words), given.slice(0, SHOWN_MAX)),
  );
}

/** That the page was told a sport which the server has no pack of: `pack` is what it answered, null where there is none. */
export function noSportWords(sport: unknown, pack: unknown, { preview }: Words): readonly string[] {
  return typeof sport === 'string' && pack === null ? [preview.noSport(sport.slice(0, SHOWN_MAX))] : [];
}

function expectedWords({ type, choices = [], range = [0, 0] }: Option<unknown>, { options }: Words): string {
  if (type === 'choice') return choices.join(', ');
  const expected = options.expected[type];
  return typeof expected === 'string' ? expected : expected(String(range[0]), String(range[1]));
}
