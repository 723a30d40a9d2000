/** What the links of the outputs that listen say, beside what the operator's desk may say as well (docs/PROTOCOL.md V15, V16). For operators' pages alone. */
import type { Output } from '#protocol/api.ts';
import { QUERY_LENGTH_MAX } from '#protocol/fields.ts';
import { OPTION_NOTES, type Precedence } from './option-notes.ts';
import type { OptionId } from './options-table.ts';
import { readOptions } from './url-options.ts';
import { isDefault, OPTION_IDS, textOf } from './write-options.ts';

/** The link builder's own picture listens as any output does; it is called so in the lists of them, and is nobody's on air. */
export const LINK_BUILDER = 'Link builder';

/** An option that the link of an output names, of those that the desk knows a word for. */
export interface LinkWord {
  readonly id: OptionId;
  /** The output's name, empty for none. */
  readonly output: string;
  /** As a person writes it. */
  readonly value: string;
  /** `pinned`: the desk cannot change it on that output; `desk`: its word goes before the link's; `adds`: both count. */
  readonly precedence: Exclude<Precedence, 'link'>;
}

/** What an output's link names, in the order of the options, as the output itself reads it. */
export function linkWordsOf({ role, name, query }: Pick<Output, 'role' | 'name' | 'query'>): readonly LinkWord[] {
  if (role !== 'viewer' || name === LINK_BUILDER) return [];
  const { options } = readOptions(whole(query));
  return OPTION_IDS.flatMap((id) => {
    const { precedence } = OPTION_NOTES[id];
    if (precedence === 'link' || isDefault(id, options[id])) return [];
    return [{ id, output: name, value: textOf(id, options[id]), precedence }];
  });
}

/** The outputs that say the same of an option stand together. */
export interface SharedWord extends Omit<LinkWord, 'output'> {
  /** Each once, the empty name for those without one. */
  readonly outputs: readonly string[];
}

/** What links say of these options, the words of all outputs together. */
export function sharedWords(outputs: readonly Output[], ids: readonly OptionId[]): readonly SharedWord[] {
  const shared = new Map<string, SharedWord>();
  for (const { output, ...word } of outputs.flatMap(linkWordsOf)) {
    if (!ids.includes(word.id)) continue;
    const key = `${word.id}=${word.value}`;
    shared.set(key, { ...word, outputs: [...new Set([...(shared.get(key)?.outputs ?? []), output])] });
  }
  return [...shared.values()].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** A query that was cut says nothing sure with its last part. */
function whole(query: string): string {
  return query.length < QUERY_LENGTH_MAX ? query : query.slice(0, Math.max(0, query.lastIndexOf('&')));
}
