/** Which guard each field of a stream gets, by its sport's pack; without one only form and confirmation count. */
import { canonicalNamesOf } from '../alias-table.ts';
import { CANONICAL_FIELDS } from '../canonical.ts';
import type { SportPack, Variant } from '../packs/pack-schema.ts';
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

/** By canonical name, under the pack's usual rules or those of this id. A field that is not in it is not guarded: nobody knows what it is, and it may well run. */
export function fieldRulesOf(pack: SportPack | undefined, rulesId?: string | null): ReadonlyMap<string, FieldRules> {
  const played = rulesId ?? pack?.rules.default;
  const variant = pack?.rules.variants.find(({ id }) => id === played);
  const rules = new Map(CANONICAL_FIELDS.map((name) => [name, rulesOf(name, commonForm(name), variant)] as const));
  for (const field of pack?.fields ?? []) {
    for (const name of canonicalNamesOf(field)) rules.set(name, rulesOf(name, field.format, variant));
  }
  return rules;
}

/** The clocks of a sport, by canonical name, and in which form each is read. */
export type ClockKinds = ReadonlyMap<string, 'clock' | 'countdown'>;

const NO_SPORT = {};
/** Asked for with every change of a stream, and the same as long as its sport is. */
const kindsBySport = new WeakMap<object, ClockKinds>();

/** Those of the stream's sport; without one the clocks that all sports know. */
export function clockKindsOf(pack: SportPack | undefined): ClockKinds {
  const known = kindsBySport.get(pack ?? NO_SPORT);
  if (known !== undefined) return known;
  const rules = [...fieldRulesOf(pack)];
  const kinds = new Map(rules.flatMap(([name, rule]) => (rule.guard === 'clock' ? [[name, rule.kind] as const] : [])));
  kindsBySport.set(pack ?? NO_SPORT, kinds);
  return kinds;
}

/** Clocks of less than two minutes, which boards show in seconds: `158` is 15.8 there and 1:58 on any other. */
const WITHOUT_MINUTES = /^(?:shot|serve|pitch|kick)Clock$/;

/** The form of a field that all sports have. */
function commonForm(name: string): string {
  if (name === 'clock' || name === 'shotClock') return 'clock';
  if (name === 'period') return 'period';
  return /\.(score|fouls|timeouts|sets)$|^(balls|strikes|outs)$/.test(name) ? 'count' : 'text';
}

function rulesOf(name: string, format: string, variant: Variant | undefined): FieldRules {
  if (format === 'clock') {
    const kind = WITHOUT_MINUTES.test(name) ? 'countdown' : 'clock';
    if (name !== 'clock') return { guard: 'clock', kind, direction: 'any', resets: true };
    const direction = variant === undefined || variant.clock === 'none' ? 'any' : variant.clock;
    return { guard: 'clock', kind: 'clock', direction, resets: false };
  }
  const steps = name.endsWith('.score') ? (variant?.steps ?? []) : [];
  const kind = name.endsWith('.score') && format === 'count' ? 'score' : (FORMS[format] ?? 'text');
  return { guard: 'value', kind, steps, counts: variant === undefined ? 'any' : countsOf(name) };
}

function countsOf(name: string): Rules['counts'] {
  if (name.endsWith('.fouls')) return 'up';
  return name.endsWith('.timeouts') ? 'left' : 'any';
}
