/** What a field of the form says of its option, in the catalogue's words. */
import type { OptionId } from '#store/options-table.ts';
import { sportWords } from '#store/words/name-words.ts';
import type { Words } from '#store/words/translated.ts';
import { rowOf } from '#store/write-options.ts';
import type { Verdict } from './desk-word.ts';

/** A hint for an option; few need one. */
export function helpOf(id: OptionId, { options }: Words): string | undefined {
  const help: Readonly<Partial<Record<OptionId, string>>> = options.help;
  return help[id];
}

/** One of an option's choices as a person reads it; `name` is what it is called where the catalogue has no word. */
export function choiceWord(
  id: OptionId,
  { value, name = value }: { readonly value: string; readonly name: string | undefined },
  words: Words,
): string {
  const { options, common } = words;
  if (id === 'sport') return sportWords({ id: value, name }, words);
  const known: Readonly<Record<string, string>> =
    id === 'show' ? options.shows : id === 'position' ? options.positions : { home: common.home, away: common.away };
  return known[value] ?? name;
}

/** What a text should have been that the option cannot read. */
export function expectationOf(id: OptionId, { options, links }: Words): string {
  const { type, range = [0, 0] } = rowOf(id);
  const expected = options.expected[type];
  const [min, max] = range;
  return links.expected(typeof expected === 'string' ? expected : expected(String(min), String(max)));
}

/** What a field says of the desk: only what it says now, since what it might say stands in one place for all. */
export function noteOf(verdict: Verdict | undefined, { links }: Words): string | undefined {
  if (verdict?.word === undefined) return undefined;
  const { kind, word } = verdict;
  if (kind === 'adds') return links.adds(word);
  return kind === 'pinned' ? `${links.pinned}. ${links.pinnedMeans}` : `${links.wins}. ${links.winsMeans(word)}`;
}
