/** The keys that hold at all nodes: the newest of each kind, whatever became of the store meanwhile. */
import { within } from '#lib/within.ts';
import type { Time } from '#lib/time.ts';
import { KEY_KINDS } from '#protocol/access.ts';
import { keysSchema, type FreshKey, type Keys } from '../access/keys.ts';
import { SHARED_START_MS } from '../limits.ts';
import type { Log } from '../log.ts';
import type { Cluster } from './open-cluster.ts';

export interface MadeKeys {
  readonly keys: Keys;
  /** Those that were made just now, to be told once. */
  readonly fresh: readonly FreshKey[];
}

export interface SharedKeys {
  /**
   * The keys that this node begins with. Where the others have some those hold, beside a file that was theirs once: there the newer does.
   * Else it is the file's, or what `make` makes: of nodes that start at once one makes them for all. While what is shared is away they are this node's alone.
   */
  begin(found: Keys | undefined, make: () => Promise<MadeKeys | undefined>): Promise<MadeKeys | undefined>;
  /** These hold here, and at all. */
  say(keys: Keys): void;
}

/** `holds` hears of keys that hold from now on, whoever made them; they are marked as those of several. */
export function shareKeys(
  { share, isThere }: Pick<Cluster, 'share' | 'isThere'>,
  { time, log, holds }: { readonly time: Time; readonly log: Log; readonly holds: (keys: Keys) => void },
): SharedKeys {
  const document = share<Keys>({
    name: 'keys',
    schema: keysSchema,
    merge: newest,
    holds: (keys) => {
      isOne = true;
      holds(marked(keys));
    },
  });
  /** Whether this node's keys have been those of all at any time. */
  let isOne = false;
  /** What holds here alone until it is known what the others have. */
  let own: Keys | undefined;

  async function settle(made: MadeKeys): Promise<MadeKeys | undefined> {
    const outcome = await document.change((now) => (now === undefined ? marked(made.keys) : undefined));
    const there = document.value();
    if (outcome === 'done') return { keys: marked(made.keys), fresh: made.fresh };
    return outcome === 'kept' && there !== undefined ? { keys: marked(there), fresh: [] } : undefined;
  }

  /** Once the others are heard their keys hold, or these do where they have none. */
  async function offerLater(): Promise<void> {
    await document.heard;
    if (document.value() === undefined && own !== undefined) document.say(marked(own));
  }

  return {
    async begin(found, make) {
      if (found?.shared === true) document.say(marked(found));
      if (await isThere()) await within(SHARED_START_MS, document.heard, time);
      const there = document.value();
      if (there !== undefined) return { keys: marked(there), fresh: [] };
      const made = found === undefined ? await make() : { keys: found, fresh: [] };
      if (made === undefined) return undefined;
      const settled = document.isHeard() ? await settle(made) : undefined;
      if (settled !== undefined) return settled;
      log('warn', 'what the relays share does not answer: the keys are this one’s alone until it does');
      own = made.keys;
      void offerLater();
      return made;
    },
    say(keys) {
      if (isOne) document.say(marked(keys));
      else {
        own = keys;
        holds(keys);
      }
    },
  };
}

function marked({ publish, viewer, operator }: Keys): Keys {
  return { version: 1, publish, viewer, operator, shared: true };
}

/** Of each kind the one that was made later; of two that were made in one ms either, but the same at all nodes. */
function newest(one: Keys, other: Keys): Keys {
  const next = marked(one);
  for (const kind of KEY_KINDS) {
    const [mine, theirs] = [one[kind], other[kind]];
    const isOther = theirs.made === mine.made ? theirs.hash > mine.hash : theirs.made > mine.made;
    if (isOther) Object.assign(next, { [kind]: theirs });
  }
  return next;
}
