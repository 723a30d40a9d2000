/** What the desk must know of a sport's game, read from its pack. */
import { ANY_GAME, type GameForm } from './desk.ts';
import type { SportPack } from './packs/pack-schema.ts';
import { rulesIn } from './reckon.ts';
import type { ClockRules } from './smooth-clock.ts';

/** The form of a game under one of a pack's rules, the default ones where those are not known; of any game without a pack, or where the sport has no clock. */
export function gameFormOf(pack: SportPack | undefined, variant: string | null = null): GameForm {
  const rules = rulesIn(pack, variant);
  if (rules === undefined) return ANY_GAME;
  if (rules.clock === 'none') return { ...ANY_GAME, periods: rules.periods };
  return {
    clock: {
      unit: 'minutes',
      tenthsUnder: rules.tenthsUnder,
      // A clock without tenths that runs to an end rounds up, so that 0:00 is the end; one that counts up has not reached what it does not show.
      round: rules.clock === 'down' && rules.tenthsUnder === 0 ? 'up' : 'down',
    },
    direction: rules.clock,
    periods: rules.periods,
  };
}

/** Which way the clock runs under those rules, and where it may stop. */
export function clockRulesOf(pack: SportPack | undefined, variant: string | null = null): ClockRules {
  const rules = rulesIn(pack, variant);
  return {
    direction: rules === undefined || rules.clock === 'none' ? 'any' : rules.clock,
    ends: [rules?.periodSeconds ?? 0, rules?.overtimeSeconds ?? 0],
  };
}
