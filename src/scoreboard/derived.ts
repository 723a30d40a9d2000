/** The fields of a sport that are reckoned from others, where the source sends none. */
import type { Values } from '#protocol/fields.ts';
import { chaseWinner, need, needBalls, requiredRate, runRate } from './derived/cricket.ts';
import { advantage, advantageClock, players, reaches, strength } from './derived/penalties.ts';
import { gamePoint, matchPoint, setPoint } from './derived/points.ts';
import type { Reckon } from './derived/reading.ts';
import type { Rule } from './derived/rules.ts';
import { breakPoint, pastSet } from './derived/tennis.ts';
import { count, downText } from './derived/texts.ts';
import { shootoutGoals, winner } from './derived/winner.ts';
import type { SportPack } from './packs/pack-schema.ts';

const RECKONS: Readonly<Record<Rule, Reckon>> = {
  reaches,
  strength,
  advantage,
  advantageClock,
  setPoint,
  gamePoint,
  matchPoint,
  breakPoint,
  pastSet,
  downText,
  count,
  players,
  need,
  needBalls,
  runRate,
  requiredRate,
  shootoutGoals,
  winner,
  chaseWinner,
};

/**
 * What a pack has to add to a source's values: only fields that `values` does not have, blank ones counting as sent. `values` are the source's
 * own, without what was added before. An unknown variant is the default one.
 */
export function derive(
  pack: Pick<SportPack, 'rules' | 'derived'>,
  variant: string | undefined,
  values: Values,
): Values {
  const { variants, default: usual } = pack.rules;
  const rules = variants.find(({ id }) => id === variant) ?? variants.find(({ id }) => id === usual);
  const extra: Record<string, string> = {};
  if (rules === undefined) return extra;
  const game = { values, variant: rules };
  for (const entry of pack.derived) {
    if (values[entry.field] !== undefined) continue;
    const text = RECKONS[entry.rule](entry, game);
    if (text !== undefined) extra[entry.field] = text;
  }
  return extra;
}
