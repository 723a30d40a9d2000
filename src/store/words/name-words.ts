/** What people call a sport, a field, and a part of the graphic: in their language where the catalogue has it, else as its pack does. */
import type { Words } from './translated.ts';

/** What of a sport's pack is used here. */
interface Labels {
  readonly fields: readonly { readonly name: string; readonly label: string }[];
}

const SIDED_FIELD = /^(home|away)\.(.+)$/;
const SIDED_PART = /^(home|away)-(.+)$/;
const NUMBERED = /^([a-z]+?)(\d+)(\.player)?$/i;

/** A sport by its id; one that the catalogue does not have keeps the name that its pack gives it. */
export function sportWords({ id, name }: { readonly id: string; readonly name: string }, { sports }: Words): string {
  return (Object.hasOwn(sports, id) ? (sports as Readonly<Record<string, string>>)[id] : undefined) ?? name;
}

/** A sport's rules by their id, else as its pack calls them. */
export function ruleWords(
  sport: string,
  { id, name }: { readonly id: string; readonly name: string },
  { rules }: Words,
): string {
  return own(rules, `${sport}/${id}`) ?? name;
}

/** A field, else by its name. A team's field says whose it is. */
export function fieldWords(field: string, pack: Labels | undefined, words: Words): string {
  const [, side, part = field] = SIDED_FIELD.exec(field) ?? [];
  return ofSide(side, partWords(part, pack, words), words);
}

/** The same for a team's field without its team: `score`. */
export function partWords(part: string, pack: Labels | undefined, words: Words): string {
  return known(part, words) ?? pack?.fields.find(({ name }) => name === part)?.label ?? part;
}

/** A part of the graphic, by the name under which it is hidden: `home-fouls`, `shot-clock`. */
export function layoutPartWords(name: string, pack: Labels | undefined, words: Words): string {
  const [, side, part = name] = SIDED_PART.exec(name) ?? [];
  const field = part.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const label = own(words.parts, part) ?? partWords(field, pack, words);
  return ofSide(side, label === field ? part : label, words);
}

function known(part: string, { fields, numbered }: Words): string | undefined {
  const plain = own(fields, part);
  if (plain !== undefined) return plain;
  const [, noun = '', number = '', player] = NUMBERED.exec(part) ?? [];
  const word = own(numbered.nouns, noun);
  if (word === undefined) return undefined;
  return player === undefined ? numbered.nth(word, number) : numbered.player(numbered.nth(word, number));
}

function ofSide(side: string | undefined, label: string, { common }: Words): string {
  return side === undefined ? label : `${side === 'home' ? common.home : common.away}: ${label}`;
}

/** The crew's own names may be any: also those that every object has. */
function own(texts: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}
