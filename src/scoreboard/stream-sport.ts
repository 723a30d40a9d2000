/** What a stream's desk says of its sport, found among the packs. */
import type { DeskSport } from '#protocol/desk.ts';
import { refusal, type Refused } from '#protocol/refusals.ts';
import type { SportPack } from './packs/pack-schema.ts';
import { PACKS } from './packs/packs.ts';

/** The pack of a stream: the desk's word before that of the relay's start. A pack that is no more counts as not said. */
export function packOf({ id }: DeskSport, started: SportPack | undefined): SportPack | undefined {
  return (id === null ? undefined : PACKS.get(id)) ?? started;
}

/** Why a stream cannot be of this sport and these rules; undefined where it can. */
export function sportFault({ id, rules }: DeskSport, started: SportPack | undefined): Refused | undefined {
  if (id !== null && !PACKS.has(id)) return refusal('unknown-sport', id, [...PACKS.keys()].join(', '));
  if (rules === null) return undefined;
  const pack = packOf({ id, rules }, started);
  if (pack === undefined) return refusal('rules-without-sport', rules);
  const ids = pack.rules.variants.map((variant) => variant.id);
  if (ids.includes(rules)) return undefined;
  return refusal('unknown-rules', rules, ids.join(', '));
}
