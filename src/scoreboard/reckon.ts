import type { Values } from '#protocol/fields.ts';
import { derive } from './derived.ts';
import type { SportPack } from './packs/pack-schema.ts';

/**
 * What a pack's file that a page fetched reckons from a source's values, by one of its competition rules (the default one if it is not
 * known). A file that is no pack reckons nothing. The whole schema would cost the page more than the rules: packs are held to it by tests.
 */
export function createReckon(json: unknown, variant: string | null): (values: Values) => Values {
  if (!looksLikePack(json)) return () => ({});
  return (values) => derive(json, variant ?? undefined, values);
}

function looksLikePack(json: unknown): json is Pick<SportPack, 'rules' | 'derived'> {
  if (typeof json !== 'object' || json === null || !('rules' in json) || !('derived' in json)) return false;
  const { rules } = json;
  if (typeof rules !== 'object' || rules === null || !('variants' in rules)) return false;
  return Array.isArray(rules.variants) && Array.isArray(json.derived);
}
