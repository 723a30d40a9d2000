/** Who signed in at any node, by hashes and times alone: a cookie of one holds at all, and so does its end. */
import * as v from 'valibot';
import { SIGN_INS_MAX } from '../limits.ts';
import type { Cluster } from './open-cluster.ts';

const signInSchema = v.object({
  hash: v.string(),
  at: v.number(),
  /** The passphrase at which it was made, by its salt: with another one it does not hold. */
  operator: v.string(),
  ended: v.optional(v.literal(true)),
});
export type SignIn = v.InferOutput<typeof signInSchema>;

const signInsSchema = v.object({ version: v.literal(1), signIns: v.array(signInSchema) });
type SignInsDocument = v.InferOutput<typeof signInsSchema>;

export interface SharedSignIns {
  /** The newest SIGN_INS_MAX of all nodes, and those that were said here. */
  all(): readonly SignIn[];
  /** Adds these, or ends them. One that was ended anywhere stays so. */
  say(signIns: readonly SignIn[]): void;
}

/** `holds` hears of what was added or ended, by whichever node. */
export function shareSignIns(
  { share }: Pick<Cluster, 'share'>,
  holds: (now: readonly SignIn[], before: readonly SignIn[]) => void,
): SharedSignIns {
  const document = share<SignInsDocument>({
    name: 'sign-ins',
    schema: signInsSchema,
    merge,
    holds: (now, before) => holds(now.signIns, before?.signIns ?? []),
  });
  return {
    all: () => document.value()?.signIns ?? [],
    say: (signIns) => document.say(merge({ version: 1, signIns: [...signIns] }, { version: 1, signIns: [] })),
  };
}

/** None is forgotten for its age: nodes whose clocks differ would never agree on that. */
function merge(one: SignInsDocument, other: SignInsDocument): SignInsDocument {
  const merged = new Map<string, SignIn>();
  for (const signIn of [...one.signIns, ...other.signIns]) {
    const known = merged.get(signIn.hash);
    if (known === undefined || signIn.ended === true) merged.set(signIn.hash, signIn);
  }
  const signIns = [...merged.values()].sort((a, b) => b.at - a.at || (a.hash < b.hash ? -1 : 1));
  return { version: 1, signIns: signIns.slice(0, SIGN_INS_MAX) };
}
