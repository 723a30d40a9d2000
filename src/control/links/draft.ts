/** A link in the making: what stands in the form's fields, and what of the query is none of theirs. */
import { OPTIONS, type OptionId, type OverlayOptions } from '#store/options-table.ts';
import { readOptions } from '#store/url-options.ts';
import { isDefault, OPTION_IDS, rowOf, textOf, writeOptions } from '#store/write-options.ts';
import { streamAddressOfPath } from '#protocol/fields.ts';

/** What stands in the fields, as it was typed: half a number is no fault of the form's. An option that is not given has none. */
export type OptionTexts = { readonly [Id in OptionId]?: string };

export interface LinkDraft {
  readonly texts: OptionTexts;
  /** Parts of the query that no option of ours reads, to the letter: they may be another program's. */
  readonly others: readonly string[];
}

/** Reads a query of an overlay into the form. What an option cannot read stands in its field, where it can be mended. Never throws. */
export function readDraft(search: string): LinkDraft {
  const { options, ignored } = readOptions(search);
  const texts: Record<string, string> = {};
  for (const id of OPTION_IDS) if (!isDefault(id, options[id])) texts[id] = textOf(id, options[id]);
  for (const { name, option, given = '' } of ignored) if (option !== undefined && given !== '') texts[name] = given;
  const parts = search.replace(/^\?/, '').split('&');
  return { texts, others: parts.filter((part) => part !== '' && isOther(part)) };
}

/** Whether a part of a query is no option, and none of the hints that OBS takes off a dropped link either: those are added anew. */
function isOther(part: string): boolean {
  return readOptions(`?${part}`).ignored.some(({ option }) => option === undefined) && !/^layer-/i.test(part);
}

/** The draft with another text in a field. An empty one takes the option off. */
export function withText(draft: LinkDraft, id: OptionId, text: string): LinkDraft {
  const { [id]: _, ...texts } = draft.texts;
  return { ...draft, texts: text === '' ? texts : { ...texts, [id]: text } };
}

/** What a field's text says; undefined where it cannot be read. */
export function readText(id: OptionId, text: string): unknown {
  const parts = rowOf(id).type === 'paths' ? text.split(',').map((part) => part.trim()) : [text];
  return rowOf(id).read(parts);
}

/** The options whose texts cannot be read; the link goes without them. */
export function faultsOf({ texts }: LinkDraft): readonly OptionId[] {
  return OPTION_IDS.filter((id) => readText(id, texts[id] ?? '') === undefined && texts[id] !== undefined);
}

/** What an overlay makes of the draft. */
export function optionsOfDraft({ texts }: LinkDraft): OverlayOptions {
  const options: Record<string, unknown> = {};
  for (const id of OPTION_IDS) {
    const text = texts[id];
    options[id] = (text === undefined ? undefined : readText(id, text)) ?? OPTIONS[id].default;
  }
  // Its keys are the table's and every value is its own option's default or reading: TypeScript cannot follow that through a loop.
  return options as OverlayOptions;
}

/** The query of the draft's overlay, from `?` on; empty where it says nothing. */
export function searchOf(draft: LinkDraft): string {
  const parts = [...writeOptions(optionsOfDraft(draft)), ...draft.others];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** Which of some options the link gives. */
export function givenIn(draft: LinkDraft, ids: readonly OptionId[] = OPTION_IDS): readonly OptionId[] {
  const options = optionsOfDraft(draft);
  return ids.filter((id) => !isDefault(id, options[id]));
}

/** What a pasted link of an overlay (or of its preview, or this page) says; undefined where it is none. */
export function readLink(link: string): { readonly stream: string; readonly search: string } | undefined {
  const [, path = '', search = ''] =
    /^\s*(?:https?:\/\/[^/]+)?\/(?:overlay|preview|links|control)\/([^?#\s]+)(\?[^#\s]*)?/i.exec(link) ?? [];
  const stream = path === '' ? undefined : streamAddressOfPath(`/${path}`).stream;
  return stream === undefined ? undefined : { stream, search };
}
