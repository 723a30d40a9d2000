/** Which guard each field of a stream gets, by its sport's pack; without one only form and confirmation count. */
import { canonicalNamesOf } from '../alias-table.ts';
import { CANONICAL_FIELDS } from '../canonical.ts';
import type { SportPack } from '../packs/pack-schema.ts';
import type { FieldKind } from './clean.ts';
import type { Direction } from './clock-guard.ts';
import type { Rules } from './plausible.ts';

export type FieldRules =
  | {
      readonly guard: 'clock';
      readonly kind: 'clock' | 'countdown';
      readonly direction: Direction;
      readonly resets: boolean;
    }
  | ({ readonly guard: 'value' } & Rules);

const FORMS: Readonly<Record<string, FieldKind>> = { count: 'count', clock: 'countdown', period: 'period' };

/** By canonical name. A field that is not in it is not guarded: nobody knows what it is, and it may well run. */
export function fieldRulesOf(pack: SportPack | undefined): ReadonlyMap<string, FieldRules> {
  const rules = new Map(CANONICAL_FIELDS.map((name) => [name, rulesOf(name, commonForm(name), pack)] as const));
  for (const field of pack?.fields ?? []) {
    for (const name of canonicalNamesOf(field)) rules.set(name, rulesOf(name, field.format, pack));
  }
  return rules;
}

/** The form of a field that all sports have. */
function commonForm(name: string): string {
  if (name === 'clock' || name === 'shotClock') return 'clock';
  if (name === 'period') return 'period';
  return /\.(score|fouls|timeouts|sets)$|^(balls|strikes|outs)$/.test(name) ? 'count' : 'text';
}

function rulesOf(name: string, format: string, pack: SportPack | undefined): FieldRules {
  const variant = pack?.rules.variants.find(({ id }) => id === pack.rules.default);
  if (format === 'clock') {
    if (name !== 'clock') return { guard: 'clock', kind: 'countdown', direction: 'any', resets: true };
    const direction = variant === undefined || variant.clock === 'none' ? 'any' : variant.clock;
    return { guard: 'clock', kind: 'clock', direction, resets: false };
  }
  const steps = name.endsWith('.score') ? (variant?.steps ?? []) : [];
  const kind = name.endsWith('.score') && format === 'count' ? 'score' : (FORMS[format] ?? 'text');
  return { guard: 'value', kind, steps, counts: pack === undefined ? 'any' : countsOf(name) };
}

function countsOf(name: string): Rules['counts'] {
  if (name.endsWith('.fouls')) return 'up';
  return name.endsWith('.timeouts') ? 'left' : 'any';
}
