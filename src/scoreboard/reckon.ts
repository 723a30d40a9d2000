import type { Values } from '#protocol/fields.ts';
import { derive } from './derived.ts';
import type { SportPack, Variant } from './packs/pack-schema.ts';

/** One of a sport's competition rules. */
export type Rules = Variant;

/** What of a pack is read here. */
type Ruled = Pick<SportPack, 'rules' | 'derived'>;

/**
 * What a pack's file that a page fetched reckons from a source's values, by one of its competition rules (the default one if it is not
 * known). A file that is no pack reckons nothing. The whole schema would cost the page more than the rules: packs are held to it by tests.
 */
export function createReckon(json: unknown, variant: string | null): (values: Values) => Values {
  if (!looksLikePack(json)) return () => ({});
  return (values) => derive(json, variant ?? undefined, values);
}

/** The rules of a pack's file by their id, the default ones for null and for an id that it does not know; undefined where it is no pack. */
export function rulesIn(json: unknown, id: string | null): Rules | undefined {
  if (!looksLikePack(json)) return undefined;
  const { variants, default: usual } = json.rules;
  return variants.find((one) => one.id === id) ?? variants.find((one) => one.id === usual);
}

/** In words, why an id of rules cannot be had of a pack's file, and what could be; undefined where it can, and for null. */
export function rulesFault(json: unknown, id: string | null): string | undefined {
  if (id === null) return undefined;
  if (!looksLikePack(json)) return `rules: "${id}" needs a sport whose rules they are`;
  const ids = json.rules.variants.map((one) => one.id);
  if (ids.includes(id)) return undefined;
  return `rules: expected one of ${ids.join(', ')}, got "${id}"; ${json.rules.default} holds`;
}

function looksLikePack(json: unknown): json is Ruled {
  if (typeof json !== 'object' || json === null || !('rules' in json) || !('derived' in json)) return false;
  const { rules } = json;
  if (typeof rules !== 'object' || rules === null || !('variants' in rules)) return false;
  return Array.isArray(rules.variants) && Array.isArray(json.derived);
}
