/** What a final score takes in after it was called: pure. */
import type { Values } from '#protocol/fields.ts';
import type { FieldRules } from './truth/field-rules.ts';
import { judge } from './truth/plausible.ts';
import type { Admitted } from './truth/truth.ts';

/**
 * The final score with the counts that had risen on the board when it was called and are confirmed only since: a basket just before the horn
 * counts. What falls is a board that is reset, and what no rule explains nobody watches any more. The very same object where nothing changes.
 */
export function completed(
  final: Values,
  confirmed: readonly Admitted[],
  calledAt: number,
  rules: ReadonlyMap<string, FieldRules>,
): Values {
  const risen = confirmed.flatMap(({ name, value, at }) =>
    value !== null && at <= calledAt && isRise(final[name], value, rules.get(name)) ? [[name, value] as const] : [],
  );
  return risen.length === 0 ? final : { ...final, ...Object.fromEntries(risen) };
}

function isRise(from: string | undefined, to: string, rules: FieldRules | undefined): boolean {
  if (from === undefined || rules?.guard !== 'value' || !(rules.kind === 'score' || rules.kind === 'count'))
    return false;
  if (!/^\d+$/.test(from) || !/^\d+$/.test(to) || Number(to) <= Number(from)) return false;
  const moment = { before: undefined, unseenMs: 0, otherIsZero: false, isSwapped: false };
  return judge(rules, from, to, moment).likelihood === 'plausible';
}
