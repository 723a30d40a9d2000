import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import type { Words } from '#store/words/translated.ts';

/** What people call a field: in their language where the catalogue has it, else as the sport's pack does, else by its name. A team's field says whose it is. */
export function fieldWords(field: string, pack: SportPack | undefined, { common, fields }: Words): string {
  const [, side, part = field] = /^(home|away)\.(.+)$/.exec(field) ?? [];
  const label = partWords(part, pack, fields);
  return side === undefined ? label : `${side === 'home' ? common.home : common.away}: ${label}`;
}

/** The same for a team's field without its team: `score`. */
export function partWords(part: string, pack: SportPack | undefined, fields: Words['fields']): string {
  const known: Readonly<Record<string, string>> = fields;
  return known[part] ?? pack?.fields.find(({ name }) => name === part)?.label ?? part;
}
