/** Which fields of a sport tell that something happened, and by which change. */
import type { Side } from '#protocol/desk.ts';
import { canonicalNamesOf } from '../alias-table.ts';
import type { SportPack, Variant } from '../packs/pack-schema.ts';
import { rulesIn } from '../reckon.ts';

/** A count of one team that something happens by. */
export interface CountRule {
  readonly field: string;
  readonly side: Side;
  readonly kind: 'goal' | 'point' | 'foul' | 'timeout';
  /** Which way the game moves it: time-outs are used up. */
  readonly way: 1 | -1;
  /** By how much in one action; any other change corrects the board. */
  readonly steps: readonly number[];
}

export interface EventRules {
  readonly counts: readonly CountRule[];
  readonly variant: Variant;
  /** Whether the sport's board lets the end of a game be known. */
  readonly hasFinal: boolean;
}

/** What a pack says under its usual rules or those of this id; undefined without one: nobody knows then what a change means. */
export function eventRulesOf(pack: SportPack | undefined, rulesId: string | null): EventRules | undefined {
  const variant = rulesIn(pack, rulesId);
  if (pack === undefined || variant === undefined) return undefined;
  const scores = pack.moments?.includes('goal') === true ? 'goal' : 'point';
  const counts = pack.fields
    .filter(({ format }) => format === 'count')
    .flatMap(canonicalNamesOf)
    .flatMap((field) => countRuleOf(field, scores, variant));
  return { counts, variant, hasFinal: pack.moments?.includes('final') === true };
}

function countRuleOf(field: string, scores: 'goal' | 'point', { steps }: Variant): readonly CountRule[] {
  const [, side, name] = /^(home|away)\.(score|fouls|timeouts)$/.exec(field) ?? [];
  if (side !== 'home' && side !== 'away') return [];
  if (name === 'score') return [{ field, side, kind: scores, way: 1, steps }];
  return name === 'fouls'
    ? [{ field, side, kind: 'foul', way: 1, steps: [1] }]
    : [{ field, side, kind: 'timeout', way: -1, steps: [1] }];
}
