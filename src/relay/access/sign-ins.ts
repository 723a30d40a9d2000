/** Operators who signed in: each browser by a token of its own, of which the relay keeps the hash alone. */
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { Time } from '#lib/time.ts';
import { SIGN_IN_MS, SIGN_INS_MAX } from '../limits.ts';
import type { shareSignIns, SharedSignIns, SignIn } from '../cluster/shared-sign-ins.ts';
import type { Log } from '../log.ts';
import { writeAtomically } from '../snapshots/file-store.ts';

export interface SignIns {
  /** A new one: gives the token for the cookie. */
  add(): string;
  /** The name by which a sign-in's sockets are known; undefined for a token that does not hold. */
  nameOf(token: string): string | undefined;
  /** Ends one. */
  end(token: string): void;
  /** Ends all: the passphrase is another. */
  endAll(): void;
  /** Resolves once all that was said is saved, or could not be. */
  saved(): Promise<void>;
}

const savedSchema = v.object({
  version: v.literal(1),
  /** The passphrase's hash at which they signed in: with another one none holds. */
  operator: v.string(),
  signIns: v.array(v.object({ hash: v.string(), at: v.number() })),
});

/** They outlive the relay: a restart in the middle of a game asks nobody for a passphrase. What cannot be saved is a matter of the log. */
export async function openSignIns(options: {
  readonly file: string;
  readonly time: Time;
  readonly log: Log;
  readonly operator: () => string;
  /** Those of several relays. `holds` hears of what was added or ended. */
  readonly share?: ((holds: Parameters<typeof shareSignIns>[1]) => SharedSignIns) | undefined;
  /** Hears the name of one that was ended at another relay. */
  readonly ended?: ((name: string) => void) | undefined;
}): Promise<SignIns> {
  const { file, time, log, operator, share, ended } = options;
  const held = new Map<string, number>(await load(file, operator()));
  let saving = Promise.resolve();
  const shared = share?.((now, before) => {
    const known = new Set(before.filter(isEnded).map(({ hash }) => hash));
    hold(now);
    for (const { hash } of now.filter(isEnded)) if (!known.has(hash)) ended?.(nameBy(hash));
  });
  shared?.say(Array.from(held, ([hash, at]) => ({ hash, at, operator: operator() })));

  function save(): void {
    const signIns = Array.from(held, ([hash, at]) => ({ hash, at }));
    const text = `${JSON.stringify({ version: 1, operator: operator(), signIns })}\n`;
    saving = saving
      .then(() => writeAtomically(file, text, time, 0o600))
      .catch(() => {
        log('warn', 'sign-ins could not be saved: they end with this run');
      });
  }

  /** What all relays hold; the passphrase at which somebody signed in may be known here a moment later. */
  function hold(all: readonly SignIn[]): void {
    held.clear();
    for (const signIn of all.toReversed())
      if (!isEnded(signIn) && signIn.operator === operator()) held.set(signIn.hash, signIn.at);
    save();
  }

  return {
    add() {
      const token = randomBytes(32).toString('base64url');
      const hash = hashOf(token);
      const at = Math.round(time.now());
      held.set(hash, at);
      for (const oldest of held.keys()) if (held.size > SIGN_INS_MAX) held.delete(oldest);
      shared?.say([{ hash, at, operator: operator() }]);
      save();
      return token;
    },
    nameOf(token) {
      const hash = hashOf(token);
      const at = held.get(hash);
      if (at === undefined || time.now() - at >= SIGN_IN_MS) return undefined;
      return nameBy(hash);
    },
    end(token) {
      const hash = hashOf(token);
      const at = held.get(hash);
      if (at === undefined) return;
      held.delete(hash);
      shared?.say([{ hash, at, operator: operator(), ended: true }]);
      save();
    },
    endAll() {
      hold(shared?.all() ?? []);
    },
    saved: () => saving,
  };
}

function isEnded({ ended }: SignIn): boolean {
  return ended === true;
}

/** By which its sockets are known, at whichever relay. */
function nameBy(hash: string): string {
  return `operator:${hash.slice(0, 16)}`;
}

async function load(file: string, operator: string): Promise<readonly (readonly [string, number])[]> {
  try {
    const read = v.parse(savedSchema, JSON.parse(await readFile(file, 'utf8')));
    return read.operator === operator ? read.signIns.map(({ hash, at }) => [hash, at] as const) : [];
  } catch {
    return []; // none yet, or a damaged file: operators sign in again
  }
}

/** A token of 256 random bits is found by its hash alone: no comparison tells how near a guess was. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
